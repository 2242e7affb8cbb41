import type { ImportError, ImportPreview, ImportRow, ImportVerdict } from '$ipc/contract';

export const figure = (count: number): string => count.toLocaleString('en-GB');

export const counted = (count: number, one: string, many: string): string =>
	`${figure(count)} ${count === 1 ? one : many}`;

/** Rows that would write something. */
export const writes = (preview: ImportPreview): number => preview.new + preview.changed;

/** What the button does. */
export function importWords(preview: ImportPreview): string {
	const rows = writes(preview);
	return rows && preview.ready ? `Import ${counted(rows, 'row', 'rows')}` : 'Import';
}

/** Why a table cannot be imported as it is, with the way out; null when it can. */
export function blocked(preview: ImportPreview): string | null {
	if (preview.ask_encoding !== null) return 'Choose the encoding first.';
	if (preview.error_count)
		return `All or nothing: ${counted(preview.error_count, 'error is', 'errors are')} left. Mend the file and choose it again.`;
	if (!writes(preview)) return 'There is nothing to import: no row says anything new.';
	return null;
}

/** Where an error is: `Line 4`, `Email`. */
export function whereabouts({ line, column, heading }: ImportError): { line: string; column: string } {
	const name = heading?.trim();
	const place =
		column === null ? (line === 1 ? 'whole table' : 'whole row') : name ? name : `column ${figure(column)}`;
	return { line: figure(line), column: place };
}

export type Group = { verdict: ImportVerdict; title: string; rows: ImportRow[]; more: string | null };

/** The rows that would write something: changed ones first, since they touch what is there. */
export function groups(preview: ImportPreview): Group[] {
	const all: [ImportVerdict, number, string][] = [
		['changed', preview.changed, 'changed'],
		['new', preview.new, 'new'],
	];
	return all
		.filter(([, count]) => count > 0)
		.map(([verdict, count, what]) => {
			const rows = preview.rows.filter((row) => row.verdict === verdict);
			const hidden = count - rows.length;
			return {
				verdict,
				title: `${figure(count)} ${what}`,
				rows,
				more: hidden > 0 ? `${figure(hidden)} more of them are not listed here.` : null,
			};
		});
}

/** A column without a heading cannot be named, so it cannot be chosen. */
export const nameless = (heading: string): boolean => heading.trim() === '';
