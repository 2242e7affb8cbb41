import { expect, it } from 'vitest';
import type { EntryRow } from '$ipc/contract';
import { byDay, joined } from './days';

const entry = (seq: number, day: string): EntryRow => ({
	seq,
	when: '',
	exact: '',
	day,
	actor: '',
	label: '',
	reason: null,
	record: null,
	changes: [],
	more: 0,
	undone: false,
});

it('puts the entries of a day under one head', () => {
	const days = byDay([entry(3, 'Thursday'), entry(2, 'Thursday'), entry(1, 'Monday')]);
	expect(days.map((day) => [day.day, day.entries.map((one) => one.seq)])).toEqual([
		['Thursday', [3, 2]],
		['Monday', [1]],
	]);
});

it('keeps what was read on when the first page comes anew, and shows nothing twice', () => {
	const rest = [entry(3, ''), entry(2, ''), entry(1, '')];
	expect(joined([entry(5, ''), entry(4, ''), entry(3, '')], rest).map((one) => one.seq)).toEqual([
		5, 4, 3, 2, 1,
	]);
	expect(joined([], rest)).toEqual(rest);
});
