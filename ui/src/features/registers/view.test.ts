import { describe, expect, it } from 'vitest';
import { column, grid, row } from './testing';
import { narrowed, View } from './view.svelte';

/** A shelf in memory. */
function shelf(first: string | null = null) {
	let text = first;
	return { read: () => text, write: (next: string) => void (text = next) };
}

describe('how a register was left', () => {
	it('keeps order and columns on the shelf, and nothing else', () => {
		const kept = shelf();
		const view = new View(kept);
		view.order('name');
		view.choose('note', false);
		view.words = 'payments';
		const again = new View(kept);
		expect([again.sort, again.hidden]).toEqual([{ column: 'name', down: false }, ['note']]);
		expect(again.narrowed, 'rows are never left out by what was looked for yesterday').toBe(false);
	});

	it.each(['', 'nonsense', '{"sort":{"column":1},"hidden":"x"}', 'null'])('takes no harm from %j', (text) => {
		const view = new View(shelf(text));
		expect([view.sort, view.hidden]).toEqual([null, []]);
	});

	it('lets a column that is not shown neither order nor filter', () => {
		const view = new View();
		view.order('note');
		view.narrow('note', { words: 'x' });
		expect(view.narrowed).toBe(true);
		view.choose('note', false);
		expect([view.sort, view.narrowed]).toEqual([null, false]);
		view.choose('note', true);
		expect(view.hidden).toEqual([]);
	});

	it('shows all rows again', () => {
		const view = new View();
		view.narrow('state', { values: ['none'] });
		view.showAll();
		expect(view.narrowed).toBe(false);
		view.narrow('state', { values: [] });
		expect(view.filters).toEqual({});
	});
});

it('leaves columns out of a page, but never what names the rows', () => {
	const page = grid([column('id'), column('name'), column('note')], [row('a', ['1', 'Payments', 'x'])]);
	const left = narrowed(page, ['id', 'name', 'note']);
	expect(left.columns.map((field) => field.id)).toEqual(['id', 'name']);
	expect(left.rows[0]?.cells.map((cell) => cell.shown)).toEqual(['1', 'Payments']);
	expect(narrowed(page, ['gone'])).toBe(page);
});
