import { expect, it } from 'vitest';
import type { ChildList, FieldValue, RecordPage } from '$ipc/contract';
import { column } from '$features/registers/testing';
import { fieldOf } from './child';
import { fixedBy, rest } from './parts';

const record = {
	fields: [fieldOf(column('title'), undefined), fieldOf(column('goals', 'prose'), undefined)],
	children: [{ kind: 'gate' }, { kind: 'checkpoint' }] as ChildList[],
	trashed: false,
	locked: null,
} as unknown as RecordPage;
const ids = (values: FieldValue[]) => values.map((value) => value.field.id);

it('leaves to the form and the lists what a panel does not draw itself', () => {
	const left = rest(record, { fields: (value) => value.field.type === 'prose', children: ['gate'] });
	expect(ids(left.values)).toEqual(['title']);
	expect(left.children.map((list) => list.kind)).toEqual(['checkpoint']);
});

it('leaves everything where there is no panel', () => {
	const left = rest(record, null);
	expect(ids(left.values)).toEqual(['title', 'goals']);
	expect(left.children).toHaveLength(2);
});

it('knows what fixes a record', () => {
	expect(fixedBy(record)).toBe(false);
	expect(fixedBy({ ...record, trashed: true })).toBe(true);
	const held = record.fields.map((value) => ({ ...value, frozen: 'Signed.' }));
	expect(fixedBy({ ...record, locked: 'Signed.', fields: held })).toBe(true);
	expect(fixedBy({ ...record, locked: 'Signed.' }), 'the lock leaves its fields open').toBe(false);
});
