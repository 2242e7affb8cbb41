import type { Run, SearchPage } from '../contract';
import { link, recordPage } from './pages-of-records';
import { kindOf } from './kinds';
import type { Row } from './records';

function runs(text: string, wanted: string): Run[] {
	const at = text.toLowerCase().indexOf(wanted);
	if (at < 0 || !wanted) return [{ text, hit: false }];
	const end = at + wanted.length;
	return [
		{ text: text.slice(0, at), hit: false },
		{ text: text.slice(at, end), hit: true },
		{ text: text.slice(end), hit: false },
	].filter((run) => run.text);
}

export function searchPage(rows: Row[], words: string): SearchPage {
	const wanted = words.toLowerCase();
	const here = rows.filter((row) => !row.trashed && row.kind !== 'act');
	const named = here.filter((row) => link(rows, row).title.toLowerCase().includes(wanted)).slice(0, 8);
	const texts = here.flatMap((row) =>
		['only_they_know', 'risks', 'mission', 'summary'].flatMap((field) => {
			const text = row.values[field];
			return typeof text === 'string' && text.toLowerCase().includes(wanted) ? [{ row, field, text }] : [];
		}),
	);
	return {
		words: `${named.length + texts.length} matches`,
		records: named.map((row) => ({
			record: link(rows, row),
			page: link(rows, row),
			runs: runs(link(rows, row).title, wanted),
			hint: row.kind === 'system' ? `system, criticality ${String(row.values['criticality'])}` : row.kind,
			chip: recordPage(rows, row, []).findings[0]?.chip ?? null,
		})),
		written: texts.map(({ row, field, text }) => ({
			record: link(rows, row),
			page: link(rows, row),
			field: kindOf(row.kind)?.fields.find((one) => one.id === field)?.label ?? field,
			runs: runs(`… ${text.slice(0, 60)} …`, wanted),
		})),
	};
}
