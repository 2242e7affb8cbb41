import type { FieldView, GridPage, GridRow, PasteCell, PasteRow } from '$ipc/contract';
import { toCopy, toPaste } from '$features/record/copied';
import { typed } from '$features/record/values';
import type { Line } from './lines';
import { rowsIn, single, type Span } from './range';

/** What would be written in one step, or why nothing is. */
export type Plan = { rows: PasteRow[] } | { refused: string };

/** Where a block goes, and whether rows may be added behind the last one. */
export type Target = { page: GridPage; lines: Line[]; span: Span; adds: boolean; today: string };

class Refused extends Error {}

const nameOf = (row: GridRow): string => row.cells[0]?.shown || row.handle;

/** What is written into a cell; null when it holds that already. */
function cellFor(
	field: FieldView,
	at: number,
	row: GridRow | null,
	text: string,
	today: string,
): PasteCell | null {
	const cell = row?.cells[at];
	const held = cell ? [toCopy(field, cell), toPaste(field, cell.value)] : [''];
	if (held.includes(text)) return null;
	if (cell?.frozen) throw new Refused(`${field.label} of ${nameOf(row as GridRow)}: ${cell.frozen}`);
	if (field.type === 'file')
		throw new Refused(`${field.label} holds files, and those are attached on the record’s own page.`);
	return { field: field.id, text: typed(field, text, today, cell?.value ?? null) };
}

function planned(rows: () => PasteRow[]): Plan {
	try {
		return { rows: rows().filter((row) => row.cells.length > 0) };
	} catch (reason) {
		if (reason instanceof Refused) return { refused: reason.message };
		throw reason;
	}
}

/** The same into every cell of a span, column by column; `textOf` gives none for a column that is left alone. */
export function planFill(
	{ page, lines, span, today }: Target,
	textOf: (field: FieldView, column: number) => string | null,
): Plan {
	const columns = page.columns
		.slice(span.left, span.right + 1)
		.map((field, at) => ({ field, at: span.left + at }));
	const texts = columns.map(({ field, at }) => textOf(field, at));
	return planned(() =>
		rowsIn(lines, span).map((row) => ({
			id: row.id,
			cells: columns.flatMap(({ field, at }, index) => {
				const text = texts[index];
				const cell = text == null ? null : cellFor(field, at, row, text, today);
				return cell ? [cell] : [];
			}),
		})),
	);
}

/** A block from the top left of a span on; one cell fills the whole span, and rows behind the last one are made. */
export function planPaste(target: Target, block: string[][]): Plan {
	const { page, lines, span, adds, today } = target;
	const only = block.length === 1 && block[0]?.length === 1 ? block[0][0] : undefined;
	if (only !== undefined && !single(span)) return planFill(target, () => only);
	const wide = Math.max(0, ...block.map((texts) => texts.length));
	const room = page.columns.length - span.left;
	if (room <= 0)
		return { refused: 'The reading is worked out and cannot be written. Begin in another column.' };
	if (wide > room)
		return {
			refused: `What was copied is ${wide} columns wide, and from here there ${room === 1 ? 'is one' : `are ${room}`}.`,
		};
	const rows = rowsIn(lines, { ...span, bottom: lines.length - 1 });
	const over = block.length - rows.length;
	if (over > 0 && !adds)
		return {
			refused: `What was copied is ${over === 1 ? 'one row' : `${over} rows`} longer than what is left here, and none can be added.`,
		};
	return planned(() =>
		block.map((texts, index) => {
			const row = rows[index] ?? null;
			const cells = texts.flatMap((text, at) => {
				const field = page.columns[span.left + at];
				const cell = field ? cellFor(field, span.left + at, row, text, today) : null;
				return cell ? [cell] : [];
			});
			return { id: row?.id ?? null, cells };
		}),
	);
}

/** The top row of a span into the rows below it; one row alone takes from the row above it. */
export function planDown(target: Target): Plan {
	const { lines, span } = target;
	const rows = rowsIn(lines, span);
	const above = rows.length > 1 ? rows[0] : rowsIn(lines, { ...span, top: 0, bottom: span.top - 1 }).at(-1);
	if (!above) return { rows: [] };
	const from = lines.findIndex(
		(line) => line.line === 'row' && line.row === (rows.length > 1 ? rows[1] : rows[0]),
	);
	return planFill({ ...target, span: { ...span, top: from } }, (field, column) =>
		toPaste(field, above.cells[column]?.value ?? null),
	);
}
