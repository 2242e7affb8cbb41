import { describe, expect, it } from 'vitest';
import type { Cell, FieldType, FieldView, JsonValue } from '$ipc/contract';
import { toCopy, toPaste } from './copied';
import { typed } from './values';

const field = (type: FieldType): FieldView => ({
	id: 'f',
	type,
	label: 'F',
	help: null,
	example: null,
	required: false,
	options: [{ id: '1', label: '1, hurts at once' }],
	to: ['person'],
	unit: null,
	limit: null,
});
const link = (title: string) => ({ id: title, kind: 'person', title });
const cell = (value: JsonValue, shown: string, links: Cell['links'] = []) => ({ value, shown, links });

describe('copied', () => {
	it.each<[FieldType, ReturnType<typeof cell>, string]>([
		['date', cell('2026-11-30', 'Mon 30 Nov'), '2026-11-30'],
		['moment', cell('2026-10-21T09:30:00.000+01:00', '21 Oct, 09:30'), '2026-10-21 09:30'],
		['number', cell('1200.5', '1,200.5\u00a0people'), '1200.5'],
		['money', cell({ minor: 120050, currency: 'EUR' }, '1,200.50\u00a0EUR'), '1,200.50 EUR'],
		['refs', cell(['a', 'b'], 'Ada, Ben', [link('Ada'), link('Ben')]), 'Ada; Ben'],
		['ref', cell('a', 'Ada Lund', [link('Ada Lund')]), 'Ada Lund'],
		['choice', cell('1', '1, hurts at once'), '1, hurts at once'],
		['level', cell(3, '3 Defined'), '3 Defined'],
		['line', cell(null, ''), ''],
	])('%s as a spreadsheet knows it', (type, from, text) => {
		expect(toCopy(field(type), from)).toBe(text);
	});

	it('comes back as what the core reads', () => {
		for (const [type, from, read] of [
			['choice', cell('1', '1, hurts at once'), '1'],
			['level', cell(3, '3 Defined'), '3'],
			['month', cell('2026-11', 'November 2026'), '2026-11'],
		] as const) {
			expect(typed(field(type), toCopy(field(type), from), '2026-11-19')).toBe(read);
		}
	});
});

describe('filled down', () => {
	it.each<[FieldType, JsonValue, string | null]>([
		['ref', '018f', '018f'],
		['refs', ['a', 'b'], 'a; b'],
		['money', { minor: -120005, currency: 'EUR' }, '-1200.05 EUR'],
		['duration', 16200, '16200'],
		['tick', false, 'no'],
		['moment', '2026-10-21T09:30:00.000+01:00', '2026-10-21T09:30:00.000+01:00'],
		[
			'cadence',
			{ months: 3, anchor: '2026-01-31', from: 'schedule', weekend: 'after', lead: 7 },
			'3 months, anchor 2026-01-31, from schedule, weekend after, lead 7 days',
		],
		['file', { sha256: '', name: 'a', media_type: '' }, null],
		['line', null, ''],
	])('%s stays the very same value', (type, value, text) => {
		expect(toPaste(field(type), value)).toBe(text);
	});
});
