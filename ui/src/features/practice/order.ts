// Where a line goes when it is moved: everything is said as "after which", null for the top.

/** The line after which `id` comes to stand when moved one up or down; undefined when it cannot move that way. */
export function neighbour(ids: string[], id: string, by: -1 | 1): string | null | undefined {
	const at = ids.indexOf(id);
	const to = at + by;
	if (at < 0 || to < 0 || to >= ids.length) return undefined;
	return by === -1 ? (ids[to - 1] ?? null) : (ids[to] as string);
}

/** The line after which `id` comes to stand when dropped into gap `gap`, counted from the top; undefined when it stays. */
export function dropped(ids: string[], id: string, gap: number): string | null | undefined {
	const at = ids.indexOf(id);
	if (at < 0 || gap === at || gap === at + 1) return undefined;
	return gap === 0 ? null : (ids[gap - 1] ?? ids.at(-1) ?? null);
}

/** The gap a pointer at `y` is nearest to, given the top and bottom of each line. */
export function gapAt(lines: { top: number; bottom: number }[], y: number): number {
	const below = lines.findIndex((line) => y < (line.top + line.bottom) / 2);
	return below === -1 ? lines.length : below;
}

/** The line that takes the focus over when `id` goes away: the one after it, else the one before; null when none is left. */
export function heir(ids: string[], id: string): string | null {
	const at = ids.indexOf(id);
	return at < 0 ? null : (ids[at + 1] ?? ids[at - 1] ?? null);
}
