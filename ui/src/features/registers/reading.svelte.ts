import type { FieldView, GridPage, JsonValue } from '$ipc/contract';
import { linesOf, type Line } from './lines';
import { Selection } from './selection.svelte';
import { narrowed, type View } from './view.svelte';

/** What is written beside the grid: a long text, a list of records, a file. */
const ELSEWHERE = ['prose', 'refs', 'file'];

/** A grid as it is read: its page as one chose to see it, and what may be written where. */
export abstract class Reading extends Selection {
	readonly #source: () => GridPage | null;
	readonly #writable: () => boolean;

	/** The page with the columns that are shown. */
	readonly page = $derived.by((): GridPage | null => {
		const page = this.#source();
		return page && narrowed(page, this.view.hidden);
	});
	readonly lines = $derived.by((): Line[] => {
		const page = this.page;
		return page ? linesOf(page, this.view, this.adds) : [];
	});

	constructor(source: () => GridPage | null, writable: () => boolean, view: View) {
		super(view);
		this.#source = source;
		this.#writable = writable;
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

	value(row: string, column: number): JsonValue {
		const line = this.lines[this.lineOf(row) ?? -1];
		return line?.line === 'row' ? (line.row.cells[column]?.value ?? null) : null;
	}
}
