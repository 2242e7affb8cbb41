import { describe, expect, it } from 'vitest';
import type { ChildList, RecordPage } from '$ipc/contract';
import { column, row } from '$features/registers/testing';
import { fieldOf } from '$features/record/child';
import { partsOf, wordCount } from './slides';

const list = (...parts: string[]): ChildList => ({
	kind: 'slide',
	heading: 'Slides',
	title: 'part',
	one: 'slide',
	many: 'slides',
	why: '',
	columns: [column('part', 'choice', ['tested', 'learned', 'next'])],
	rows: parts.map((part, index) => row(String(index), [part])),
});
const slide = (part: string) =>
	({ id: part, fields: [{ ...fieldOf(column('part'), undefined), value: part }] }) as unknown as RecordPage;

describe('the slides of a proof of concept', () => {
	it('are three, in their order, whatever exists', () => {
		expect(partsOf(undefined, []).map((part) => part.id)).toEqual(['tested', 'learned', 'next']);
		const parts = partsOf(list('next', 'tested'), [slide('next'), slide('tested')]);
		expect(parts.map((part) => part.slide?.id ?? null)).toEqual(['tested', null, 'next']);
	});

	it('offer to add only what is not there, even before it is loaded', () => {
		expect(partsOf(list('tested'), []).map((part) => part.taken)).toEqual([true, false, false]);
	});

	it('have no place for a fourth', () => {
		expect(partsOf(list('tested', 'learned', 'next', 'more'), [slide('more')])).toHaveLength(3);
	});

	it('count their words', () => {
		expect(wordCount('Four of five', ' can\nbe read ')).toBe(6);
		expect(wordCount('', '')).toBe(0);
	});
});
