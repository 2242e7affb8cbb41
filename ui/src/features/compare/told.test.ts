import { expect, it } from 'vitest';
import type { ChangedBy, ComparedRow } from '$ipc/contract';
import { told } from './told';

const by = (seq: number): ChangedBy => ({ seq, actor: 'Ada', when: '9 Nov', exact: '', reason: null });
const record = (state: number | null, ...fields: number[]): ComparedRow => ({
	record: null,
	title: 'Payments',
	parent: null,
	state: null,
	state_by: state === null ? null : by(state),
	changes: fields.map((seq) => ({ field: 'Name', before: null, after: 'x', blanked: false, by: by(seq) })),
});

it('says who once where one entry did it all, and beside each field where several did', () => {
	expect(told(record(4, 4, 4)).shared?.seq).toBe(4);
	expect(told(record(null, 4, 5)).shared).toBeNull();
	expect(told(record(3, 4)).shared).toBeNull();
	expect(told(record(null)).shared).toBeNull();
});
