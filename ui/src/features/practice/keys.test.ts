import { describe, expect, it } from 'vitest';
import { keep } from './keys';

const keys = (list: { key: string }[]) => list.map((one) => one.key);

describe('the identity of step rows', () => {
	it('survives the copy of the template’s steps', () => {
		const before = keep([], ['p/list', 'p/ask']);
		expect(keys(keep(before, ['uuid-1', 'uuid-2']))).toEqual(['p/list', 'p/ask']);
	});
	it('follows a step when the order changes later', () => {
		const copied = keep(keep([], ['p/list', 'p/ask']), ['uuid-1', 'uuid-2']);
		expect(keys(keep(copied, ['uuid-2', 'uuid-1']))).toEqual(['p/ask', 'p/list']);
	});
	it('gives a new step its own identity', () => {
		const before = keep([], ['uuid-1']);
		expect(keys(keep(before, ['uuid-1', 'uuid-2']))).toEqual(['uuid-1', 'uuid-2']);
	});
	it('never gives one key to two rows', () => {
		const before = keep([], ['p/a', 'p/b']);
		expect(new Set(keys(keep(before, ['x', 'p/b', 'y']))).size).toBe(3);
	});
});
