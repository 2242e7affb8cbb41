import { describe, expect, it } from 'vitest';
import type { FieldView } from '$ipc/contract';
import { fieldOf, missing, put } from './child';

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
});
