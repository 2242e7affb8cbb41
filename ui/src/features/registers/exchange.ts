// What a grid, its cells and the page around it say to each other.

import type { JsonValue } from '$ipc/contract';

export type Move = 'stay' | 'down' | 'up' | 'right' | 'left';
/** What a cell's editor hands back. */
export type Written = { value: JsonValue; shown: string } | { error: string; shown: string };
/** What is left for the component to do after a key. */
export type Left = 'done' | 'explain' | 'open' | 'copy' | 'close' | null;
/** The ways a grid writes. */
export type Door = {
	set: (row: string, field: string, value: JsonValue) => Promise<unknown>;
	add: (fields: Record<string, JsonValue>) => Promise<string | null>;
	words: (reason: unknown) => string;
};
/** A key as the grid sees it. */
export type Pressed = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean; shiftKey: boolean };
/** What was typed and refused, with the reason. */
export type Wrong = { shown: string; message: string };
