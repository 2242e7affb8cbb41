import { describe, expect, it, vi } from 'vitest';
import type { ChildList, FieldView } from '$ipc/contract';
import { NEW } from '$features/registers/grid.svelte';
import { chip, column, door, row } from '$features/registers/testing';
import { ChildGrid, pageOf } from './childgrid.svelte';

const key = (name: string, ctrlKey = false) => ({
	key: name,
	ctrlKey,
	metaKey: false,
	altKey: false,
	shiftKey: false,
});
const list = (columns: FieldView[], more: Partial<ChildList> = {}): ChildList => ({
	kind: 'act',
	heading: 'Acts',
	title: columns[0]?.id ?? '',
	one: 'act',
	many: 'acts',
	why: '',
	columns,
	rows: [row('a', ['x', 'y']), row('b', ['z', null])],
	...more,
});

function open(children: ChildList, writable = true) {
	const ways = {
		...door(),
		trash: vi.fn(),
		form: vi.fn(),
	};
	return {
		ways,
		grid: new ChildGrid(
			() => children,
			() => writable,
			ways,
		),
	};
}

describe('the grid of a record’s children', () => {
	it('shows readings when a row has one', () => {
		const columns = [column('name')];
		expect(pageOf(list(columns)).has_verdict).toBe(false);
		expect(pageOf(list(columns, { rows: [row('a', ['x'], chip('red'))] })).has_verdict).toBe(true);
	});

	it('deletes a row by Ctrl Delete anywhere, by Delete on its name, and empties any other cell', () => {
		const { grid, ways } = open(list([column('name'), column('note')]));
		grid.select('a', 1);
		grid.key(key('Delete', true));
		expect(ways.trash).toHaveBeenLastCalledWith('a');
		grid.select('b', 0);
		grid.key(key('Delete'));
		expect(ways.trash).toHaveBeenLastCalledWith('b');
		grid.select('a', 1);
		grid.key(key('Delete'));
		expect(ways.trash).toHaveBeenCalledTimes(2);
		expect(ways.set).toHaveBeenCalledWith('a', 'note', null);
	});

	it('never deletes the line that makes a new record, nor anything of a record that is fixed', () => {
		const { grid, ways } = open(list([column('name')]));
		grid.select(NEW, 0);
		grid.key(key('Delete', true));
		const fixed = open(list([column('name')]), false);
		fixed.grid.select('a', 0);
		fixed.grid.key(key('Delete', true));
		expect(ways.trash).not.toHaveBeenCalled();
		expect(fixed.ways.trash).not.toHaveBeenCalled();
	});

	it('says beside a fixed cell why it is, and edits the others', () => {
		const children = list([column('name'), column('threshold')]);
		children.rows[0]!.cells[1]!.frozen = 'Fixed since the test started.';
		const { grid } = open(children);
		grid.select('a', 1);
		grid.key(key('Enter'));
		expect(grid.edit).toBeNull();
		expect(grid.wrong.at('a', 1)).toEqual({ shown: 'y', message: 'Fixed since the test started.' });
		grid.key(key('Escape'));
		expect(grid.wrong.at('a', 1)).toBeUndefined();
		grid.select('b', 1);
		grid.key(key('Enter'));
		expect(grid.edit?.row).toBe('b');
	});

	it('makes a record of a name alone when nothing more is required', async () => {
		const { grid, ways } = open(list([column('name'), column('note')]));
		grid.select(NEW, 0);
		grid.begin(null);
		await grid.end({ value: 'Build', shown: 'Build' }, 'stay');
		expect(ways.add).toHaveBeenCalledWith({ name: 'Build' });
		expect(ways.form).not.toHaveBeenCalled();
	});

	it('asks for the rest when more is required, with what was typed already', async () => {
		const { grid, ways } = open(list([column('name'), { ...column('unit'), required: true }]));
		grid.select(NEW, 0);
		grid.begin(null);
		await grid.end({ value: 'p1', shown: 'Ada Lund' }, 'down');
		expect(ways.add).not.toHaveBeenCalled();
		expect(ways.form).toHaveBeenCalledWith({ field: 'name', value: 'p1', shown: 'Ada Lund' });
		expect(grid.edit).toBeNull();
	});
});
