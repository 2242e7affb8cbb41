import type {
	Cell,
	ChildList,
	Chip,
	EntryRow,
	FieldValue,
	FieldView,
	GridPage,
	GridRow,
	JsonValue,
	Link,
	RecordPage,
	Tally,
} from '../contract';
import { TODAY, ahead, day } from './days';
import { kindOf } from './kinds';
import { parse } from './prose';
import type { Row } from './records';
import { said } from './typed';
import { DOCUMENTS } from './sheets/documents';
import { panelOf, sheetPanel } from './sheets/panels';
import { headingOf, shelfOf } from './sheets/shelf';

export function link(rows: Row[], row: Row): Link {
	const values = row.values;
	const owner = rows.find((one) => one.id === values['person']);
	const first = kindOf(row.kind)?.fields[0];
	const title =
		values['name'] ??
		(owner
			? `${String(owner.values['name'])} ${String(values['what'] ?? '')}`.trim()
			: first && values[first.id] != null
				? shown(rows, first, values[first.id] ?? null)
				: 'no name');
	return { id: row.id, kind: row.kind, title: String(title) };
}

function linksOf(rows: Row[], value: JsonValue): Link[] {
	const ids = Array.isArray(value) ? value : [value];
	return ids.flatMap((id) => rows.filter((row) => row.id === id)).map((row) => link(rows, row));
}

function shown(rows: Row[], field: FieldView, value: JsonValue): string {
	if (value === null) return '';
	if (field.type === 'ref' || field.type === 'refs')
		return linksOf(rows, value)
			.map((one) => one.title)
			.join(', ');
	if (field.type === 'date') return day(String(value)).words;
	return said(field, value) ?? field.options.find((option) => option.id === value)?.label ?? String(value);
}

function cell(rows: Row[], field: FieldView, row: Row): Cell {
	const value = row.values[field.id] ?? null;
	const links = field.type === 'ref' ? linksOf(rows, value) : [];
	const left = rows.find((one) => one.id === links[0]?.id)?.values['left_on'];
	const leaving = typeof left === 'string' && ahead(left) >= 0;
	const note = leaving
		? `leaves ${day(left).words.slice(4)}`
		: field.id === 'secondary' && value === 'p2'
			? 'unproven'
			: null;
	return {
		value,
		shown: shown(rows, field, value),
		note,
		tone: note === 'unproven' ? 'warn' : note ? 'bad' : 'muted',
		links,
		frozen: frozen(field, row) ?? undefined,
	};
}

function frozen(field: FieldView, row: Row): string | null {
	if (row.kind === 'hypothesis' && field.id === 'threshold' && row.values['test_started_on'])
		return 'Fixed since “Test started” was filled in.';
	if (row.kind === 'access-decision' && ['person', 'system', 'role', 'last_used'].includes(field.id))
		return 'Fixed since “Started” was filled in.';
	return null;
}

function verdict(row: Row): Chip | null {
	if (row.kind !== 'system') return null;
	const { primary, secondary, documentation, criticality } = row.values;
	const experts = [primary, secondary].filter((one) => one).length;
	const first = criticality === '1';
	const chip = (tone: Chip['tone'], glyph: Chip['glyph'], words: string, inputs: string): Chip => ({
		tone,
		glyph,
		words,
		explains: {
			message: `${String(row.values['name'])}: ${words}`,
			rule: 'two proven experts per system',
			inputs,
			since: '30 Sep',
			next_step: 'Lena Fischer joins the release of 25 Nov',
			effort: '1 hour',
		},
	});
	if (experts === 0) return chip('bad', 'crossed', 'nobody', 'no primary, no secondary');
	if (experts === 1) return chip(first ? 'bad' : 'warn', 'half', 'one person', '1 primary, no secondary');
	if (documentation === 'complete' || documentation === 'verified')
		return chip('good', 'full', 'covered', '2 experts, documented');
	return chip('warn', 'three-quarters', 'two, not documented', '2 experts');
}

export function tally(rows: Row[], of: Row[]): Tally[] {
	const counts = new Map<string, Tally>();
	for (const row of of) {
		const chip = verdict(row);
		if (!chip) continue;
		const key = `${chip.tone} ${chip.words}`;
		const known = counts.get(key) ?? { chip: { ...chip, explains: null }, count: 0 };
		counts.set(key, { ...known, count: known.count + 1 });
	}
	const order = ['bad', 'warn', 'good'];
	return [...counts.values()].sort((a, b) => order.indexOf(a.chip.tone) - order.indexOf(b.chip.tone));
}

const gridRow = (rows: Row[], columns: FieldView[], row: Row): GridRow => ({
	id: row.id,
	handle: `${row.kind}-${row.id.slice(1)}`,
	cells: columns.map((field) => cell(rows, field, row)),
	verdict: verdict(row),
	coming: null,
});

export function gridPage(rows: Row[], id: string): GridPage {
	const kind = kindOf(id) ?? { kind: id, one: id, many: id, why: '', example: null, columns: [], fields: [] };
	const columns = kind.columns.flatMap((column) => kind.fields.filter((field) => field.id === column));
	const all = rows.filter((row) => row.kind === id && !row.trashed);
	const by = (row: Row) => String(row.values['criticality'] ?? '9');
	if (id === 'system') all.sort((a, b) => by(a).localeCompare(by(b)));
	const groups: GridPage['groups'] = [];
	if (id === 'system') {
		all.forEach((row, index) => {
			const label = columns[1]?.options.find((option) => option.id === by(row))?.label;
			const name = label ? `Criticality ${label}` : 'No criticality, set one';
			if (groups.at(-1)?.label !== name) groups.push({ label: name, from: index, count: 0 });
			const last = groups.at(-1);
			if (last) last.count += 1;
		});
	}
	const { one, many, why, example } = kind;
	const made = all.map((row) => gridRow(rows, columns, row));
	return {
		one,
		many,
		why,
		example,
		kind: id,
		shelf: shelfOf(id),
		title: kind.fields[0]?.id ?? 'name',
		panel: sheetPanel(id, all.length),
		columns,
		rows: made,
		groups,
		has_verdict: id === 'system',
		tally: tally(rows, all),
	};
}

function fieldValue(rows: Row[], field: FieldView, row: Row): FieldValue {
	const value = row.values[field.id] ?? null;
	const text = typeof value === 'string' ? value : '';
	return {
		field,
		value,
		shown: shown(rows, field, value),
		exact: field.type === 'date' && text ? day(text).exact : null,
		links: field.type === 'ref' || field.type === 'refs' ? linksOf(rows, value) : [],
		blocks: field.type === 'prose' ? parse(text) : [],
		text,
		from_template: false,
		restorable: false,
		frozen: frozen(field, row),
	};
}

function childList(rows: Row[], row: Row, id: string): ChildList[] {
	const kind = kindOf(id);
	if (!kind) return [];
	const columns = kind.columns.flatMap((column) => kind.fields.filter((field) => field.id === column));
	const children = rows.filter((one) => one.parent === row.id && one.kind === id && !one.trashed);
	return [
		{
			kind: id,
			heading: headingOf(kind.many),
			title: kind.fields[0]?.id ?? 'name',
			one: kind.one,
			many: kind.many,
			why: kind.why,
			columns,
			rows: children.map((one) => gridRow(rows, columns, one)),
		},
	];
}

export function recordPage(rows: Row[], row: Row, history: EntryRow[]): RecordPage {
	const kind = kindOf(row.kind);
	const chip = verdict(row);
	const own = link(rows, row);
	const left = row.values['left_on'];
	const refer = (words: string, kind: string, field: string) => {
		const found = rows.filter((one) => one.kind === kind && one.values[field] === row.id);
		return { words, records: found.map((one) => link(rows, one)) };
	};
	const parent = rows.find((one) => one.id === row.parent);
	return {
		id: row.id,
		kind: row.kind,
		kind_name: kind?.one ?? row.kind,
		handle: `${row.kind}-${row.id.slice(1)}`,
		title: own.title,
		shelf: shelfOf(parent?.kind ?? row.kind),
		parent: parent ? link(rows, parent) : null,
		findings: chip
			? [
					{
						severity: chip.tone === 'bad' ? 'red' : chip.tone === 'warn' ? 'amber' : 'good',
						chip,
						record: own,
						page: own,
					},
				]
			: [],
		fields: (kind?.fields ?? []).map((field) => fieldValue(rows, field, row)),
		namesakes: null,
		unknown: [],
		panel: { ...panelOf(rows, row), view: kind?.view ?? null },
		documents: DOCUMENTS.filter((one) => one.about === row.kind),
		children: (kind?.children ?? []).flatMap((id) => childList(rows, row, id)),
		referred_by: [
			refer('systems, as primary expert', 'system', 'primary'),
			refer('systems, as secondary expert', 'system', 'secondary'),
			refer('people', 'person', 'team'),
		].filter((group) => group.records.length),
		history,
		trashed: row.trashed,
		locked: row.values['signed_on']
			? `“${own.title}” is locked since “Signed” was filled in, and stays as it is. To correct it, make a new ${kind?.one ?? 'record'} that corrects it.`
			: typeof left === 'string' && left < TODAY
				? 'Ola Brandt left; the record is kept as it was.'
				: null,
		redactable: row.kind === 'person',
	};
}
