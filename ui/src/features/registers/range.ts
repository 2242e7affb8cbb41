import type { GridRow } from '$ipc/contract';
import type { At } from './cursor';
import type { Line } from './lines';

/** A rectangle of cells, by line and column, its edges within. */
export type Span = { top: number; bottom: number; left: number; right: number };

export const spanOf = (a: At, b: At): Span => ({
	top: Math.min(a.line, b.line),
	bottom: Math.max(a.line, b.line),
	left: Math.min(a.column, b.column),
	right: Math.max(a.column, b.column),
});

/** Whether it is one cell only. */
export const single = ({ top, bottom, left, right }: Span): boolean => top === bottom && left === right;

/** The columns of it that a line has; null for a line outside. */
export const within = (span: Span | null, line: number): { left: number; right: number } | null =>
	span && line >= span.top && line <= span.bottom ? span : null;

/** The records of it, in order; heads of groups and the line that makes a new record are none. */
export const rowsIn = (lines: Line[], { top, bottom }: Span): GridRow[] =>
	lines.slice(top, bottom + 1).flatMap((line) => (line.line === 'row' ? [line.row] : []));

/** What is selected, in words: `3 rows, 2 columns`. */
export function spoken(rows: number, { left, right }: Span): string {
	const columns = right - left + 1;
	const of = (count: number, one: string) =>
		`${count.toLocaleString('en-GB')} ${one}${count === 1 ? '' : 's'}`;
	return `${of(rows, 'row')}, ${of(columns, 'column')}`;
}
