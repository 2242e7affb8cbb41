import type { GridPage } from '$ipc/contract';
import { readBlock } from './block';
import { Bulk } from './bulk.svelte';
import { after, type At } from './cursor';
import { ticked, type Door, type Left, type Move, type Pressed, type Written, type Wrong } from './exchange';
import { Marks } from './marks.svelte';
import type { Target } from './plan';
import { rowsIn, single } from './range';
import { Reading } from './reading.svelte';
import { NEW } from './selection.svelte';
import { View } from './view.svelte';

export { NEW };

/** A grid as a spreadsheet: where one stands, what is being typed, and what was refused. */
export class Grid extends Reading {
	/** What is being typed; `all` writes it into every row selected. */
	edit = $state.raw<{ row: string; column: number; begun: string | null; all?: boolean } | null>(null);
	/** What was typed and is on its way, by cell. */
	readonly pending = new Marks<string>();
	/** What was typed and refused, by cell; it stays to be mended. */
	readonly wrong = new Marks<Wrong>();
	readonly bulk: Bulk;
	readonly #door: Door;

	constructor(source: () => GridPage | null, writable: () => boolean, door: Door, view = new View()) {
		super(source, writable, view);
		this.#door = door;
		this.bulk = new Bulk(() => this.#target(), door);
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
		if (event.key === 'Tab') return this.#step(at, event.shiftKey ? 'left' : 'right');
		const type = this.fieldAt(at.column)?.type;
		if (type === 'tick' && event.key.length === 1 && this.row !== NEW) return this.#tick(at, event.key);
		if (event.key === ' ') return 'open';
		if (event.key === 'Enter' || event.key === 'F2') {
			if (this.begin(null)) return 'done';
			return this.fieldAt(at.column) ? 'open' : 'explain';
		}
		if (event.key === 'Delete' || event.key === 'Backspace') return this.#clear() ? 'done' : null;
		if (event.key === 'Escape') return this.#forgive() ? 'done' : 'close';
		if (event.key.length !== 1) return null;
		if (this.begin(event.key)) return 'done';
		// A list of records is written beside the grid.
		return type === 'refs' && this.writable ? 'open' : null;
	}

	/** Goes to the next cell, also where nothing is being typed. */
	#step(at: At, move: Move): Left {
		const next = after(this.field, at, move);
		const row = next && this.rowOf(next.line);
		if (next && row !== null) this.select(row, next.column);
		return 'done';
	}

	/** Ticks or unticks by the letters that say so; no other letter does. */
	#tick(at: At, key: string): Left {
		const row = this.row;
		if (row === null || !this.editable(at.column)) return key === ' ' ? 'open' : null;
		const now = this.value(row, at.column) === true;
		const value = ticked(key, now);
		if (value !== null && value !== now) void this.#save(row, at.column, { value, shown: '' });
		return 'done';
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
			const written = { value: !this.value(row, at.column), shown: '' };
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
			const same = written ?? { value: this.value(edit.row, edit.column), shown: '' };
			return void (await this.bulk.same(edit.column, same));
		}
		this.#step(at, move);
		if (written) await this.#save(edit.row, edit.column, written);
	}

	#clear(): boolean {
		if (this.discard()) return true;
		if (!this.ranged) return this.empty();
		if (this.writable) void this.bulk.empty();
		return this.writable;
	}

	/** The rows that are selected as a whole; null when single cells are. */
	get wholeRows(): string[] | null {
		const { span, columns } = this;
		if (!this.ranged || !span || span.left > 0 || span.right < columns - 1) return null;
		return rowsIn(this.lines, span).map((row) => row.id);
	}

	/** Puts rows into the trash, those selected as a whole unless others are named; false when it cannot be done. */
	discard(rows = this.wholeRows): boolean {
		const discard = this.#door.discard;
		if (!this.writable || !discard || !rows?.length) return false;
		this.corner = null;
		discard(rows);
		return true;
	}

	/** Empties the cell one stands on. */
	empty(): boolean {
		const at = this.at;
		const row = this.row;
		if (!at || row === null || row === NEW || !this.editable(at.column)) return false;
		if (this.value(row, at.column) !== null) void this.#save(row, at.column, { value: null, shown: '' });
		return true;
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
