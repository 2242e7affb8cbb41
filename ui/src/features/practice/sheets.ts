import type { SheetRow } from '$ipc/contract';

/** How many records a sheet holds, in words: `none yet`, `1 system`, `1,200`. */
export function counted({ count, one }: Pick<SheetRow, 'count' | 'one'>): string {
	if (count === 0) return 'none yet';
	return count === 1 ? `1 ${one}` : count.toLocaleString('en-GB');
}
