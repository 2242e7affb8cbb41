import { describe, expect, it } from 'vitest';
import { listed, narrows, sieveOf, valuesOf, type Filters } from './filters';
import { column, grid, row } from './testing';

const page = grid(
	[column('name'), column('state', 'choice', ['none', 'partial', 'complete']), column('done', 'tick')],
	[
		row('a', ['Élodie’s gate', 'complete', true]),
		row('b', ['Payments', 'none', false]),
		row('c', ['Payments gate', null, null]),
	],
);
const kept = (filters: Filters) =>
	page.rows
		.filter(sieveOf(page, filters))
		.map((one) => one.id)
		.join('');

describe('the filters of columns', () => {
	it('keep cells that hold every word, whatever its accents', () => {
		expect(kept({ name: { words: 'elodie' } })).toBe('a');
		expect(kept({ name: { words: 'gate pay' } })).toBe('c');
	});

	it('keep the values chosen, the empty one too', () => {
		expect(kept({ state: { values: ['none', ''] } })).toBe('bc');
		expect(kept({ done: { values: ['true'] } })).toBe('a');
	});

	it('hold together', () => {
		expect(kept({ name: { words: 'payments' }, state: { values: ['none'] } })).toBe('b');
	});

	it('leave nothing out when nothing is asked, or the column is not shown', () => {
		expect(kept({ name: { words: ' ' }, state: { values: [] }, gone: { words: 'x' } })).toBe('abc');
		expect(narrows({ words: ' ' })).toBe(false);
		expect(narrows(undefined)).toBe(false);
	});

	it('offer values where a list is closed, as the field lists them, with their counts', () => {
		expect(listed(column('state', 'choice'))).toBe(true);
		expect(listed(column('name'))).toBe(false);
		expect(valuesOf(page, 1).map((one) => `${one.words} ${one.count}`)).toEqual([
			'none 1',
			'complete 1',
			'empty 1',
		]);
	});
});
