import { describe, expect, it } from 'vitest';
import { dropped, gapAt, heir, neighbour } from './order';

const ids = ['a', 'b', 'c'];

describe('the order of steps', () => {
	it('moves one up or down by keyboard, never past an end', () => {
		expect(neighbour(ids, 'b', -1), 'b goes to the top').toBeNull();
		expect(neighbour(ids, 'c', -1), 'c comes after a').toBe('a');
		expect(neighbour(ids, 'a', 1), 'a comes after b').toBe('b');
		expect(neighbour(ids, 'a', -1)).toBeUndefined();
		expect(neighbour(ids, 'c', 1)).toBeUndefined();
	});

	it('puts a dropped line into the gap under the pointer', () => {
		expect(dropped(ids, 'c', 0)).toBeNull();
		expect(dropped(ids, 'a', 3)).toBe('c');
		expect(dropped(ids, 'a', 2)).toBe('b');
		expect(dropped(ids, 'b', 1), 'the gap above itself is no move').toBeUndefined();
		expect(dropped(ids, 'b', 2), 'the gap below itself is no move').toBeUndefined();
	});

	it('hands the focus of a deleted line to its neighbour', () => {
		expect(heir(ids, 'a')).toBe('b');
		expect(heir(ids, 'c')).toBe('b');
		expect(heir(['a'], 'a')).toBeNull();
	});

	it('finds the nearest gap', () => {
		const lines = [
			{ top: 0, bottom: 30 },
			{ top: 30, bottom: 60 },
		];
		expect(gapAt(lines, 10)).toBe(0);
		expect(gapAt(lines, 20)).toBe(1);
		expect(gapAt(lines, 100)).toBe(2);
	});
});
