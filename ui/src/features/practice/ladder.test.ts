import { describe, expect, it } from 'vitest';
import type { Ladder } from '$ipc/contract';
import { cells, posts } from './ladder';

const ladder = (supported: number, claimed: number | null, target: number | null): Ladder => ({
	rungs: [1, 2, 3, 4, 5].map((level) => ({ level, name: '', criterion: '', evidence: '' })),
	supported,
	claimed,
	target,
	target_words: target === null ? null : `${target} target, by 31 Mar`,
	missing: null,
	next: null,
	in_60_days: null,
});

describe('the ladder', () => {
	it('puts a post at each level that something stands at', () => {
		expect(posts(ladder(2, 3, 4)).map((post) => post.words)).toEqual([
			'2 supported',
			'3 claimed',
			'4 target, by 31 Mar',
		]);
	});
	it('lets what falls on one level share a post', () => {
		expect(posts(ladder(3, 3, null)).map((post) => post.words)).toEqual(['3 supported, claimed']);
	});
	it('hatches what is claimed and not supported', () => {
		expect(cells(ladder(2, 3, 4))).toEqual(['solid', 'solid', 'hatched', 'open', 'open']);
		expect(cells(ladder(1, null, null))).toEqual(['solid', 'open', 'open', 'open', 'open']);
	});
});
