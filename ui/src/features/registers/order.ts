import type { Cell, FieldView, GridPage, GridRow } from '$ipc/contract';

/** The id of the last column, which holds each row's reading. */
export const VERDICT = '\u0000verdict';

/** How rows are ordered; null is the kind's own order. */
export type Sort = { column: string; down: boolean } | null;

const names = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

type Weight = number | string | null;

function weight(field: FieldView, cell: Cell | undefined): Weight {
	if (!cell || cell.value === null) return null;
	switch (field.type) {
		case 'number':
		case 'percent':
		case 'level':
		case 'rating':
		case 'duration':
		case 'tick':
			return Number(cell.value);
		case 'money':
			return typeof cell.value === 'object' && 'minor' in cell.value ? Number(cell.value['minor']) : null;
		case 'choice': {
			const at = field.options.findIndex((option) => option.id === cell.value);
			return at < 0 ? cell.shown : at;
		}
		case 'date':
		case 'moment':
		case 'month':
			return String(cell.value);
		default:
			return cell.shown === '' ? null : cell.shown;
	}
}

function compare(a: Weight, b: Weight): number {
	if (typeof a === 'number' && typeof b === 'number') return a - b;
	return names.compare(String(a), String(b));
}

function weigher(page: GridPage, column: string): (row: GridRow) => Weight {
	if (column === VERDICT) {
		const rank = new Map(page.tally.map((one, index) => [one.chip.words, index]));
		return (row) => (row.verdict ? (rank.get(row.verdict.words) ?? page.tally.length) : null);
	}
	const at = page.columns.findIndex((field) => field.id === column);
	const field = page.columns[at];
	return (row) => (field ? weight(field, row.cells[at]) : null);
}

/** The rows in another order; equal ones stay as they were, empty cells come last either way. */
export function sorted(page: GridPage, rows: GridRow[], sort: Sort): GridRow[] {
	if (!sort) return rows;
	const weigh = weigher(page, sort.column);
	const sign = sort.down ? -1 : 1;
	return rows
		.map((row) => ({ row, weight: weigh(row) }))
		.sort((a, b) => {
			if (a.weight === null || b.weight === null)
				return Number(a.weight === null) - Number(b.weight === null);
			return sign * compare(a.weight, b.weight);
		})
		.map(({ row }) => row);
}

/** What pressing a column's head does: up, then down, then the kind's own order again. */
export function pressed(sort: Sort, column: string): Sort {
	if (sort?.column !== column) return { column, down: false };
	return sort.down ? null : { column, down: true };
}
