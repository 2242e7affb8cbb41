import type { Cell, FieldType, GridPage } from '$ipc/contract';

const PADDING = 22;
/** Room in the first column for the button that opens the record. */
const OPEN = 34;
const MARGIN = 16;
/** Room in the reading for its glyph and the edges of its chip. */
const CHIP = 34;

/** How wide a column is when there is room, and how narrow it may get when there is not. */
export type Width = { wanted: number; least: number };

/** How wide a column is at most where the grid scrolls sideways: more of them in sight tell more than whole words. */
const SIDEWAYS = 136;

/** What may be cut to make room: texts, and lists of which the first few tell enough. */
const TEXTS: FieldType[] = ['line', 'prose', 'refs', 'link', 'file'];
/** How wide a day, a month, a choice or a name stays at most when room is scarce. */
const WHOLE = 180;
/** How wide the column of names stays when room is scarce. */
const NAMES = 230;

/** What a letter takes at most, in pixels at the size of the grid. */
const WIDEST = 11.6;

/** About how wide a text is set: digits are tabular, capitals and m wide, i and l narrow. */
export function measure(text: string): number {
	let width = 0;
	for (const letter of text) {
		if (/[\d]/.test(letter)) width += 8.9;
		else if (/[ilj.,:;'’!|()\s]/.test(letter)) width += 4.4;
		else if (/[mwMW@%]/.test(letter)) width += WIDEST;
		else if (letter !== letter.toLowerCase()) width += 9.6;
		else width += 7.5;
	}
	return width;
}

/** What is written in a cell; of `1, a stop costs the day` only the 1. */
function textOf(cell: Cell): string {
	const option = String(cell.value);
	const words = cell.shown.startsWith(`${option}, `) ? option : cell.shown;
	return cell.note ? `${words} ${cell.note}` : words;
}

/** The longer of a width and that of a text; a text too short to be the longer one is not measured. */
const longer = (width: number, text: string): number =>
	text.length * WIDEST <= width ? width : Math.max(width, measure(text));

const between = (least: number, width: number, most: number) =>
	Math.round(Math.max(least, Math.min(most, width)));

/** The width of each column in pixels, from its head and its longest words; the last one is the reading. */
export function widths(page: GridPage): Width[] {
	const longest = page.columns.map(() => 0);
	let verdict = measure('Reading');
	let coming = 0;
	for (const row of page.rows) {
		row.cells.forEach((cell, column) => {
			longest[column] = longer(longest[column] ?? 0, textOf(cell));
		});
		verdict = longer(verdict, row.verdict?.words ?? '');
		coming = longer(coming, row.coming ?? '');
	}
	const columns = page.columns.map((field, column): Width => {
		const label = measure(field.label) + PADDING;
		const cells = (longest[column] ?? 0) + PADDING;
		if (column === 0) {
			const wanted = between(150, Math.max(label, cells) + OPEN + MARGIN, 320);
			return { wanted, least: Math.min(wanted, NAMES) };
		}
		const wanted = between(96, Math.max(label, cells), 280);
		const head = between(72, label, 104);
		// Half a day, month or name is none; only what is read as a text may be cut.
		const whole = TEXTS.includes(field.type) ? head : Math.max(head, Math.min(cells, WHOLE));
		return { wanted, least: Math.min(wanted, Math.round(whole)) };
	});
	if (!page.has_verdict) return columns;
	const chip = between(120, verdict + PADDING + CHIP, 260);
	return [...columns, { wanted: chip + (coming ? between(0, coming + 8, 160) : 0), least: chip }];
}

/** The narrowest part of a column that is worth showing before the edge: its head can still be pressed. */
const SLIVER = 72;

/**
 * Without slivers: a column of which little would be seen before the edge begins behind it, since the one before it is
 * widened; and one that begins behind the reading, which lies from the edge to the end of the room, is widened where only a
 * little of it would peek out there.
 */
function withoutSliver(columns: number[], edge: number, room: number): number[] {
	const sizes = [...columns];
	let start = 0;
	for (const [column, size] of columns.entries()) {
		const seen = edge - start;
		if (column > 0 && seen > 0 && seen < Math.min(size, SLIVER)) {
			sizes[column - 1] = (sizes[column - 1] ?? 0) + Math.ceil(seen);
			start += Math.ceil(seen);
		}
		const behind = start >= edge && start < room && column < columns.length - 1;
		const past = start + size - room;
		if (behind && past > 0 && past < SLIVER) sizes[column] = size + Math.ceil(SLIVER - past);
		start += sizes[column] ?? 0;
	}
	return sizes;
}

/**
 * The columns in a room, in pixels; 0 is room enough. Each gives way by what it can spare. Where that is not enough the grid
 * scrolls sideways, and only the column that stays gives way. `reads`: the last one, too, stays in sight.
 */
export function fit(columns: Width[], room: number, reads = false): number[] {
	const sum = (of: (width: Width) => number) => columns.reduce((total, width) => total + of(width), 0);
	const over = room ? sum(({ wanted }) => wanted) - room : 0;
	const spare = sum(({ wanted, least }) => wanted - least);
	if (over > spare) {
		const stays = Math.max(130, Math.round(room * 0.45));
		const sizes = columns.map(({ wanted, least }, column) =>
			column === 0 ? Math.min(wanted, stays) : Math.max(least, Math.min(wanted, SIDEWAYS)),
		);
		return withoutSliver(sizes, room - (reads ? (sizes.at(-1) ?? 0) : 0), room);
	}
	const share = over > 0 ? over / spare : 0;
	return columns.map(({ wanted, least }) => Math.floor(wanted - (wanted - least) * share));
}
