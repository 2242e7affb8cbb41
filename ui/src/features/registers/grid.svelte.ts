import type { FieldView, GridPage, JsonValue } from '$ipc/contract';
import { readBlock } from './block';
import { Bulk } from './bulk.svelte';
import { moved, tabbed, type At } from './cursor';
import type { Door, Left, Move, Pressed, Written, Wrong } from './exchange';
import { linesOf, type Line } from './lines';
import { Marks } from './marks.svelte';
import type { Target } from './plan';
import { rowsIn, single } from './range';
import { NEW, Selection } from './selection.svelte';
import { narrowed, View } from './view.svelte';

export { NEW };

/** What is written beside the grid: a long text, a list of records, a file. */
const ELSEWHERE = ['prose', 'refs', 'file'];

/** A grid as a spreadsheet: where one stands, what is being typed, and what was refused. */
export class Grid extends Selection {
	/** What is being typed; `all` writes it into every row selected. */
	edit = $state.raw<{ row: string; column: number; begun: string | null; all?: boolean } | null>(null);
	/** What was typed and is on its way, by cell. */
	readonly pending = new Marks<string>();
	/** What was typed and refused, by cell; it stays to be mended. */
	readonly wrong = new Marks<Wrong>();
	readonly bulk: Bulk;
	readonly #source: () => GridPage | null;
	readonly #writable: () => boolean;
	readonly #door: Door;

	/** The page with the columns that are shown. */
	readonly page = $derived.by((): GridPage | null => {
		const page = this.#source();
		return page && narrowed(page, this.view.hidden);
	});
	readonly lines = $derived.by((): Line[] => {
		const page = this.page;
		return page ? linesOf(page, this.view, this.adds) : [];
	});

	constructor(source: () => GridPage | null, writable: () => boolean, door: Door, view = new View()) {
		super(view);
		this.#source = source;
		this.#writable = writable;
		this.#door = door;
		this.bulk = new Bulk(() => this.#target(), door);
	}

	/** The page with all its columns. */
	get whole(): GridPage | null {
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
	fieldAt(column: number): FieldView | null {
		return this.page?.columns[column] ?? null;
	}
	/** The field that a new record is named by. */
	get naming(): FieldView | null {
		const page = this.page;
		return page?.columns.find((field) => field.id === page.title) ?? page?.columns[0] ?? null;
	}
	/** Whether a new record must hold more than what it is named by. */
	get more(): boolean {
		const naming = this.naming?.id;
		return this.whole?.columns.some((field) => field.required && field.id !== naming) ?? false;
	}
	editable(column: number): boolean {
		const field = this.fieldAt(column);
		return this.writable && field !== null && !ELSEWHERE.includes(field.type);
	}

	#target(): Target | null {
		const { page, lines, span, adds } = this;
		return page && span && { page, lines, span, adds, today: this.#door.today() };
	}

	/** Does what a key asks for while nothing is being typed. */
	key(event: Pressed): Left {
		const at = this.at;
		if (!at) return null;
		if (event.altKey) return event.key === 'ArrowDown' && this.fieldAt(at.column) ? 'filter' : null;
		const went = this.move(event);
		if (went !== null) return went;
		const ctrl = event.ctrlKey || event.metaKey;
		if (ctrl) return this.#shortcut(event.key.toLowerCase());
		if (event.key === ' ') return 'open';
		if (event.key === 'Enter' || event.key === 'F2') {
			if (this.begin(null)) return 'done';
			return this.fieldAt(at.column) ? 'open' : 'explain';
		}
		if (event.key === 'Delete' || event.key === 'Backspace') return this.#clear() ? 'done' : null;
		if (event.key === 'Escape') return this.#forgive() ? 'done' : 'close';
		return event.key.length === 1 && this.begin(event.key) ? 'done' : null;
	}

	#shortcut(key: string): Left {
		if (key === 'enter') return 'open';
		if (key === 'c') return 'copy';
		if (key !== 'd' || !this.writable || this.row === NEW) return null;
		void this.bulk.down();
		return 'done';
	}

	/** Pastes what was copied elsewhere. What it wrote is selected then; new records lie where their order puts them. */
	async paste(text: string): Promise<void> {
		const { span, lines } = this;
		if (!this.writable || !text || !span) return;
		const block = readBlock(text);
		const last = await this.bulk.paste(block);
		if (last === null) return;
		const rows = rowsIn(lines, { ...span, bottom: lines.length - 1 });
		const end = rows[block.length - 1]?.id;
		if (this.lineOf(last) === null) this.view.showAll();
		if (end === undefined) this.select(last, span.left);
		else if (single(span)) this.stretch(end, span.left + Math.max(...block.map((texts) => texts.length)) - 1);
	}

	/** Begins to edit the cell one stands on, with what was typed already or with what it holds. */
	begin(begun: string | null, all = false): boolean {
		const at = this.at;
		const row = this.row;
		if (!at || row === null || !this.editable(at.column)) return false;
		const fill = all && this.ranged;
		if (row !== NEW && this.fieldAt(at.column)?.type === 'tick') {
			const written = { value: !this.#value(row, at.column), shown: '' };
			void (fill ? this.bulk.same(at.column, written) : this.#save(row, at.column, written));
			return true;
		}
		this.edit = { row, column: at.column, begun, all: fill };
		return true;
	}

	/** Shows a column, or does not; what was refused is noted by place, so it is put away. */
	choose(field: string, shown: boolean): void {
		this.wrong.clear();
		this.view.choose(field, shown);
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
		if (edit.row === NEW) return this.#add(written, move);
		if ((edit.all || move === 'all') && this.ranged && !(written && 'error' in written)) {
			const same = written ?? { value: this.#value(edit.row, edit.column), shown: '' };
			return void (await this.bulk.same(edit.column, same));
		}
		const next = this.#after(at, move);
		if (next) this.select(next.row, next.column);
		if (written) await this.#save(edit.row, edit.column, written);
	}

	#clear(): boolean {
		if (!this.ranged) return this.empty();
		if (this.writable) void this.bulk.empty();
		return this.writable;
	}

	/** Empties the cell one stands on. */
	empty(): boolean {
		const at = this.at;
		const row = this.row;
		if (!at || row === null || row === NEW || !this.editable(at.column)) return false;
		if (this.#value(row, at.column) !== null) void this.#save(row, at.column, { value: null, shown: '' });
		return true;
	}

	#after(at: At, move: Move): { row: string; column: number } | null {
		if (move === 'stay' || move === 'all') return null;
		const field = this.field;
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
			if ('typed' in written) await this.#door.type(row, field.id, written.typed);
			else await this.#door.set(row, field.id, written.value);
		} catch (reason) {
			this.wrong.set(row, column, { shown, message: this.#door.words(reason) });
		}
		this.pending.drop(row, column);
	}

	async #add(written: Written | null, move: Move): Promise<void> {
		const field = this.naming;
		if (!field || !written || 'typed' in written || ('value' in written && written.value === null)) return;
		if (this.more && this.#door.form && 'value' in written)
			return this.#door.form({ field: field.id, value: written.value, shown: written.shown });
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

	/** Puts away what is wrong in the cell, else what is selected besides it. */
	#forgive(): boolean {
		const at = this.at;
		const row = this.row;
		const wrong = at && row !== null ? this.wrong.take(row, at.column) : null;
		if (at && row !== null && wrong) {
			// A cell that is fixed shows its own words beside the reason; nothing was written there.
			const line = this.lines[at.line];
			const written = line?.line !== 'row' || line.row.cells[at.column]?.shown !== wrong.shown;
			if (written) this.#door.offer?.(() => this.wrong.set(row, at.column, wrong));
			return true;
		}
		const ranged = this.ranged;
		this.corner = null;
		return ranged;
	}
}
