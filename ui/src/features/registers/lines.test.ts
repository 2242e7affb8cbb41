import { describe, expect, it } from 'vitest';
import { linesOf, parted, reading, type Line, type Sieve } from './lines';
import { chip, column, grid, row } from './testing';

const all: Sieve = { words: '', readings: [], sort: null };
const show = (lines: Line[]) =>
	lines.map((line) =>
		line.line === 'row' ? line.row.id : line.line === 'group' ? `${line.label}:${line.count}` : '+',
	);

const page = grid(
	[column('name'), column('owner')],
	[
		row('a', ['Gate scanner', 'Élodie'], chip('one person')),
		row('b', ['Payments', 'Ivo'], chip('covered', 'good')),
		row('c', ['Tariffs', 'Ivo'], chip('one person', 'warn')),
	],
	{
		groups: [
			{ label: 'One', from: 0, count: 2 },
			{ label: 'Two', from: 2, count: 1 },
		],
	},
);

describe('linesOf', () => {
	it('puts heads over groups and the new line at the end', () => {
		expect(show(linesOf(page, all, true))).toEqual(['One:2', 'a', 'b', 'Two:1', 'c', '+']);
		expect(show(linesOf(page, all, false)).at(-1), 'nothing can be added to a read-only book').toBe('c');
	});

	it('finds every word anywhere in the row, whatever its accents', () => {
		expect(show(linesOf(page, { ...all, words: 'elodie gate' }, false))).toEqual(['One:1', 'a']);
		expect(show(linesOf(page, { ...all, words: 'ivo gate' }, false))).toEqual([]);
	});

	it('keeps the readings that are pressed, tone and words', () => {
		const readings = [reading(chip('one person', 'warn'))];
		expect(show(linesOf(page, { ...all, readings }, false))).toEqual(['Two:1', 'c']);
	});

	it('is one list when sorted', () => {
		const sort = { column: 'name', down: true };
		expect(show(linesOf(page, { ...all, sort }, false))).toEqual(['c', 'b', 'a']);
	});

	it('stays quick with ten thousand rows', () => {
		const rows = Array.from({ length: 10_000 }, (_, index) => row(String(index), [`System ${index}`, 'Ivo']));
		const many = grid([column('name'), column('owner')], rows);
		const before = performance.now();
		linesOf(many, { words: 'system 99', readings: [], sort: { column: 'name', down: true } }, true);
		expect(performance.now() - before, 'a sort and a filter must not be felt').toBeLessThan(1000);
	});
});

it('parts a group’s name from its meaning', () => {
	expect(parted('Criticality 1, a stop costs the day')).toEqual({
		name: 'Criticality 1',
		meaning: ', a stop costs the day',
	});
	expect(parted('No criticality')).toEqual({ name: 'No criticality', meaning: '' });
});
