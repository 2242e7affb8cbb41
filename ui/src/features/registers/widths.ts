import type { Cell, GridPage } from '$ipc/contract';

const LETTER = 7.6;
const PADDING = 22;
/** Room in the first column for the button that opens the record. */
const OPEN = 34;
const MARGIN = 16;

/** How much is written in a cell; of `1, a stop costs the day` only the 1. */
function lettersOf(cell: Cell): number {
	const option = String(cell.value);
	const words = cell.shown.startsWith(`${option}, `) ? option : cell.shown;
	return words.length + (cell.note ? cell.note.length + 1 : 0);
}

const between = (least: number, width: number, most: number) =>
	Math.round(Math.max(least, Math.min(most, width)));

/** The width of each column in pixels, from its head and its longest words; the last one is the reading. */
export function widths(page: GridPage): number[] {
	const longest = page.columns.map((field) => field.label.length + 2);
	let verdict = 'Reading'.length;
	for (const row of page.rows) {
		row.cells.forEach((cell, column) => {
			const length = lettersOf(cell);
			if (length > (longest[column] ?? 0)) longest[column] = length;
		});
		verdict = Math.max(verdict, row.verdict?.words.length ?? 0);
	}
	const columns = longest.map((letters, column) =>
		column === 0
			? between(150, letters * LETTER + PADDING + OPEN + MARGIN, 320)
			: between(96, letters * LETTER + PADDING, 280),
	);
	return page.has_verdict ? [...columns, between(120, verdict * LETTER + PADDING + 34, 260)] : columns;
}

/** The same in a narrow room, where the column that stays must leave room for the others; 0 is room enough. */
export function within(sizes: number[], room: number): number[] {
	const [first, ...others] = sizes;
	if (!room || first === undefined || !others.length) return sizes;
	return [Math.min(first, Math.max(130, Math.round(room * 0.45))), ...others];
}
