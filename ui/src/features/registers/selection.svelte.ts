import { moved, standing, type At, type Field } from './cursor';
import type { Left, Pressed } from './exchange';
import type { Line } from './lines';
import { single, spanOf, type Span } from './range';
import type { View } from './view.svelte';

/** The row that makes a new record. */
export const NEW = '+';

/** Where one stands among lines and columns, and what is selected from there. Rows are known by id, so that it outlasts a reload. */
export abstract class Selection {
	/** The other corner of what is selected; null when that is the one cell one stands on. */
	corner = $state.raw<{ row: string; column: number } | null>(null);
	/** How many rows fill the window. */
	rows = 10;
	readonly view: View;
	#last = 0;

	abstract get lines(): Line[];
	/** How many columns there are, the reading included. */
	abstract get columns(): number;

	readonly #places = $derived.by(() => {
		const places = new Map<string, number>();
		this.lines.forEach((line, index) => {
			if (line.line === 'row') places.set(line.row.id, index);
			if (line.line === 'new') places.set(NEW, index);
		});
		return places;
	});

	constructor(view: View) {
		this.view = view;
	}

	protected get field(): Field {
		return { lines: this.lines, columns: this.columns, page: Math.max(1, this.rows) };
	}
	/** Where one stands; null in an empty grid. A row that is gone gives way to the one in its place. */
	get at(): At | null {
		const line = this.#places.get(this.view.at.row) ?? this.#fallback();
		if (line === null) return null;
		const first = this.lines[line]?.line === 'new';
		return { line, column: first ? 0 : Math.min(this.view.at.column, this.columns - 1) };
	}
	/** The row one stands in. */
	get row(): string | null {
		return this.at && this.rowOf(this.at.line);
	}

	#fallback(): number | null {
		const line = standing(this.field, Math.min(this.#last, this.lines.length - 1), 1);
		if (line === null || this.lines[line]?.line === 'row') return line;
		return standing(this.field, line - 1, -1) ?? line;
	}

	rowOf(line: number): string | null {
		const one = this.lines[line];
		if (one?.line === 'row') return one.row.id;
		return one?.line === 'new' ? NEW : null;
	}
	lineOf(row: string): number | null {
		return this.#places.get(row) ?? null;
	}

	/** The corner opposite to the cell one stands on. */
	get #end(): At | null {
		const line = this.corner && this.lineOf(this.corner.row);
		if (line == null || !this.corner) return null;
		return { line, column: Math.min(this.corner.column, this.columns - 1) };
	}
	/** The cell that was reached last, to be brought into sight. */
	get reached(): At | null {
		return this.#end ?? this.at;
	}
	/** What is selected: one cell, or a rectangle of cells. */
	get span(): Span | null {
		const at = this.at;
		return at && spanOf(at, this.#end ?? at);
	}
	/** Whether more than one cell is selected. */
	get ranged(): boolean {
		const span = this.span;
		return span !== null && !single(span);
	}

	select(row: string, column: number): void {
		this.#last = this.lineOf(row) ?? this.#last;
		this.corner = null;
		this.view.at = { row, column };
	}
	/** Selects everything from the cell one stands on to this one. */
	stretch(row: string, column: number): void {
		const from = this.row;
		if (row === NEW || from === NEW || from === null) return;
		const here = row === from && column === this.at?.column;
		this.corner = here ? null : { row, column };
	}
	#go(at: At, stretching: boolean): void {
		const row = this.rowOf(at.line);
		if (row === null) return;
		if (stretching) this.stretch(row, at.column);
		else this.select(row, at.column);
	}

	/** Does what a key asks for that only moves or selects; null for any other key. */
	protected move(event: Pressed): Left {
		const at = this.at;
		if (!at) return null;
		const ctrl = event.ctrlKey || event.metaKey;
		const next = moved(this.field, (event.shiftKey && this.#end) || at, event.key, ctrl);
		if (next) this.#go(next, event.shiftKey);
		else if (event.key === ' ' && (event.shiftKey || ctrl)) return this.widen(event.shiftKey, ctrl);
		else if (ctrl && event.key.toLowerCase() === 'a') return this.widen(true, true);
		return next ? 'done' : null;
	}

	/** Selects whole rows, whole columns, or with both everything. */
	widen(rows: boolean, columns: boolean): Left {
		const span = this.span;
		const first = standing(this.field, 0, 1);
		const last = this.lines.findLastIndex((line) => line.line === 'row');
		if (!span || first === null || last < 0 || this.row === NEW) return null;
		this.#go({ line: columns ? first : span.top, column: rows ? 0 : span.left }, false);
		this.#go({ line: columns ? last : span.bottom, column: rows ? this.columns - 1 : span.right }, true);
		return 'done';
	}
}
