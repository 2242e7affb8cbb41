import { describe, expect, it } from 'vitest';
import type { FieldType, FieldView } from '$ipc/contract';
import { read, toCopy, toType, typed } from './values';

const field = (type: FieldType, options: string[] = []): FieldView => ({
	id: 'f',
	type,
	label: 'F',
	help: null,
	example: null,
	required: false,
	options: options.map((id) => ({ id, label: id })),
	to: [],
	unit: null,
	limit: null,
});
const value = (type: FieldType, text: string) => read(field(type), text, '2026-11-19');

describe('read', () => {
	it('empties a field with nothing but blanks', () => {
		expect(value('line', '  ')).toEqual({ value: null });
	});

	it('keeps a line on one line', () => {
		expect(value('line', ' a\nb ')).toEqual({ value: 'a b' });
	});

	it('stores numbers as canonical decimals', () => {
		expect(value('number', '1,200.50')).toEqual({ value: '1200.5' });
		expect(value('number', '-0')).toEqual({ value: '0' });
		expect(value('percent', '12 %')).toEqual({ value: '12' });
		expect(value('number', '12,5')).toEqual({ value: '12.5' });
		expect(value('number', 'many')).toHaveProperty('error');
	});

	it('finds an option by its beginning, whatever its accents and case', () => {
		const choice = field('choice', ['none', 'Vérifié']);
		expect(read(choice, 'veri', '2026-11-19')).toEqual({ value: 'Vérifié' });
		expect(read(choice, 'x', '2026-11-19')).toHaveProperty('error');
	});

	it('reads levels by number or name', () => {
		expect(value('level', '3')).toEqual({ value: 3 });
		expect(value('level', '4 Quant')).toEqual({ value: 4 });
	});

	it('reads durations into seconds and money into minor units', () => {
		expect(value('duration', '2 h 30 min')).toEqual({ value: 9000 });
		expect(value('money', '1200.50 eur')).toEqual({ value: { minor: 120050, currency: 'EUR' } });
		expect(value('money', '12')).toHaveProperty('error');
		expect(value('month', 'Nov 2026')).toEqual({ value: '2026-11' });
		expect(value('moment', '21 Oct')).toHaveProperty('error');
	});
});

it('offers for editing what would be typed to get the value again', () => {
	const people = { ...field('number'), unit: 'people' };
	expect(toType(people, '1200.5', '1,200.5\u00a0people')).toBe('1,200.5');
	expect(toType(field('percent'), '12.5', '12.5\u00a0%')).toBe('12.5');
	expect(toType(field('date'), '2026-11-30', 'Mon 30 Nov'), 'with its year, whatever is shown').toBe(
		'30 Nov 2026',
	);
	expect(toType(field('moment'), '2026-10-21T09:30:00.000+01:00', '21 Oct, 09:30')).toBe('21 Oct 2026 09:30');
	expect(toType(field('month'), '2026-11', 'November 2026')).toBe('November 2026');
	expect(toType(field('duration'), 16_200, '4 h 30 min')).toBe('4 h 30 min');
	expect(toType(field('cadence'), { months: 6, lead: 7 }, 'twice a year')).toBe('6 months');
	expect(toType(field('money'), { minor: 120050, currency: 'EUR' }, '1,200.50\u00a0EUR')).toBe(
		'1,200.50 EUR',
	);
	expect(toType(field('line'), null, '')).toBe('');
});

describe('typed', () => {
	const said = (type: FieldType, text: string, kept: string | null = null) =>
		typed(field(type, ['none', 'Vérifié']), text, '2026-11-19', kept);

	it('turns words for days, months and moments into what the core reads', () => {
		expect(said('date', 'tomorrow')).toBe('2026-11-20');
		expect(said('month', 'Nov 2026')).toBe('2026-11');
		expect(said('moment', '21 Oct 2026 09:45', '2026-10-21T09:30:00.000-05:30')).toBe(
			'2026-10-21T09:45:00-05:30',
		);
	});

	it('turns the name of a listed option into its id, whatever its accents', () => {
		expect(said('choice', 'verifie')).toBe('Vérifié');
		expect(said('level', '3 Defined')).toBe('3');
		expect(said('choice', 'ver'), 'half a name is left to be refused').toBe('ver');
	});

	it('leaves the rest to the core, with plain blanks', () => {
		expect(said('money', '1,234.50\u00a0EUR')).toBe('1,234.50 EUR');
		expect(said('duration', ' 4 h 30 min ')).toBe('4 h 30 min');
		expect(said('date', 'soon')).toBe('soon');
		expect(said('line', 'a\nb')).toBe('a b');
	});
});

it('copies what a spreadsheet knows and what reads back the same', () => {
	expect(toCopy(field('date'), '2026-11-30', 'Mon 30 Nov', [])).toBe('2026-11-30');
	expect(toCopy(field('moment'), '2026-10-21T09:30:00.000+01:00', '21 Oct, 09:30', [])).toBe(
		'2026-10-21 09:30',
	);
	expect(toCopy(field('number'), '1200.5', '1,200.5\u00a0people', [])).toBe('1200.5');
	expect(toCopy(field('refs'), ['a', 'b'], 'Ada, Ben', ['Ada', 'Ben'])).toBe('Ada; Ben');
	expect(toCopy(field('ref'), 'a', 'Ada Lund', ['Ada Lund'])).toBe('Ada Lund');
	expect(toCopy(field('choice'), '1', '1, hurts at once', [])).toBe('1, hurts at once');
	expect(toCopy(field('line'), null, '', [])).toBe('');
});
