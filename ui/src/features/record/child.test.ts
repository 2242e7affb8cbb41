import { describe, expect, it } from 'vitest';
import type { FieldView } from '$ipc/contract';
import { toMake } from '$features/workbook/making';
import { fieldOf, linkOf, missing, put, valueOf, withOne } from './child';

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

	it('shows whom it names by the links that were chosen, whatever is written in their titles', () => {
		const links = [
			{ id: 'p1', kind: 'person', title: 'Cai, the younger' },
			{ id: '', kind: 'person', title: 'Bo Ek' },
		];
		const told = fieldOf(field('told', { type: 'refs', to: ['person'] }), undefined);
		const named = put(told, links.map(valueOf), 'Cai, the younger, Bo Ek', links);
		expect(named.value).toEqual(['p1', toMake('person', 'Bo Ek')]);
		expect(named.links).toEqual(links);
		expect(put(named, null, '').links).toEqual([]);
	});

	it('goes on with the person that was named before the rest was asked for, there or still to be made', () => {
		expect(linkOf('p1', 'person', 'Ada Lund')).toEqual({ id: 'p1', kind: 'person', title: 'Ada Lund' });
		const made = linkOf(toMake('person', 'Bo Ek'), 'person', 'bo ek');
		expect(made).toEqual({ id: '', kind: 'person', title: 'Bo Ek' });
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
