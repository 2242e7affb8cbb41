import type { ChildList, GridPage } from '$ipc/contract';
import type { Door, Pressed, Left } from '$features/registers/exchange';
import { Grid, NEW } from '$features/registers/grid.svelte';

/** The ways a grid of children writes. */
export type Ways = Door & {
	trash: (row: string) => void;
	/** Whether a limit is reached. */
	full?: () => boolean;
};

/** The list of a record's children as a page of a grid. */
export function pageOf(list: ChildList): GridPage {
	return {
		kind: list.kind,
		shelf: { kind: list.kind, name: list.heading, pillar: null, practice: null },
		one: list.one,
		many: list.many,
		why: list.why,
		example: null,
		title: list.title,
		panel: { view: null, blocks: [], deeds: [] },
		columns: list.columns,
		rows: list.rows,
		groups: [],
		has_verdict: list.rows.some((row) => row.verdict !== null),
		tally: [],
	};
}

/** The grid of a register, for the children of one record: rows can be deleted, cells can be fixed one by one. */
export class ChildGrid extends Grid {
	readonly #ways: Ways;

	constructor(list: () => ChildList, writable: () => boolean, ways: Ways) {
		const page = $derived(pageOf(list()));
		super(() => page, writable, ways);
		this.#ways = ways;
	}

	override get adds(): boolean {
		return this.writable && !this.#ways.full?.();
	}

	/** Why the cell one stands on cannot be changed although others can. */
	get frozen(): string | null {
		const at = this.at;
		const line = at ? this.lines[at.line] : undefined;
		if (!at || line?.line !== 'row') return null;
		return line.row.cells[at.column]?.frozen ?? null;
	}

	override begin(begun: string | null): boolean {
		return this.#refused() || super.begin(begun);
	}

	override empty(): boolean {
		if (this.at?.column === 0 && this.#trash()) return true;
		return this.#refused() || super.empty();
	}

	override key(event: Pressed): Left {
		const deletes = event.key === 'Delete' || event.key === 'Backspace';
		if (deletes && (event.ctrlKey || event.metaKey)) return this.#trash() ? 'done' : null;
		return super.key(event);
	}

	/** Says beside a fixed cell why it is; Esc puts the reason away. */
	#refused(): boolean {
		const { at, row, frozen } = this;
		if (!this.writable || !at || row === null || frozen === null) return false;
		const line = this.lines[at.line];
		const shown = line?.line === 'row' ? (line.row.cells[at.column]?.shown ?? '') : '';
		this.wrong.set(row, at.column, { shown, message: frozen });
		return true;
	}

	#trash(): boolean {
		const row = this.row;
		if (!this.writable || row === null || row === NEW) return false;
		this.#ways.trash(row);
		return true;
	}
}
