import type { Move } from './exchange';
import type { Line } from './lines';

/** Where one is in a grid, by place. */
export type At = { line: number; column: number };

/** What the moves need to know of the grid. */
export type Field = { lines: Line[]; columns: number; page: number };

const stands = (field: Field, line: number): boolean => {
	const one = field.lines[line];
	return one !== undefined && one.line !== 'group';
};

/** The nearest line one can stand on, looking onwards first, then back; null in an empty grid. */
export function standing(field: Field, from: number, onwards: 1 | -1): number | null {
	for (let line = from; line >= 0 && line < field.lines.length; line += onwards) {
		if (stands(field, line)) return line;
	}
	for (let line = from; line >= 0 && line < field.lines.length; line -= onwards) {
		if (stands(field, line)) return line;
	}
	return null;
}

const clamp = (value: number, most: number): number => Math.max(0, Math.min(most, value));

function vertical(field: Field, at: At, by: number): At {
	const wanted = clamp(at.line + by, field.lines.length - 1);
	const line = standing(field, wanted, by < 0 ? -1 : 1);
	return line === null ? at : { ...at, line };
}

/** Where a key leads; null when the key is none of the grid's. */
export function moved(field: Field, at: At, key: string, ctrl: boolean): At | null {
	const last = field.columns - 1;
	const end = field.lines.length;
	switch (key) {
		case 'ArrowUp':
			return vertical(field, at, ctrl ? -end : -1);
		case 'ArrowDown':
			return vertical(field, at, ctrl ? end : 1);
		case 'ArrowLeft':
			return { ...at, column: ctrl ? 0 : clamp(at.column - 1, last) };
		case 'ArrowRight':
			return { ...at, column: ctrl ? last : clamp(at.column + 1, last) };
		case 'Home':
			return { ...(ctrl ? vertical(field, at, -end) : at), column: 0 };
		case 'End':
			return { ...(ctrl ? vertical(field, at, end) : at), column: last };
		case 'PageUp':
			return vertical(field, at, -field.page);
		case 'PageDown':
			return vertical(field, at, field.page);
		default:
			return null;
	}
}

/** Where one goes after a cell was written. */
export function after(field: Field, at: At, move: Move): At | null {
	if (move === 'stay' || move === 'all') return null;
	if (move === 'right' || move === 'left') return tabbed(field, at, move === 'left');
	return moved(field, at, move === 'down' ? 'ArrowDown' : 'ArrowUp', false);
}

/** Where Tab leads from a cell: the next one, over the end of a row into the one after it. */
export function tabbed(field: Field, at: At, back: boolean): At {
	const column = at.column + (back ? -1 : 1);
	if (column >= 0 && column < field.columns) return { ...at, column };
	const next = vertical(field, at, back ? -1 : 1);
	return next.line === at.line ? at : { line: next.line, column: back ? field.columns - 1 : 0 };
}
