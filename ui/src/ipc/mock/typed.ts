import { Refusal } from '../api';
import type { FieldView, JsonValue, Reply, Request } from '../contract';
import { day } from './days';
import { MORE, field, kindOf, options, type Kind } from './kinds';
import type { Row } from './records';

/** A kind with a field of every type that is typed, chosen or attached. */
const trial: Kind = {
	kind: 'trial',
	one: 'trial',
	many: 'trials',
	why: 'Every type of field once, to see how each is written.',
	example: 'Restore by hand, 4 h 30 min, 1,234.50 EUR',
	columns: [
		'name',
		'length',
		'cost',
		'share',
		'count',
		'month',
		'started',
		'level',
		'rating',
		'passed',
		'rhythm',
	],
	fields: [
		field('name', 'line', 'Name', { required: true }),
		field('length', 'duration', 'Length', { example: '4 h 30 min' }),
		field('cost', 'money', 'Cost', { example: '1,234.50 EUR' }),
		field('share', 'percent', 'Share'),
		field('count', 'number', 'Count', { unit: 'people' }),
		field('month', 'month', 'Month', { example: 'Nov 2026' }),
		field('started', 'moment', 'Started', { example: '21 Oct 2026 09:30' }),
		field('level', 'level', 'Level'),
		field('rating', 'rating', 'Rating'),
		field('passed', 'tick', 'Passed'),
		field('rhythm', 'cadence', 'Repeated'),
		field('log', 'file', 'Log'),
		field('tried_by', 'refs', 'Tried by', { to: ['person'] }),
		field('result', 'choice', 'Result', { options: options('pass', 'pass with conditions', 'fail') }),
		field('on', 'date', 'On'),
		field('link', 'link', 'Link'),
		field('note', 'prose', 'Note'),
	],
};
MORE.push(trial);

export const trials = (): Row[] => [
	{
		id: 'z1',
		kind: 'trial',
		parent: null,
		trashed: false,
		values: {
			name: 'Restore by hand',
			length: 16_200,
			cost: { minor: 123_450, currency: 'EUR' },
			share: '12.5',
			count: '1200',
			month: '2026-11',
			started: '2026-10-21T09:30:00.000+01:00',
			level: 3,
			rating: 5,
			passed: true,
			rhythm: { months: 3, from: 'completion', weekend: 'after', lead: 7 },
			tried_by: ['p1', 'p2'],
		},
	},
	{ id: 'z2', kind: 'trial', parent: null, trashed: false, values: { name: 'Fail over' } },
];

const LEVELS = ['Initial', 'Managed', 'Defined', 'Quantitatively managed', 'Optimising'];
const part = (value: JsonValue, key: string): string =>
	typeof value === 'object' && value !== null && !Array.isArray(value) ? String(value[key] ?? '') : '';
const thousands = (amount: number, digits = 0) =>
	amount.toLocaleString('en-GB', { minimumFractionDigits: digits });

/** A value in words, as far as the core has words of its own for it; null for the rest. */
export function said(field: FieldView, value: JsonValue): string | null {
	switch (field.type) {
		case 'duration': {
			const minutes = Number(value) / 60;
			const [h, m] = [Math.floor(minutes / 60), minutes % 60];
			return [h ? `${h} h` : '', m ? `${m} min` : ''].filter(Boolean).join(' ') || '0 s';
		}
		case 'money':
			return `${thousands(Number(part(value, 'minor')) / 100, 2)}\u00a0${part(value, 'currency')}`;
		case 'percent':
			return `${String(value)}\u00a0%`;
		case 'number':
			return `${thousands(Number(value))}${field.unit ? `\u00a0${field.unit}` : ''}`;
		case 'month':
			return new Date(`${String(value)}-01T00:00:00Z`).toLocaleDateString('en-GB', {
				month: 'long',
				year: 'numeric',
				timeZone: 'UTC',
			});
		case 'moment':
			return `${day(String(value).slice(0, 10)).words.slice(4)}, ${String(value).slice(11, 16)}`;
		case 'level':
			return `${Number(value)} ${LEVELS[Number(value) - 1]}`;
		case 'tick':
			return value === true ? 'yes' : 'no';
		case 'cadence': {
			const [months, days] = [part(value, 'months'), part(value, 'days')];
			const words: Record<string, string> = {
				'1': 'monthly',
				'3': 'quarterly',
				'6': 'twice a year',
				'12': 'yearly',
			};
			return months
				? (words[months] ?? `every ${months} months`)
				: days === '7'
					? 'weekly'
					: `every ${days} days`;
		}
		case 'file':
			return part(value, 'name');
		default:
			return null;
	}
}

const wrong = (field: FieldView, what: string): never => {
	throw new Refusal({ code: 'field', message: `${field.label} ${what}.`, field: field.id });
};

/** What was typed, as the core would store it. */
export function readTyped(rows: Row[], field: FieldView, text: string): JsonValue {
	if (text === '') return null;
	if (text === 'refuse me') return wrong(field, 'is refused, to see how that looks');
	const named = (name: string): string => {
		const fits = rows.filter(
			(row) => field.to.includes(row.kind) && [row.id, row.values['name']].includes(name),
		);
		return fits[0]?.id ?? wrong(field, `has no “${name}” to name`);
	};
	switch (field.type) {
		case 'duration': {
			const parts = /^(?:(\d+) ?h)? ?(?:(\d+) ?min)?$/.exec(text);
			return parts
				? Number(parts[1] ?? 0) * 3600 + Number(parts[2] ?? 0) * 60
				: wrong(field, 'is a length of time');
		}
		case 'money': {
			const parts = /^([\d,]+(?:\.\d\d)?) ([A-Z]{3})$/i.exec(text);
			const [, amount = '', currency = ''] = parts ?? [];
			if (!parts) return wrong(field, 'is an amount and a currency, as in 1200.50 EUR');
			return {
				minor: Math.round(Number(amount.replaceAll(',', '')) * 100),
				currency: currency.toUpperCase(),
			};
		}
		case 'number':
		case 'percent':
			return /^[\d,.]+$/.test(text) ? text.replaceAll(',', '') : wrong(field, 'is a number');
		case 'level':
		case 'rating':
			return /^\d$/.test(text) ? Number(text) : wrong(field, 'is a whole number');
		case 'tick':
			return ['yes', 'true', 'x', '1'].includes(text.toLowerCase());
		case 'cadence': {
			const parts = /^(\d+) (day|month)s?$/.exec(text);
			return parts ? { [`${parts[2]}s`]: Number(parts[1]) } : wrong(field, 'is written as in “90 days”');
		}
		case 'ref':
			return named(text);
		case 'refs':
			return text.split(';').map((name) => named(name.trim()));
		case 'date':
			return /^\d{4}-\d\d-\d\d$/.test(text) ? text : wrong(field, 'is a day, as in 2026-11-30');
		case 'choice':
			return field.options.some((option) => option.id === text)
				? text
				: wrong(field, 'is one of its options');
		default:
			return text;
	}
}

type Write = (id: string | null, label: string, change: (rows: Row[]) => Row[]) => Reply;

/** What the made-up core does with what was typed, pasted or attached; null for the rest. */
export function typedAnswer(rows: Row[], write: Write, request: Request, make: () => string): Reply | null {
	const put = (row: Row, field: string, value: JsonValue): Row => ({
		...row,
		values: { ...row.values, [field]: value },
	});
	const fieldOf = (kind: string, id: string): FieldView | undefined =>
		kindOf(kind)?.fields.find((one) => one.id === id);
	if (request.ask === 'set-text' || request.ask === 'attach' || request.ask === 'save-attachment') {
		const row = rows.find((one) => one.id === request.id);
		const known = row && fieldOf(row.kind, request.field);
		if (!row || !known) return null;
		if (request.ask === 'save-attachment')
			return { reply: 'written', page: { file: 'log.txt', words: 'Saved a copy of log.txt.', warnings: [] } };
		const value =
			request.ask === 'attach'
				? { sha256: '0'.repeat(64), name: 'restore-log.txt', media_type: 'text/plain' }
				: readTyped(rows, known, request.text);
		if (value === null && known.required) wrong(known, 'must not be empty');
		return write(row.id, `Changed ${known.label.toLowerCase()}`, (all) =>
			all.map((one) => (one.id === row.id ? put(one, request.field, value) : one)),
		);
	}
	if (request.ask !== 'paste' || request.kind === 'access-decision') return null;
	let next = rows;
	request.rows.forEach((line, at) => {
		const made: Row = { id: make(), kind: request.kind, parent: request.parent, trashed: false, values: {} };
		let row = line.id === null ? made : (rows.find((one) => one.id === line.id) ?? made);
		for (const { field, text } of line.cells) {
			const known = fieldOf(request.kind, field);
			try {
				if (known) row = put(row, field, readTyped(rows, known, text));
				if (known?.required && !text) wrong(known, 'must not be empty');
			} catch (reason) {
				if (!(reason instanceof Refusal)) throw reason;
				throw new Refusal({ code: 'field', message: `Row ${at + 1}: ${reason.message}`, field });
			}
		}
		next = line.id === null ? [...next, row] : next.map((one) => (one.id === row.id ? row : one));
	});
	return write(request.rows[0]?.id ?? null, `Pasted ${request.rows.length} rows`, () => next);
}
