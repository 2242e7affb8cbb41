import { Refusal } from '../api';
import type {
	ImportChange,
	ImportError,
	ImportOptions,
	ImportPreview,
	ImportRow,
	Reply,
	Request,
} from '../contract';
import { kindOf } from './kinds';
import type { Row } from './records';

type Write = (id: string | null, label: string, change: (rows: Row[]) => Row[]) => Reply;
type Mapping = Record<string, string | null>;

const TEXTS = ['ada.byron', 'Bjørn Aas', 'Chen Wei', 'Dara Ó Briain', 'Ewa Nowak', 'Filip Novák', 'Gül Kaya'];
const UNDECIDED =
	'The file is not UTF-8, so it is read as Windows-1252. Look at a name with an accent, then choose the encoding.';

const EXPORTS: Record<string, string> = {
	grant: 'AWS IAM credential report',
	repository: 'GitHub repository list',
};

/**
 * Tables out and in of the made-up core. So that every part of the preview is seen, a table of people asks for its encoding,
 * grants and repositories are recognised and lack a person, systems belong to teams; elsewhere the second column is wrong until it is left out.
 */
export function tables(asked: URLSearchParams, rows: () => Row[], write: Write) {
	let named = !asked.has('unnamed');
	let kind = '';
	let mapping: Mapping = {};
	let options: ImportOptions = begun();

	function preview(): ImportPreview {
		const known = kindOf(kind);
		const fields = known?.fields ?? [];
		const recognised = options.by_columns ? null : (EXPORTS[kind] ?? null);
		const ask = kind === 'person' && options.encoding === null ? UNDECIDED : null;
		const columns = [
			...fields.map(({ id, label, example }, at) => ({
				heading: label,
				sample: at === 0 ? 'Bjørn Aas' : (example ?? ''),
				target: label in mapping ? (mapping[label] ?? null) : id,
			})),
			{ heading: 'Cost centre', sample: 'DE-4410', target: mapping['Cost centre'] ?? null },
			{ heading: '', sample: '', target: null },
		];
		const second = columns[1];
		const errors: ImportError[] =
			recognised || !second?.target
				? []
				: [4, 17].map((line) => ({
						line,
						column: 2,
						heading: second.heading,
						message: `“n/a ${line}” is nothing that ${second.heading} can be. Leave the cell empty, or write ${fields[1]?.example ?? fields[1]?.options[0]?.label ?? 'a name that is there'}.`,
					}));
		if (recognised && !options.create_missing)
			errors.push({
				line: 9,
				column: 1,
				heading: 'user',
				message: 'Nobody is called “svc-deploy”. Add the person, or have missing people added.',
			});
		const there = rows().filter((row) => row.kind === kind && !row.trashed);
		const wrong = new Set(errors.map((error) => error.line)).size;
		const made = asked.has('many') ? 900 : 12;
		const changed = there.slice(0, 3);
		return {
			kind,
			many: known?.many ?? kind,
			file: `${known?.many ?? kind}.csv`,
			words: `${made} new, ${changed.length} changed, 40 the same${wrong ? `, ${wrong} with errors` : ''}`,
			format: `${ask || options.encoding === 'windows-1252' ? 'Windows-1252' : 'UTF-8'}, divided by semicolons`,
			ask_encoding: ask,
			encodings: [
				{ id: 'utf-8', label: 'UTF-8' },
				{ id: 'utf-16', label: 'UTF-16' },
				{ id: 'windows-1252', label: 'Windows-1252' },
			],
			recognised,
			columns,
			targets: [
				{ id: '@id', label: `Number (${kind}-1)` },
				...fields.map(({ id, label }) => ({ id, label })),
			],
			parent_kind: kind === 'system' ? 'team' : null,
			new: made,
			changed: changed.length,
			same: 40,
			wrong,
			rows: [...changed.map(altered), ...TEXTS.map(fresh)],
			errors,
			error_count: errors.length,
			notes: recognised
				? ['Left out: 2 rows that stand for the account itself.']
				: ['Columns that are not read: “Cost centre”.'],
			missing: EXPORTS[kind] ? ['svc-deploy', 'Chen Wei', 'billing-prod'] : [],
			ready: !errors.length && ask === null,
			options,
		};
	}

	const changes = (before: boolean): ImportChange[] =>
		(kindOf(kind)?.fields ?? []).slice(before ? 1 : 0, 3).map((field, at) => ({
			field: field.label,
			before: before ? (['Engineer', 'Billing'][at] ?? null) : null,
			after: before && at === 1 ? null : (field.example ?? field.options[0]?.label ?? 'Platform'),
		}));
	const altered = (row: Row, at: number): ImportRow => ({
		line: at + 2,
		verdict: 'changed',
		title: String(row.values['name'] ?? row.id),
		handle: `${row.kind}-${at + 1}`,
		changes: changes(true),
	});
	const fresh = (title: string, at: number): ImportRow => ({
		line: at + 20,
		verdict: 'new',
		title,
		handle: null,
		changes: changes(false).map((change, place) => (place === 0 ? { ...change, after: title } : change)),
	});

	return (request: Request): Reply | null => {
		switch (request.ask) {
			case 'export-csv': {
				const file = `${kindOf(request.kind)?.many ?? request.kind}.csv`;
				return { reply: 'written', page: { file, words: `The table was written to ${file}.`, warnings: [] } };
			}
			case 'import-csv':
				kind = request.kind;
				mapping = {};
				options = { ...begun(), parent: request.parent };
				return { reply: 'import-preview', page: preview() };
			case 'import-csv-again':
				if (request.options.encoding === 'utf-8' && kind === 'person')
					throw new Refusal({
						code: 'refused',
						message: 'Line 3 is not UTF-8. Choose another encoding.',
						field: null,
					});
				mapping = { ...mapping, ...request.mapping };
				options = request.options;
				return { reply: 'import-preview', page: preview() };
			case 'set-profile':
				named = true;
				return null;
			case 'import-csv-apply':
				if (!named) throw new Refusal({ code: 'needs-profile', message: 'Who is writing?', field: null });
				return write(null, `Imported 15 ${kindOf(kind)?.many ?? kind}`, (all) => [
					...all,
					...TEXTS.map((name, at) => ({
						id: `csv-${all.length}-${at}`,
						kind,
						parent: null,
						trashed: false,
						values: { [kindOf(kind)?.fields[0]?.id ?? 'name']: name },
					})),
				]);
			default:
				return null;
		}
	};
}

const begun = (): ImportOptions => ({
	parent: null,
	encoding: null,
	create_missing: false,
	by_columns: false,
});
