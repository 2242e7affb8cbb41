import type { GridPage } from '$ipc/contract';
import type { Session } from '$features/workbook/session.svelte';
import { narrows, type Filter, type Filters } from './filters';
import { pressed, type Sort } from './order';

/** Where the order and the choice of columns of a register are kept, on this computer. */
export type Shelf = { read: () => string | null; write: (text: string) => void };

/** How a register was left: order, columns, filters and place. Order and columns are kept on the shelf, the rest in memory. */
export class View {
	words = $state('');
	readings = $state.raw<string[]>([]);
	filters = $state.raw<Filters>({});
	sort = $state.raw<Sort>(null);
	/** Columns that are not shown, by field. */
	hidden = $state.raw<string[]>([]);
	at = $state.raw<{ row: string; column: number }>({ row: '', column: 0 });
	scroll = 0;
	readonly #shelf: Shelf | null;

	constructor(shelf: Shelf | null = null) {
		this.#shelf = shelf;
		const { sort, hidden } = kept(shelf?.read() ?? null);
		this.sort = sort;
		this.hidden = hidden;
	}

	/** Whether rows are left out. */
	get narrowed(): boolean {
		return this.words.trim() !== '' || this.readings.length > 0 || Object.values(this.filters).some(narrows);
	}

	order(column: string): void {
		this.sort = pressed(this.sort, column);
		this.#keep();
	}

	/** Keeps the rows with a reading, or all again. */
	press(reading: string): void {
		this.readings = this.readings.includes(reading)
			? this.readings.filter((one) => one !== reading)
			: [...this.readings, reading];
	}

	/** Keeps what a column's filter keeps; a filter that keeps everything is none. */
	narrow(field: string, filter: Filter): void {
		const { [field]: _, ...others } = this.filters;
		this.filters = narrows(filter) ? { ...others, [field]: filter } : others;
	}

	/** Shows a column, or does not. What is not seen neither orders nor filters. */
	choose(field: string, shown: boolean): void {
		this.hidden = shown ? this.hidden.filter((one) => one !== field) : [...this.hidden, field];
		if (!shown) {
			this.narrow(field, { words: '' });
			if (this.sort?.column === field) this.sort = null;
		}
		this.#keep();
	}

	showAll(): void {
		this.words = '';
		this.readings = [];
		this.filters = {};
	}

	#keep(): void {
		this.#shelf?.write(JSON.stringify({ sort: this.sort, hidden: this.hidden }));
	}
}

/** What stood on the shelf, as far as it can be read. */
function kept(text: string | null): { sort: Sort; hidden: string[] } {
	const nothing = { sort: null, hidden: [] };
	try {
		const { sort, hidden } = {
			...nothing,
			...(JSON.parse(text ?? '{}') as Partial<{ sort: Sort; hidden: string[] }>),
		};
		const sound = sort === null || (typeof sort.column === 'string' && typeof sort.down === 'boolean');
		return { sort: sound ? sort : null, hidden: Array.isArray(hidden) ? hidden.map(String) : [] };
	} catch {
		return nothing;
	}
}

/** A page without the columns that are not shown; the first one and the one that names the rows always are. */
export function narrowed(page: GridPage, hidden: string[]): GridPage {
	const shown = page.columns.flatMap((field, at) =>
		at === 0 || field.id === page.title || !hidden.includes(field.id) ? [at] : [],
	);
	if (shown.length === page.columns.length) return page;
	const of = <T>(all: T[]): T[] => shown.flatMap((at) => (at < all.length ? [all[at] as T] : []));
	return {
		...page,
		columns: of(page.columns),
		rows: page.rows.map((row) => ({ ...row, cells: of(row.cells) })),
	};
}

const views = new WeakMap<Session, Map<string, View>>();

export function viewOf(session: Session, kind: string): View {
	const known = views.get(session) ?? new Map<string, View>();
	views.set(session, known);
	const key = `${session.frame?.folder ?? ''}/${session.frame?.file ?? ''}/${kind}`;
	const view = known.get(key) ?? new View(shelf(key));
	known.set(key, view);
	return view;
}

const shelf = (key: string): Shelf => ({
	read: () => localStorage.getItem(`view ${key}`),
	write: (text) => localStorage.setItem(`view ${key}`, text),
});
