import type { FieldView, GridPage, JsonValue } from '$ipc/contract';
import { moved, standing, tabbed, type At, type Field } from './cursor';
import { linesOf, type Line } from './lines';
import type { Door, Left, Move, Pressed, Written, Wrong } from './exchange';
import { Marks } from './marks.svelte';
import { View } from './view.svelte';

/** The row that makes a new record. */
export const NEW = '+';

const IN_PLACE = [
	'line',
	'choice',
	'date',
	'month',
	'level',
	'rating',
	'number',
	'percent',
	'money',
	'duration',
	'ref',
	'link',
	'tick',
];

/** A grid as a spreadsheet: where one stands, what is being typed, and what was refused. */
export class Grid {
	edit = $state.raw<{ row: string; column: number; begun: string | null } | null>(null);
	/** What was typed and is on its way, by cell. */
	readonly pending = new Marks<string>();
	/** What was typed and refused, by cell; it stays to be mended. */
	readonly wrong = new Marks<Wrong>();
	/** How many rows fill the window. */
	rows = 10;
	readonly view: View;
	readonly #source: () => GridPage | null;
	readonly #writable: () => boolean;
	readonly #door: Door;
	#last = 0;

	readonly lines = $derived.by((): Line[] => {
		const page = this.page;
		return page ? linesOf(page, this.view, this.adds) : [];
	});
	readonly #places = $derived.by(() => {
		const places = new Map<string, number>();
		this.lines.forEach((line, index) => {
			if (line.line === 'row') places.set(line.row.id, index);
			if (line.line === 'new') places.set(NEW, index);
		});
		return places;
	});

	constructor(source: () => GridPage | null, writable: () => boolean, door: Door, view = new View()) {
		this.#source = source;
		this.#writable = writable;
		this.#door = door;
		this.view = view;
	}

	get page(): GridPage | null {
		return this.#source();
	}
	get writable(): boolean {
		return this.#writable();
	}
	/** Whether there is a line that makes a new record. */
	get adds(): boolean {
		return this.writable;
	}
	/** How many columns there are, the reading included. */
	get columns(): number {
		return (this.page?.columns.length ?? 0) + (this.page?.has_verdict ? 1 : 0);
	}
	get #field(): Field {
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
		const line = standing(this.#field, Math.min(this.#last, this.lines.length - 1), 1);
		if (line === null || this.lines[line]?.line === 'row') return line;
		return standing(this.#field, line - 1, -1) ?? line;
	}

	rowOf(line: number): string | null {
		const one = this.lines[line];
		if (one?.line === 'row') return one.row.id;
		return one?.line === 'new' ? NEW : null;
	}
	lineOf(row: string): number | null {
		return this.#places.get(row) ?? null;
	}
	fieldAt(column: number): FieldView | null {
		return this.page?.columns[column] ?? null;
	}
	/** The field that a new record is named by. */
	get naming(): FieldView | null {
		const page = this.page;
		return page?.columns.find((field) => field.id === page.title) ?? page?.columns[0] ?? null;
	}
	editable(column: number): boolean {
		const field = this.fieldAt(column);
		return this.writable && field !== null && IN_PLACE.includes(field.type);
	}

	select(row: string, column: number): void {
		this.#last = this.lineOf(row) ?? this.#last;
		this.view.at = { row, column };
	}

	#go(at: At): void {
		const row = this.rowOf(at.line);
		if (row !== null) this.select(row, at.column);
	}

	/** Does what a key asks for while nothing is being typed. */
	key(event: Pressed): Left {
		const at = this.at;
		if (!at || event.altKey) return null;
		const ctrl = event.ctrlKey || event.metaKey;
		const next = moved(this.#field, at, event.key, ctrl);
		if (next) {
			this.#go(next);
			return 'done';
		}
		if (ctrl) return event.key === 'Enter' ? 'open' : event.key.toLowerCase() === 'c' ? 'copy' : null;
		if (event.key === ' ') return 'open';
		if (event.key === 'Enter' || event.key === 'F2') {
			if (this.begin(null)) return 'done';
			return this.fieldAt(at.column) ? 'open' : 'explain';
		}
		if (event.key === 'Delete' || event.key === 'Backspace') return this.empty() ? 'done' : null;
		if (event.key === 'Escape') return this.#forgive() ? 'done' : 'close';
		return event.key.length === 1 && this.begin(event.key) ? 'done' : null;
	}

	/** Begins to edit the cell one stands on, with what was typed already or with what it holds. */
	begin(begun: string | null): boolean {
		const at = this.at;
		const row = this.row;
		if (!at || row === null || !this.editable(at.column)) return false;
		if (row !== NEW && this.fieldAt(at.column)?.type === 'tick') {
			void this.#save(row, at.column, { value: !this.#value(row, at.column), shown: '' });
			return true;
		}
		this.edit = { row, column: at.column, begun };
		return true;
	}

	cancel(): void {
		this.edit = null;
	}

	/** Ends editing and moves on at once; the write follows, and what it refuses stays in its cell. */
	async end(written: Written | null, move: Move): Promise<void> {
		const edit = this.edit;
		const at = this.at;
		if (!edit || !at) return;
		this.edit = null;
		const next = this.#after(at, move);
		if (edit.row === NEW) return this.#add(written, move);
		if (next) this.view.at = next;
		if (written) await this.#save(edit.row, edit.column, written);
	}

	/** Empties the cell one stands on. */
	empty(): boolean {
		const at = this.at;
		const row = this.row;
		if (!at || row === null || row === NEW || !this.editable(at.column)) return false;
		if (this.#value(row, at.column) !== null) void this.#save(row, at.column, { value: null, shown: '' });
		return true;
	}

	/** What Ctrl+C takes from the cell one stands on. */
	get copied(): string {
		const at = this.at;
		const line = at ? this.lines[at.line] : undefined;
		if (!at || line?.line !== 'row') return '';
		return (this.fieldAt(at.column) ? line.row.cells[at.column]?.shown : line.row.verdict?.words) ?? '';
	}

	#after(at: At, move: Move): { row: string; column: number } | null {
		if (move === 'stay') return null;
		const field = this.#field;
		const next =
			move === 'right' || move === 'left'
				? tabbed(field, at, move === 'left')
				: moved(field, at, move === 'down' ? 'ArrowDown' : 'ArrowUp', false);
		const row = next && this.rowOf(next.line);
		return next && row !== null ? { row, column: next.column } : null;
	}

	#value(row: string, column: number): JsonValue {
		const line = this.lines[this.lineOf(row) ?? -1];
		return line?.line === 'row' ? (line.row.cells[column]?.value ?? null) : null;
	}

	async #save(row: string, column: number, written: Written): Promise<void> {
		const field = this.fieldAt(column);
		if (!field) return;
		const { shown } = written;
		this.wrong.drop(row, column);
		if ('error' in written) return this.wrong.set(row, column, { shown, message: written.error });
		this.pending.set(row, column, shown);
		try {
			await this.#door.set(row, field.id, written.value);
		} catch (reason) {
			this.wrong.set(row, column, { shown, message: this.#door.words(reason) });
		}
		this.pending.drop(row, column);
	}

	async #add(written: Written | null, move: Move): Promise<void> {
		const field = this.naming;
		if (!field || !written || ('value' in written && written.value === null)) return;
		this.wrong.drop(NEW, 0);
		try {
			if ('error' in written) throw new Error(written.error);
			const made = await this.#door.add({ [field.id]: written.value });
			if (made === null) return;
			if (this.lineOf(made) === null) this.view.showAll();
			if (move === 'down') this.begin(null);
			else this.select(made, move === 'right' ? 1 : 0);
		} catch (reason) {
			this.wrong.set(NEW, 0, { shown: written.shown, message: this.#door.words(reason) });
		}
	}

	#forgive(): boolean {
		const at = this.at;
		return at !== null && this.row !== null && this.wrong.drop(this.row, at.column);
	}
}
