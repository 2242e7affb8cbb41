import { describe, expect, it } from 'vitest';
import type { FieldType, FieldView } from '$ipc/contract';
import { read, toType } from './values';

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
	});
});

it('offers for editing what would be typed to get the value again', () => {
	expect(toType(field('number'), '1200.5', '1,200.5 people')).toBe('1200.5');
	expect(toType(field('date'), '2026-11-30', 'Mon 30 Nov')).toBe('Mon 30 Nov');
	expect(toType(field('money'), { minor: 120050, currency: 'EUR' }, '€ 1,200.50')).toBe('1200.50 EUR');
});
