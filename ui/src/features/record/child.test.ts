import { describe, expect, it } from 'vitest';
import type { FieldView } from '$ipc/contract';
import { toMake } from '$features/workbook/making';
import { fieldOf, missing, put, valueOf, withOne } from './child';

const field = (id: string, more: Partial<FieldView> = {}): FieldView => ({
	id,
	type: 'line',
	label: id,
	help: null,
	example: null,
	required: false,
	options: [],
	to: [],
	unit: null,
	limit: null,
	...more,
});

describe('a child that is not made yet', () => {
	it('names what must not be empty', () => {
		const values = [fieldOf(field('on', { required: true }), undefined), fieldOf(field('note'), undefined)];
		expect(missing(values)).toEqual(['on']);
	});

	it('shows a person that was chosen by name, and stores the id', () => {
		const chosen = put(
			fieldOf(field('person', { type: 'ref', to: ['person'] }), undefined),
			'p1',
			'Ada Lund',
		);
		expect(chosen.value).toBe('p1');
		expect(chosen.links).toEqual([{ id: 'p1', kind: 'person', title: 'Ada Lund' }]);
	});

	it('shows several people in the order they came in, and one that is still to be made by name', () => {
		let told = fieldOf(field('told', { type: 'refs', to: ['person'] }), undefined);
		told = put(told, ['p1'], 'Ada Lund');
		told = put(told, ['p1', toMake('person', 'Bo Ek')], 'Ada Lund, Bo Ek');
		told = put(told, ['p1', toMake('person', 'Bo Ek'), 'p3'], 'Ada Lund, Bo Ek, Cai, the younger');
		expect(told.links.map(({ id, title }) => [id, title])).toEqual([
			['p1', 'Ada Lund'],
			['', 'Bo Ek'],
			['p3', 'Cai, the younger'],
		]);
		expect(put(told, ['p3'], 'Cai, the younger').links.map(({ title }) => title)).toEqual([
			'Cai, the younger',
		]);
	});

	it('names a person once in a list, also one that is still to be made, however the name is written', () => {
		const ada = { id: 'p1', kind: 'person', title: 'Ada Lund' };
		const bo = { id: '', kind: 'person', title: 'Bo Ek' };
		expect(withOne([ada], bo)).toEqual([ada, bo]);
		expect(withOne([ada, bo], { ...bo, title: ' bo  Ék' })).toEqual([ada, bo]);
		expect(withOne([ada, bo], { ...ada, title: 'Ada' })).toEqual([ada, bo]);
		expect(
			withOne([ada], { id: 'p2', kind: 'person', title: 'Ada Lund' }),
			'two may be called the same',
		).toHaveLength(2);
		expect([ada, bo].map(valueOf)).toEqual(['p1', toMake('person', 'Bo Ek')]);
	});
});
