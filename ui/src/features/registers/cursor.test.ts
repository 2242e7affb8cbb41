import { describe, expect, it } from 'vitest';
import { moved, standing, tabbed, type Field } from './cursor';
import type { Line } from './lines';
import { row } from './testing';

const line = (mark: string): Line =>
	mark === 'g'
		? { line: 'group', label: '', count: 1 }
		: mark === '+'
			? { line: 'new' }
			: { line: 'row', row: row(mark, []) };
const field: Field = { lines: [...'gabgc+'].map(line), columns: 3, page: 2 };
const from = (at: number, column: number, key: string, ctrl = false) =>
	moved(field, { line: at, column }, key, ctrl);

describe('moved', () => {
	it('steps over the heads of groups', () => {
		expect(from(2, 1, 'ArrowDown')).toEqual({ line: 4, column: 1 });
		expect(from(4, 1, 'ArrowUp')).toEqual({ line: 2, column: 1 });
	});

	it('stays inside', () => {
		expect(from(1, 0, 'ArrowUp')).toEqual({ line: 1, column: 0 });
		expect(from(5, 2, 'ArrowDown')).toEqual({ line: 5, column: 2 });
		expect(from(1, 2, 'ArrowRight')).toEqual({ line: 1, column: 2 });
	});

	it('goes to the ends', () => {
		expect(from(2, 1, 'Home')).toEqual({ line: 2, column: 0 });
		expect(from(2, 1, 'End')).toEqual({ line: 2, column: 2 });
		expect(from(4, 1, 'Home', true)).toEqual({ line: 1, column: 0 });
		expect(from(1, 1, 'End', true)).toEqual({ line: 5, column: 2 });
		expect(from(1, 1, 'ArrowDown', true)).toEqual({ line: 5, column: 1 });
	});

	it('turns pages and lands on a row', () => {
		expect(from(1, 0, 'PageDown')).toEqual({ line: 4, column: 0 });
		expect(from(2, 0, 'PageUp')).toEqual({ line: 1, column: 0 });
	});

	it('leaves other keys alone', () => {
		expect(from(1, 0, 'F6')).toBeNull();
	});
});

it('goes on to the next row at the end of one, and back', () => {
	expect(tabbed(field, { line: 2, column: 2 }, false)).toEqual({ line: 4, column: 0 });
	expect(tabbed(field, { line: 4, column: 0 }, true)).toEqual({ line: 2, column: 2 });
	expect(tabbed(field, { line: 1, column: 0 }, true)).toEqual({ line: 1, column: 0 });
});

it('finds no place in an empty grid', () => {
	expect(standing({ lines: [line('g')], columns: 1, page: 1 }, 0, 1)).toBeNull();
});
