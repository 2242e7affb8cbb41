// A block of cells as spreadsheets put it on the clipboard: tabs between cells, line breaks between rows, quotes around a cell
// that holds either, and a quote within it doubled.

import { visible } from '$kit/plain';

/** Reads a block; every row has the cells that were written, no more. */
export function readBlock(copied: string): string[][] {
	const text = visible(copied);
	const rows: string[][] = [[]];
	let at = 0;
	const cell = (): string => {
		if (text[at] !== '"') return plain();
		const quoted = closing(at);
		if (quoted === null) return plain();
		const inside = text.slice(at + 1, quoted).replaceAll('""', '"');
		at = quoted + 1;
		return inside;
	};
	const plain = (): string => {
		const end = /[\t\r\n]|$/g;
		end.lastIndex = at;
		const from = at;
		at = end.exec(text)?.index ?? text.length;
		return text.slice(from, at);
	};
	/** Where a quoted cell ends; null when the quote is only the first letter of a plain one. */
	const closing = (from: number): number | null => {
		for (let next = text.indexOf('"', from + 1); next >= 0; next = text.indexOf('"', next + 1)) {
			if (text[next + 1] === '"') next += 1;
			else return text[next + 1] === undefined || /[\t\r\n]/.test(text[next + 1] ?? '') ? next : null;
		}
		return null;
	};
	while (at < text.length) {
		rows.at(-1)?.push(cell());
		if (text[at] === '\t') {
			at += 1;
			// A tab at the very end has an empty cell behind it.
			if (at === text.length || /[\r\n]/.test(text[at] ?? '')) rows.at(-1)?.push('');
		}
		if (text[at] === '\r' || text[at] === '\n') {
			at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
			if (at < text.length) rows.push([]);
		}
	}
	return rows.map((row) => (row.length ? row : ['']));
}

const quoted = (cell: string): string =>
	/[\t\r\n]/.test(cell) || cell.startsWith('"') ? `"${cell.replaceAll('"', '""')}"` : cell;

/** Writes a block as spreadsheets read it. */
export const writeBlock = (rows: string[][]): string =>
	rows.map((row) => row.map(quoted).join('\t')).join('\n');
