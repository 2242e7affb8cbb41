import type { MenuItem } from '$kit/menu';
import { NEW, type Grid } from './grid.svelte';

/** What can be done with the row one stands in, or with all that are selected. */
export function menuOf(grid: Grid, ways: { open: () => void; copy: () => void }): MenuItem[] {
	const rows = grid.wholeRows ?? (grid.row !== null && grid.row !== NEW ? [grid.row] : []);
	if (!rows.length) return [];
	const words = rows.length === 1 ? 'Put the row into the trash' : `Put ${rows.length} rows into the trash`;
	const trash = { words, keys: 'Shift Space, Delete', bad: true, run: () => void grid.discard(rows) };
	return [
		{ words: 'Open at the side', keys: 'Space', run: ways.open },
		{ words: 'Copy', keys: 'Ctrl C', run: ways.copy },
		...(grid.writable ? [trash] : []),
	];
}
