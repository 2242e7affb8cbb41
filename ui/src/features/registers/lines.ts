import type { Chip, GridPage, GridRow } from '$ipc/contract';
import { fold } from '$kit/fold';
import { sieveOf, type Filters } from './filters';
import { sorted, type Sort } from './order';

/** What is drawn in one line of the grid: the head of a group, a record, or the line that makes a new one. */
export type Line =
	{ line: 'group'; label: string; count: number } | { line: 'row'; row: GridRow } | { line: 'new' };

/** What is left out and in which order the rest comes. */
export type Sieve = { words: string; readings: string[]; filters?: Filters; sort: Sort };

/** A reading as the tally names it: its tone and its words. */
export const reading = (chip: Chip): string => `${chip.tone} ${chip.words}`;

const texts = new WeakMap<GridRow, string>();

function textOf(row: GridRow): string {
	const known = texts.get(row);
	if (known !== undefined) return known;
	const parts = row.cells.map((cell) => `${cell.shown} ${cell.note ?? ''}`);
	const text = fold([row.handle, ...parts, row.verdict?.words ?? ''].join('\n'));
	texts.set(row, text);
	return text;
}

/** Whether a row holds every word typed, wherever it stands, and has one of the readings pressed. */
export function passes(row: GridRow, sieve: Sieve): boolean {
	if (sieve.readings.length && !(row.verdict && sieve.readings.includes(reading(row.verdict)))) return false;
	const words = fold(sieve.words).split(/\s+/).filter(Boolean);
	if (!words.length) return true;
	const text = textOf(row);
	return words.every((word) => text.includes(word));
}

/** The lines of a page. Groups belong to the kind's own order; another order is one list. */
export function linesOf(page: GridPage, sieve: Sieve, writable: boolean): Line[] {
	const lines: Line[] = [];
	const columns = sieveOf(page, sieve.filters ?? {});
	const kept = (rows: GridRow[]) => rows.filter((row) => passes(row, sieve) && columns(row));
	if (sieve.sort || !page.groups.length) {
		for (const row of sorted(page, kept(page.rows), sieve.sort)) lines.push({ line: 'row', row });
	} else {
		for (const group of page.groups) {
			const rows = kept(page.rows.slice(group.from, group.from + group.count));
			if (!rows.length) continue;
			lines.push({ line: 'group', label: group.label, count: rows.length });
			for (const row of rows) lines.push({ line: 'row', row });
		}
	}
	if (writable) lines.push({ line: 'new' });
	return lines;
}

/** A group's name and what it means: `Criticality 1` and `a stop hurts customers at once`. */
export function parted(label: string): { name: string; meaning: string } {
	const comma = label.indexOf(',');
	return comma < 0
		? { name: label, meaning: '' }
		: { name: label.slice(0, comma), meaning: label.slice(comma) };
}
