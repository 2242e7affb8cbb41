import type { Ladder } from '$ipc/contract';

export type Post = { level: number; what: ('supported' | 'claimed' | 'target')[]; words: string };

/** The posts over the ladder, one per level; what falls on one level shares its post. */
export function posts(ladder: Ladder): Post[] {
	const marks: [number | null, Post['what'][number]][] = [
		[ladder.supported, 'supported'],
		[ladder.claimed, 'claimed'],
		[ladder.target, 'target'],
	];
	const made = new Map<number, Post['what']>();
	for (const [level, what] of marks) {
		if (level === null || level < 1) continue;
		made.set(level, [...(made.get(level) ?? []), what]);
	}
	return [...made.entries()]
		.sort(([a], [b]) => a - b)
		.map(([level, what]) => ({ level, what, words: phrase(level, what, ladder.target_words) }));
}

function phrase(level: number, what: Post['what'], target: string | null): string {
	const said = what.map((one) => (one === 'target' ? (target ?? 'target').replace(/^\d /, '') : one));
	return `${level} ${said.join(', ')}`;
}

export type Cell = 'solid' | 'hatched' | 'open';

/** How each of the five cells is filled: supported, claimed without support, or neither. */
export function cells(ladder: Ladder): Cell[] {
	return ladder.rungs.map(({ level }) =>
		level <= ladder.supported ? 'solid' : level <= (ladder.claimed ?? 0) ? 'hatched' : 'open',
	);
}
