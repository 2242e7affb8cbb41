import type { Cell, FieldView, GridPage, GridRow } from '$ipc/contract';
import { optionsOf } from '$features/record/values';
import { fold } from '$kit/fold';

/** What is kept of one column: cells that hold every word, or cells with one of these values. */
export type Filter = { words: string } | { values: string[] };
export type Filters = Readonly<Record<string, Filter>>;

/** A value as the filter knows it; the empty one is empty text. */
const keyOf = (cell: Cell | undefined): string =>
	cell === undefined || cell.value === null ? '' : String(cell.value);

/** Whether a column is filtered by choosing from its values rather than by typing. */
export const listed = (field: FieldView): boolean => field.type === 'tick' || optionsOf(field) !== null;

/** Whether a filter leaves anything out. */
export const narrows = (filter: Filter | undefined): boolean =>
	filter !== undefined && ('words' in filter ? filter.words.trim() !== '' : filter.values.length > 0);

function test(filter: Filter): (cell: Cell | undefined) => boolean {
	if ('values' in filter) {
		const wanted = new Set(filter.values);
		return (cell) => wanted.has(keyOf(cell));
	}
	const words = fold(filter.words).split(/\s+/).filter(Boolean);
	return (cell) => {
		const text = fold(`${cell?.shown ?? ''} ${cell?.note ?? ''}`);
		return words.every((word) => text.includes(word));
	};
}

/** What the filters of all columns keep together. A column that is not there filters nothing. */
export function sieveOf(page: GridPage, filters: Filters): (row: GridRow) => boolean {
	const tests = page.columns.flatMap((field, column) => {
		const filter = filters[field.id];
		return filter && narrows(filter) ? [{ column, keeps: test(filter) }] : [];
	});
	return (row) => tests.every(({ column, keeps }) => keeps(row.cells[column]));
}

export type Value = { value: string; words: string; count: number };

/** The values that occur in a column with how often, as the field lists them, what is empty last. */
export function valuesOf(page: GridPage, column: number): Value[] {
	const found = new Map<string, Value>();
	for (const row of page.rows) {
		const cell = row.cells[column];
		const value = keyOf(cell);
		const known = found.get(value) ?? {
			value,
			words: value === '' ? 'empty' : (cell?.shown ?? value),
			count: 0,
		};
		found.set(value, { ...known, count: known.count + 1 });
	}
	const field = page.columns[column];
	const order = field ? (optionsOf(field)?.map((option) => option.id) ?? []) : [];
	const rank = ({ value }: Value) =>
		value === '' ? Infinity : order.includes(value) ? order.indexOf(value) : order.length;
	return [...found.values()].sort((a, b) => rank(a) - rank(b));
}
