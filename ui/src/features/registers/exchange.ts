// What a grid, its cells and the page around it say to each other.

import type { JsonValue, PasteRow } from '$ipc/contract';

/** Where one goes after a cell; `all` stays and writes the same into all that is selected. */
export type Move = 'stay' | 'down' | 'up' | 'right' | 'left' | 'all';
/** What a cell's editor hands back: a value, a text for the core to read, or why it is neither. */
export type Written =
	{ value: JsonValue; shown: string } | { typed: string; shown: string } | { error: string; shown: string };
/** What is left for the component to do after a key. */
export type Left = 'done' | 'explain' | 'open' | 'copy' | 'close' | 'filter' | null;
/** A letter typed into a cell that is ticked: what it makes of it; nothing for any other letter. */
export const ticked = (key: string, now: boolean): boolean | null =>
	({ y: true, n: false, ' ': !now })[key.toLowerCase()] ?? null;
/** What was typed into the line that makes a new record, before the rest of it is asked for. */
export type Begun = { field: string; value: JsonValue; shown: string };
/** The ways a grid writes. */
export type Door = {
	set: (row: string, field: string, value: JsonValue) => Promise<unknown>;
	/** Writes what was typed, as the core reads it. */
	type: (row: string, field: string, text: string) => Promise<unknown>;
	add: (fields: Record<string, JsonValue>) => Promise<string | null>;
	/** Writes many cells in one step; the id of the last row. */
	paste: (rows: PasteRow[]) => Promise<string | null>;
	/** Asks for what else a new record must hold. */
	form?: (begun: Begun) => void;
	/** Offers to bring back what was refused and put away. */
	offer?: (bring: () => void) => void;
	/** Puts records into the trash, in one step. */
	discard?: (rows: string[]) => void;
	/** Says why something with many cells was not done. */
	fail: (message: string) => void;
	words: (reason: unknown) => string;
	today: () => string;
};
/** A key as the grid sees it. */
export type Pressed = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean; shiftKey: boolean };
/** What was typed and refused, with the reason. */
export type Wrong = { shown: string; message: string };

/** Where Enter leads out of a cell: down, with Shift up, with Ctrl into all that is selected. */
export const entered = (event: { ctrlKey: boolean; metaKey: boolean; shiftKey: boolean }): Move =>
	event.ctrlKey || event.metaKey ? 'all' : event.shiftKey ? 'up' : 'down';
