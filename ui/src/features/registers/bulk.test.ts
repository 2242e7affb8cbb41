import { describe, expect, it } from 'vitest';
import type { GridPage } from '$ipc/contract';
import { Grid, NEW } from './grid.svelte';
import { chip, column, door, grid, row } from './testing';

const press = (key: string, held: { ctrl?: boolean; shift?: boolean } = {}) => ({
	key,
	ctrlKey: held.ctrl ?? false,
	metaKey: false,
	altKey: false,
	shiftKey: held.shift ?? false,
});
const shift = { shift: true };

function open(writable = true) {
	let page: GridPage = grid(
		[column('name'), column('owner', 'ref'), column('state', 'choice', ['none', 'partial'])],
		[
			row('a', ['Payments', 'p1', 'none'], chip('nobody')),
			row('b', ['Tariffs', null, 'partial'], chip('covered', 'good')),
			row('c', ['Booking', null, null], chip('nobody')),
		],
		{
			groups: [
				{ label: 'One', from: 0, count: 2 },
				{ label: 'Two', from: 2, count: 1 },
			],
		},
	);
	const ways = door();
	const sheet = new Grid(
		() => page,
		() => writable,
		ways,
	);
	return { sheet, ...ways, change: (next: GridPage) => (page = next), page: () => page };
}

describe('what is selected', () => {
	it('grows by Shift from the cell one stands on, over the heads of groups, and is let go by the next step', () => {
		const { sheet } = open();
		sheet.key(press('ArrowDown', shift));
		sheet.key(press('ArrowDown', shift));
		sheet.key(press('ArrowRight', shift));
		expect(sheet.row, 'one still stands where one began').toBe('a');
		expect(sheet.span).toEqual({ top: 1, bottom: 4, left: 0, right: 1 });
		sheet.key(press('ArrowUp', shift));
		expect(sheet.span?.bottom).toBe(2);
		sheet.key(press('ArrowDown'));
		expect(sheet.ranged).toBe(false);
		expect(sheet.row).toBe('b');
	});

	it('is a row, a column or everything', () => {
		const { sheet } = open();
		sheet.select('b', 1);
		sheet.key(press(' ', shift));
		expect(sheet.span).toEqual({ top: 2, bottom: 2, left: 0, right: 3 });
		sheet.select('b', 1);
		sheet.key(press(' ', { ctrl: true }));
		expect(sheet.span).toEqual({ top: 1, bottom: 4, left: 1, right: 1 });
		sheet.key(press('a', { ctrl: true }));
		expect(sheet.span).toEqual({ top: 1, bottom: 4, left: 0, right: 3 });
	});

	it('never holds the line that makes a new record', () => {
		const { sheet } = open();
		sheet.select('c', 0);
		sheet.key(press('ArrowDown', shift));
		expect(sheet.ranged).toBe(false);
		sheet.stretch(NEW, 0);
		expect(sheet.ranged).toBe(false);
	});

	it('outlasts a reload in another order', () => {
		const { sheet, change, page } = open();
		sheet.select('a', 0);
		sheet.stretch('b', 0);
		change({ ...page(), groups: [], rows: [...page().rows].reverse() });
		expect(sheet.span).toEqual({ top: 1, bottom: 2, left: 0, right: 0 });
	});

	it('goes by Esc before the panel does', () => {
		const { sheet } = open();
		sheet.stretch('b', 0);
		expect(sheet.key(press('Escape'))).toBe('done');
		expect(sheet.ranged).toBe(false);
		expect(sheet.key(press('Escape'))).toBe('close');
	});

	it('is copied as spreadsheets read it, readings in words', () => {
		const { sheet } = open();
		expect(sheet.bulk.copied).toBe('Payments');
		sheet.select('a', 2);
		sheet.stretch('c', 3);
		expect(sheet.bulk.copied).toBe('none\tnobody\npartial\tcovered\n\tnobody');
	});
});

describe('many cells at once', () => {
	it('are emptied in one step', async () => {
		const { sheet, paste, set } = open();
		sheet.select('a', 1);
		sheet.stretch('b', 2);
		expect(sheet.key(press('Delete'))).toBe('done');
		expect(paste).toHaveBeenCalledExactlyOnceWith([
			{
				id: 'a',
				cells: [
					{ field: 'owner', text: '' },
					{ field: 'state', text: '' },
				],
			},
			{ id: 'b', cells: [{ field: 'state', text: '' }] },
		]);
		expect(set).not.toHaveBeenCalled();
	});

	it('are filled down by Ctrl D', () => {
		const { sheet, paste } = open();
		sheet.select('a', 1);
		sheet.stretch('c', 1);
		expect(sheet.key(press('d', { ctrl: true }))).toBe('done');
		expect(paste).toHaveBeenCalledWith([
			{ id: 'b', cells: [{ field: 'owner', text: 'p1' }] },
			{ id: 'c', cells: [{ field: 'owner', text: 'p1' }] },
		]);
	});

	it('get the same by Ctrl Enter, in the column that was written only', async () => {
		const { sheet, paste, set } = open();
		sheet.select('a', 1);
		sheet.stretch('b', 2);
		sheet.begin('A');
		await sheet.end({ value: 'p2', shown: 'Ada' }, 'all');
		expect(paste).toHaveBeenCalledWith([
			{ id: 'a', cells: [{ field: 'owner', text: 'p2' }] },
			{ id: 'b', cells: [{ field: 'owner', text: 'p2' }] },
		]);
		expect(set).not.toHaveBeenCalled();
		expect(sheet.ranged, 'and stay selected').toBe(true);
	});

	it('get the same when that was asked for, even what stands there already', async () => {
		const { sheet, paste } = open();
		sheet.select('a', 1);
		sheet.stretch('c', 1);
		sheet.begin(null, true);
		await sheet.end(null, 'down');
		expect(paste).toHaveBeenCalledWith([
			{ id: 'b', cells: [{ field: 'owner', text: 'p1' }] },
			{ id: 'c', cells: [{ field: 'owner', text: 'p1' }] },
		]);
	});

	it('are pasted in one step, and the last new row is shown', async () => {
		const { sheet, paste } = open();
		paste.mockResolvedValue('c');
		sheet.select(NEW, 0);
		await sheet.paste('Customs\tAda\r\nSorter\t\r\n');
		expect(paste).toHaveBeenCalledExactlyOnceWith([
			{
				id: null,
				cells: [
					{ field: 'name', text: 'Customs' },
					{ field: 'owner', text: 'Ada' },
				],
			},
			{ id: null, cells: [{ field: 'name', text: 'Sorter' }] },
		]);
		expect(sheet.row).toBe('c');
	});

	it('are selected when they were pasted into rows that were there', async () => {
		const { sheet, paste } = open();
		paste.mockResolvedValue('b');
		await sheet.paste('Orders\tAda\nBilling\tOmar');
		expect(sheet.span).toEqual({ top: 1, bottom: 2, left: 0, right: 1 });
	});

	it('change nothing when one of them is refused, and say so', async () => {
		const { sheet, paste, fail } = open();
		paste.mockRejectedValue(new Error('Row 2: There is no person called “Zoe”.'));
		sheet.select('a', 1);
		await sheet.paste('Ada\nZoe');
		expect(fail).toHaveBeenCalledWith('Row 2: There is no person called “Zoe”. Nothing was pasted.');
		expect(sheet.bulk.busy).toBe(false);
	});

	it('are not even asked for when the block is wider than the columns', async () => {
		const { sheet, paste, fail } = open();
		sheet.select('a', 2);
		await sheet.paste('a\tb');
		expect(paste).not.toHaveBeenCalled();
		expect(fail.mock.calls[0]?.[0]).toMatch(/2 columns wide.*Nothing was pasted\.$/);
	});

	it('stay as they are in a book that cannot be written', async () => {
		const { sheet, paste } = open(false);
		sheet.stretch('b', 2);
		expect(sheet.key(press('Delete'))).toBeNull();
		expect(sheet.key(press('d', { ctrl: true }))).toBeNull();
		await sheet.paste('a');
		expect(paste).not.toHaveBeenCalled();
	});
});
