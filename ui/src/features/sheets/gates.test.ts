import { expect, it } from 'vitest';
import type { ChildList } from '$ipc/contract';
import { column, row } from '$features/registers/testing';
import { columnOf, passed } from './gates';

const list = (...states: (string | null)[]): ChildList => ({
	kind: 'gate',
	heading: 'Gates',
	title: 'gate',
	one: 'gate',
	many: 'gates',
	why: '',
	columns: [column('gate'), column('state')],
	rows: states.map((state, index) => row(String(index), [`gate ${index}`, state])),
});

it('counts the gates that are passed of those that are needed', () => {
	expect(passed(list('green', 'amber', 'red', null, 'not needed'))).toBe('1 of 4 passed');
	expect(passed(list('not needed'))).toBe('0 of 0 passed');
});

it('gives a cell as a field, with the reason it is fixed', () => {
	const gates = list('red');
	gates.rows[0]!.cells[1]!.frozen = 'Signed.';
	expect(columnOf(gates, gates.rows[0]!, 'state')).toMatchObject({ value: 'red', frozen: 'Signed.' });
	expect(columnOf(gates, gates.rows[0]!, 'owner')).toBeUndefined();
});
