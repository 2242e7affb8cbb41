import type { ChildList, FieldValue, GridRow } from '$ipc/contract';
import type { Glyph } from '$kit/Ring.svelte';
import { fieldOf } from '$features/record/child';

/** How a state of a gate looks: its shape and how much ink it gets. */
export const STATES: Record<string, { glyph: Glyph; tone: 'good' | 'warn' | 'bad' | 'muted' }> = {
	green: { glyph: 'full', tone: 'good' },
	amber: { glyph: 'triangle', tone: 'warn' },
	red: { glyph: 'crossed', tone: 'bad' },
	'not needed': { glyph: 'slashed', tone: 'muted' },
};
export const OPEN = { glyph: 'dashed', tone: 'muted' } as const;

/** A column of a row, as a field that can be edited on its own. */
export function columnOf(list: ChildList, row: GridRow, id: string): FieldValue | undefined {
	const at = list.columns.findIndex((column) => column.id === id);
	const column = list.columns[at];
	const cell = row.cells[at];
	return column && { ...fieldOf(column, cell), frozen: cell?.frozen ?? null };
}

/** How far a launch is through its gates: `2 of 4 passed`; a gate that is not needed is not counted. */
export function passed(list: ChildList): string {
	const states = list.rows.map((row) => columnOf(list, row, 'state')?.value ?? null);
	const needed = states.filter((state) => state !== 'not needed');
	return `${needed.filter((state) => state === 'green').length} of ${needed.length} passed`;
}
