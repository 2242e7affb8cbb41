import { expect, it } from 'vitest';
import type { Line } from './lines';
import { rowsIn, single, spanOf, spoken, within } from './range';
import { row } from './testing';

const lines: Line[] = [
	{ line: 'group', label: 'One', count: 2 },
	{ line: 'row', row: row('a', []) },
	{ line: 'row', row: row('b', []) },
	{ line: 'group', label: 'Two', count: 1 },
	{ line: 'row', row: row('c', []) },
	{ line: 'new' },
];

it('is the same rectangle from whichever corner it was drawn', () => {
	const span = spanOf({ line: 4, column: 2 }, { line: 1, column: 0 });
	expect(span).toEqual(spanOf({ line: 1, column: 2 }, { line: 4, column: 0 }));
	expect(single(span)).toBe(false);
	expect(single(spanOf({ line: 1, column: 1 }, { line: 1, column: 1 }))).toBe(true);
});

it('holds records only', () => {
	const span = spanOf({ line: 1, column: 0 }, { line: 5, column: 1 });
	expect(rowsIn(lines, span).map((one) => one.id)).toEqual(['a', 'b', 'c']);
	expect(within(span, 0)).toBeNull();
	expect(within(span, 3)).toMatchObject({ left: 0, right: 1 });
	expect(spoken(3, span)).toBe('3 rows, 2 columns');
	expect(spoken(1, { ...span, right: 0 })).toBe('1 row, 1 column');
});
