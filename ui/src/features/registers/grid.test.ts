import { describe, expect, it, vi } from 'vitest';
import type { GridPage } from '$ipc/contract';
import { Grid, NEW } from './grid.svelte';
import { chip, column, door, grid, row } from './testing';

const press = (key: string, ctrlKey = false) => ({
	key,
	ctrlKey,
	metaKey: false,
	altKey: false,
	shiftKey: false,
});

function open({
	set = async () => {},
	writable = true,
}: { set?: () => Promise<void>; writable?: boolean } = {}) {
	let page: GridPage = grid(
		[column('name'), column('note'), column('about', 'prose')],
		[row('a', ['Payments', 'x', null], chip('nobody')), row('b', ['Tariffs', null, null])],
	);
	const ways = door();
	ways.set.mockImplementation(set);
	ways.add.mockImplementation(async (fields) => {
		page = { ...page, rows: [...page.rows, row('c', [String(fields['name']), null, null])] };
		return 'c';
	});
	const sheet = new Grid(
		() => page,
		() => writable,
		ways,
	);
	return { sheet, ...ways, change: (next: (page: GridPage) => GridPage) => (page = next(page)) };
}

describe('a grid', () => {
	it('moves on at once and saves what was typed', async () => {
		const { sheet, set } = open();
		expect(sheet.key(press('n'))).toBe('done');
		expect(sheet.edit).toMatchObject({ row: 'a', column: 0, begun: 'n' });
		const saved = sheet.end({ value: 'new', shown: 'new' }, 'down');
		expect(sheet.row, 'the person types on without waiting').toBe('b');
		expect(sheet.pending.at('a', 0)).toBe('new');
		await saved;
		expect(set).toHaveBeenCalledWith('a', 'name', 'new');
		expect(sheet.pending.at('a', 0)).toBeUndefined();
	});

	it('keeps what was refused in its cell, with the reason, until Esc', async () => {
		const { sheet } = open({ set: () => Promise.reject(new Error('A system needs a name.')) });
		sheet.key(press('Delete'));
		await vi.waitFor(() => expect(sheet.wrong.at('a', 0)?.message).toBe('A system needs a name.'));
		expect(sheet.key(press('Escape'))).toBe('done');
		expect(sheet.wrong.at('a', 0)).toBeUndefined();
		expect(sheet.key(press('Escape')), 'the next Esc is for the panel').toBe('close');
	});

	it('does not write what cannot be read', async () => {
		const { sheet, set } = open();
		sheet.begin(null);
		await sheet.end({ error: 'Not a day.', shown: 'soon' }, 'stay');
		expect(set).not.toHaveBeenCalled();
		expect(sheet.wrong.at('a', 0)).toEqual({ shown: 'soon', message: 'Not a day.' });
	});

	it('opens what cannot be edited in place and explains a reading', () => {
		const { sheet } = open();
		sheet.key(press('End'));
		expect(sheet.key(press('Enter'))).toBe('explain');
		sheet.key(press('ArrowLeft'));
		expect(sheet.key(press('Enter'))).toBe('open');
		expect(sheet.key(press('x')), 'a long text is not overwritten by a key').toBeNull();
	});

	it('changes nothing in a book that cannot be written', () => {
		const { sheet, set } = open({ writable: false });
		expect(sheet.key(press('n'))).toBeNull();
		expect(sheet.key(press('Delete'))).toBeNull();
		expect(sheet.lines.some((line) => line.line === 'new')).toBe(false);
		expect(set).not.toHaveBeenCalled();
	});

	it('adds rows one after another with Enter, and goes on in the row with Tab', async () => {
		const { sheet, add } = open();
		sheet.select(NEW, 0);
		sheet.key(press('B'));
		await sheet.end({ value: 'Booking', shown: 'Booking' }, 'down');
		expect(add).toHaveBeenCalledWith({ name: 'Booking' });
		expect(sheet.edit?.row, 'the next one can be typed at once').toBe(NEW);
		await sheet.end({ value: 'Customs', shown: 'Customs' }, 'right');
		expect(sheet.view.at).toEqual({ row: 'c', column: 1 });
	});

	it('shows a new row even when the filter would hide it', async () => {
		const { sheet } = open();
		sheet.view.words = 'payments';
		sheet.select(NEW, 0);
		sheet.begin('B');
		await sheet.end({ value: 'Booking', shown: 'Booking' }, 'stay');
		expect(sheet.view.words).toBe('');
		expect(sheet.row).toBe('c');
	});

	it('follows its row through a reload and gives way when the row is gone', () => {
		const { sheet, change } = open();
		sheet.select('b', 1);
		change((page) => ({ ...page, rows: [...page.rows].reverse() }));
		expect(sheet.at?.line).toBe(0);
		change((page) => ({ ...page, rows: page.rows.filter((one) => one.id !== 'b') }));
		expect(sheet.row).toBe('a');
	});

	it('hands what was typed to the core to read', async () => {
		const { sheet, type, set } = open();
		sheet.select('a', 1);
		sheet.begin('4');
		await sheet.end({ typed: '4 h 30 min', shown: '4 h 30 min' }, 'down');
		expect(type).toHaveBeenCalledWith('a', 'note', '4 h 30 min');
		expect(set).not.toHaveBeenCalled();
	});

	it('shows only the columns one chose, and puts away what was refused by place', () => {
		const { sheet } = open();
		sheet.wrong.set('a', 1, { shown: 'x', message: 'No.' });
		sheet.choose('note', false);
		expect(sheet.page?.columns.map((field) => field.id)).toEqual(['name', 'about']);
		expect(sheet.page?.rows[0]?.cells).toHaveLength(2);
		expect(sheet.wrong.at('a', 1)).toBeUndefined();
		sheet.choose('name', false);
		expect(sheet.page?.columns[0]?.id, 'the names stay').toBe('name');
	});

	it('opens the filter of the column one stands in', () => {
		const { sheet } = open();
		expect(sheet.key({ ...press('ArrowDown'), altKey: true })).toBe('filter');
		sheet.key(press('End'));
		expect(sheet.key({ ...press('ArrowDown'), altKey: true }), 'a reading has none').toBeNull();
	});

	it('puts what was refused away by Esc, and offers to bring it back', () => {
		const { sheet, offer } = open();
		sheet.select('a', 1);
		const wrong = { shown: 'a bell', message: 'No bells.' };
		sheet.wrong.set('a', 1, wrong);
		expect(sheet.key(press('Escape'))).toBe('done');
		expect(sheet.wrong.at('a', 1)).toBeUndefined();
		offer.mock.calls[0]?.[0]();
		expect(sheet.wrong.at('a', 1)).toEqual(wrong);
	});

	it('goes to the next and the previous cell by Tab, whether or not one is being typed', () => {
		const { sheet } = open();
		const tab = (shiftKey = false) => [sheet.key({ ...press('Tab'), shiftKey }), sheet.row, sheet.at?.column];
		sheet.select('a', 2);
		expect(tab()).toEqual(['done', 'a', 3]);
		expect(tab()).toEqual(['done', 'b', 0]);
		expect(tab(true)).toEqual(['done', 'a', 3]);
	});

	it('puts the rows that are selected as a whole into the trash, and empties cells otherwise', () => {
		const { sheet, discard, paste } = open();
		sheet.select('a', 0);
		sheet.key({ ...press(' '), shiftKey: true });
		sheet.key({ ...press('ArrowDown'), shiftKey: true });
		sheet.key(press('Delete'));
		expect(discard).toHaveBeenCalledExactlyOnceWith(['a', 'b']);
		sheet.select('a', 0);
		sheet.key({ ...press('ArrowDown'), shiftKey: true });
		sheet.key(press('Delete'));
		expect(discard).toHaveBeenCalledOnce();
		expect(paste).toHaveBeenCalledOnce();
	});

	it('ticks by y, n and Space only', async () => {
		const page = grid(
			[column('name'), column('paid', 'tick'), column('people', 'refs')],
			[row('a', ['x', null, null])],
		);
		const ways = door();
		const sheet = new Grid(
			() => page,
			() => true,
			ways,
		);
		sheet.select('a', 1);
		for (const key of ['x', 'n', '5']) sheet.key(press(key));
		expect(ways.set).not.toHaveBeenCalled();
		sheet.key(press('y'));
		sheet.key(press(' '));
		expect(ways.set.mock.calls).toEqual([
			['a', 'paid', true],
			['a', 'paid', true],
		]);
		sheet.select('a', 2);
		expect(sheet.key(press('k')), 'a list of records is written at the side').toBe('open');
	});
});
