import { Refusal } from '../api';
import type { Done, Frame, JsonValue, Reply, Request, SheetRow } from '../contract';
import { duties } from './duties';
import { documents, pages } from './documents';
import { Past } from './past';
import { gridPage, link, recordPage, tally } from './pages-of-records';
import { KINDS, kindOf } from './kinds';
import { records, type Row } from './records';
import { searchPage } from './search';
import { TODAY, day } from './days';
import { SHEETS } from './sheets/kinds';
import { sheetAnswer } from './sheets/answer';
import { sheetRows } from './sheets/rows';
import { tables } from './tables';
import { trials, typedAnswer } from './typed';
import { beliefsOf } from './sheets/beliefs';

/** Registers, records, search, history, trash and documents of the made-up core. Null for what it knows nothing of. */
export function second(asked: URLSearchParams, frame: () => Frame) {
	let rows: Row[] = asked.has('fresh') ? [] : [...records(asked.has('many')), ...sheetRows(), ...trials()];
	let before: Row[][] = [];
	let after: Row[][] = [];
	let made = 0;
	const past = new Past();
	const table = tables(asked, () => rows, write);
	const duty = duties(asked, () => full());
	const find = (id: string) => rows.find((row) => row.id === id);

	function write(id: string | null, label: string, change: (rows: Row[]) => Row[]): Reply {
		before = [...before, rows];
		after = [];
		rows = change(rows);
		past.note(label, id ? (find(id) ?? null) : null);
		return { reply: 'done', page: done(id, label) };
	}
	const done = (id: string | null, label: string): Done => ({
		id,
		entry: 1,
		label,
		changed: [],
		frame: full(),
	});
	const full = (): Frame => ({
		...frame(),
		trashed: rows.filter((row) => row.trashed).length,
		undo: before.length ? 'Changed a record' : null,
		undo_by: before.length && asked.has('shared') ? 'Ben Okoro' : null,
		redo: after.length ? 'Changed a record' : null,
	});
	const put = (id: string, field: string, value: JsonValue) => (all: Row[]) =>
		all.map((row) => (row.id === id ? { ...row, values: { ...row.values, [field]: value } } : row));

	function set(id: string, field: string, value: JsonValue): Reply | null {
		const row = find(id);
		if (!row) return null;
		const known = kindOf(row.kind)?.fields.find((one) => one.id === field);
		if (known?.required && value === null) {
			throw new Refusal({ code: 'field', message: `${known.label} cannot be empty.`, field });
		}
		if (value === 'refuse me')
			throw new Refusal({ code: 'field', message: 'This is refused, to see how that looks.', field });
		return write(
			id,
			`Changed ${known?.label.toLowerCase() ?? field} of ${link(rows, row).title}`,
			put(id, field, value),
		);
	}

	const register = (kind: string): SheetRow | null => {
		const known = kindOf(kind);
		if (!known) return null;
		const all = rows.filter((row) => row.kind === kind && !row.trashed);
		const name = known.many.charAt(0).toUpperCase() + known.many.slice(1);
		const bad = kind === 'system' ? tally(rows, all).filter((one) => one.chip.tone !== 'good') : [];
		const chips = bad.map((one) => ({ ...one.chip, words: `${one.count} ${one.chip.words}` }));
		return { kind, name, one: known.one, count: all.length, why: known.why, chips };
	};

	function answer(request: Request): Reply | null {
		const typed = typedAnswer(rows, write, request, () => `n${++made}`);
		if (typed) return typed;
		const sheet = sheetAnswer(
			() => rows,
			write,
			request,
			() => `n${++made}`,
		);
		const found = sheet ?? table(request) ?? duty(request);
		if (found) return found;
		switch (request.ask) {
			case 'registers': {
				const registers = [...KINDS.slice(0, 5).map((kind) => kind.kind), 'trial'].map(register);
				return {
					reply: 'registers',
					page: {
						registers: registers.filter((one) => one !== null),
						sheets: SHEETS.map(({ kinds, ...pillar }) => ({
							...pillar,
							sheets: kinds.map(register).filter((one) => one !== null),
						})),
					},
				};
			}
			case 'grid':
				return { reply: 'grid', page: gridPage(rows, request.kind) };
			case 'record': {
				const row = find(request.id);
				if (!row) throw new Refusal({ code: 'not-found', message: 'This record is gone.', field: null });
				return { reply: 'record', page: recordPage(rows, row, past.of(row.id)) };
			}
			case 'kin': {
				const parts = rows.filter(
					(row) => row.parent === request.id && row.kind === request.kind && !row.trashed,
				);
				return {
					reply: 'kin',
					page: {
						records: parts.map((row) => recordPage(rows, row, past.of(row.id))),
						beliefs: request.kind === 'hypothesis' ? beliefsOf(parts) : null,
					},
				};
			}
			case 'choices': {
				const fits = rows.filter((row) => request.kinds.includes(row.kind) && !row.trashed);
				const named = fits.map((row) => ({
					record: link(rows, row),
					hint: String(row.values['role'] ?? ''),
				}));
				const wanted = request.words.toLowerCase();
				return {
					reply: 'choices',
					page: named.filter((one) => one.record.title.toLowerCase().includes(wanted)).slice(0, 50),
				};
			}
			case 'search':
				return { reply: 'search', page: searchPage(rows, request.words) };
			case 'set':
				return set(request.id, request.field, request.value);
			case 'add': {
				if (!kindOf(request.kind)) return null;
				const id = `n${++made}`;
				const row: Row = {
					id,
					kind: request.kind,
					parent: request.parent,
					trashed: false,
					values: { ...request.fields },
				};
				return write(id, `Added ${String(request.fields['name'] ?? kindOf(request.kind)?.one)}`, (all) => [
					...all,
					row,
				]);
			}
			case 'trash':
			case 'untrash': {
				const row = find(request.id);
				if (!row) return null;
				const trashed = request.ask === 'trash';
				const label = `${trashed ? 'Moved to the trash' : 'Took out of the trash'}: ${link(rows, row).title}`;
				return write(row.id, label, (all) =>
					all.map((one) => (one.id === row.id ? { ...one, trashed } : one)),
				);
			}
			case 'trash-list': {
				const gone = rows.filter((row) => row.trashed);
				return {
					reply: 'trash',
					page: gone.map((row) => ({
						record: link(rows, row),
						kind_name: kindOf(row.kind)?.one ?? row.kind,
						with: row.kind === 'system' ? 'with three dated acts' : null,
						when: 'today',
						exact: day(TODAY).exact,
					})),
				};
			}
			case 'undo':
				if (!before.length) return null;
				after = [...after, rows];
				rows = before.pop() ?? rows;
				return { reply: 'done', page: done(null, 'Undone') };
			case 'redo':
				if (!after.length) return null;
				before = [...before, rows];
				rows = after.pop() ?? rows;
				return { reply: 'done', page: done(null, 'Redone') };
			case 'history':
				return { reply: 'history', page: past.page(request.id, request.before) };
			case 'undo-entry':
			case 'restore-record':
			case 'restore-book':
				return write(null, `Went back to entry ${request.seq}`, (all) => all);
			case 'redact':
				return write(request.id, 'Blanked personal data', (all) => all);
			case 'documents':
				return { reply: 'documents', page: documents };
			case 'preview':
				return { reply: 'preview', page: pages };
			case 'export-document':
			case 'export-json':
			case 'snapshot':
			case 'save-copy':
				return {
					reply: 'written',
					page: {
						file: 'tarn-blueprint-8.pdf',
						words: 'Edition 8 was written to tarn-blueprint-8.pdf.',
						warnings: [],
					},
				};
			default:
				return null;
		}
	}

	return { answer, full };
}
