import { describe, expect, it, vi } from 'vitest';
import { Refusal, type Api } from '$ipc/api';
import type { Frame, Reply, Request } from '$ipc/contract';
import { Draft } from '$kit/draft.svelte';
import { Session } from './session.svelte';

const frame = (entry: string): Frame => ({
	company: 'Tarn Parcel',
	file: 'tarn.blueprint',
	folder: '/',
	read_only: null,
	profile: null,
	red: [0, 0, 0, 0],
	undo: null,
	undo_by: null,
	redo: null,
	saved: 'Saved 10:42',
	entry,
	head: '',
	trashed: 0,
	today: '2026-11-19',
});
const done = (label: string): Reply => ({
	reply: 'done',
	page: { id: 'r1', entry: 2, label, changed: [], frame: frame('Entry 2') },
});
const session = (request: (request: Request) => Promise<Reply>) => {
	const api: Api = { request, page: vi.fn(), listen: () => () => {}, readyToClose: vi.fn() };
	return new Session(api, () => true);
};

describe('Session', () => {
	it('takes the new frame of a write and asks the page again before the write counts as done', async () => {
		const open = session(async () => done('Changed owner'));
		const reload = vi.fn(async () => {});
		open.onRefresh(reload);
		await open.set('r1', 'owner', null);
		expect(open.frame?.entry).toBe('Entry 2');
		expect(reload).toHaveBeenCalledOnce();
	});

	it('asks who is writing and then repeats the write', async () => {
		const asked: string[] = [];
		const open = session(async (request) => {
			asked.push(request.ask);
			if (asked.length === 1) throw new Refusal({ code: 'needs-profile', message: 'Who?', field: null });
			return done('Changed owner');
		});
		const write = open.set('r1', 'owner', null);
		await vi.waitFor(() => expect(open.asks.name).not.toBeNull());
		open.asks.name?.('Ragna');
		await write;
		expect(asked).toEqual(['set', 'set-profile', 'set']);
	});

	it('asks once who is writing, however many writes wait for it', async () => {
		let named = false;
		const open = session(async (request) => {
			if (request.ask === 'set-profile') named = true;
			else if (!named) throw new Refusal({ code: 'needs-profile', message: 'Who?', field: null });
			return done('Changed');
		});
		const writes = [open.set('r1', 'owner', null), open.set('r2', 'owner', null)];
		await vi.waitFor(() => expect(open.asks.name).not.toBeNull());
		open.asks.name?.('Ragna');
		await Promise.all(writes);
		expect(open.asks.name).toBeNull();
	});

	it('offers the present name when another is to be written under, and takes the new one', async () => {
		const asked: Request[] = [];
		let profile = 'Ragna';
		const open = session(async (request) => {
			asked.push(request);
			if (request.ask === 'set-profile') profile = request.name;
			return { reply: 'frame', page: { ...frame('Entry 1'), profile } };
		});
		open.enter({ ...frame('Entry 1'), profile });
		const change = open.changeWriter();
		await vi.waitFor(() => expect(open.asks.name).not.toBeNull());
		expect(open.asks.writer).toBe('Ragna');
		open.asks.name?.('Ruth Adeyemi');
		await change;
		expect(asked).toContainEqual({ ask: 'set-profile', name: 'Ruth Adeyemi' });
		expect(open.frame?.profile).toBe('Ruth Adeyemi');
	});

	it('tells the core nothing when the name is left as it is', async () => {
		const request = vi.fn(async () => done('Changed'));
		const open = session(request);
		open.enter({ ...frame('Entry 1'), profile: 'Ragna' });
		const change = open.changeWriter();
		open.asks.name?.('Ragna');
		await change;
		expect(request).not.toHaveBeenCalled();
	});

	it('does not ask while one types, only when a field is left', () => {
		const open = session(async () => done('Changed'));
		open.enter(frame('Entry 1'));
		expect(Draft.held).toBe(true);
		open.enter({ ...frame('Entry 2'), profile: 'Ragna' });
		expect(Draft.held).toBe(false);
	});

	it('gives a deletion back by the record, not by whatever was done last', async () => {
		const asked: Request[] = [];
		const open = session(async (request) => {
			asked.push(request);
			return done('Deleted a step');
		});
		await open.trash('p/step');
		const toast = open.toasts.list[0];
		expect(toast?.words).toBe('Deleted a step');
		if (toast) open.toasts.act(toast);
		await vi.waitFor(() => expect(asked.at(-1)).toEqual({ ask: 'untrash', id: 'r1' }));
	});

	it('tells who asked when what was deleted is back, so that it can be shown', async () => {
		const open = session(async () => done('Deleted a step'));
		const returned = vi.fn();
		expect(await open.trash('p/step', returned)).toBe(true);
		const toast = open.toasts.list[0];
		if (toast) open.toasts.act(toast);
		await vi.waitFor(() => expect(returned).toHaveBeenCalledWith('r1'));
	});

	it('asks before it takes back what another person did, and never before it does something again', async () => {
		const asked: string[] = [];
		const open = session(async (request) => {
			asked.push(request.ask);
			return done('Took back: changed owner');
		});
		open.frame = { ...frame('Entry 2'), undo: 'Changed owner', undo_by: 'Ada Byron' };
		const refused = open.undo();
		await vi.waitFor(() => expect(open.asks.takeBack?.by).toBe('Ada Byron'));
		open.asks.takeBack?.answer(false);
		expect(await refused).toBeNull();
		expect(asked).toEqual([]);
		const taken = open.undo();
		await vi.waitFor(() => expect(open.asks.takeBack?.what).toBe('Changed owner'));
		open.asks.takeBack?.answer(true);
		await taken;
		open.frame = { ...frame('Entry 3'), undo: 'Changed owner', undo_by: 'Ada Byron' };
		await open.redo();
		expect(asked).toEqual(['undo', 'redo']);
	});

	it('takes one’s own edit back unasked', async () => {
		const open = session(async () => done('Took back: changed owner'));
		open.frame = { ...frame('Entry 2'), undo: 'Changed owner' };
		expect((await open.undo())?.label).toBe('Took back: changed owner');
		expect(open.asks.takeBack).toBeNull();
	});

	it('says what went wrong when there is no field to put it beside', async () => {
		const open = session(async () => {
			throw new Refusal({ code: 'refused', message: 'This record is locked.', field: null });
		});
		expect(await open.undo()).toBeNull();
		expect(open.toasts.list.map((toast) => toast.words)).toEqual(['This record is locked.']);
	});

	it.each(['needs-profile', 'file-changed'] as const)(
		'does not say again what is said elsewhere: %s',
		async (code) => {
			const open = session(async () => {
				throw new Refusal({ code, message: 'It was refused.', field: null });
			});
			const change = open.attempt(() => open.set('r1', 'owner', null));
			await vi.waitFor(() => expect(open.asks.name !== null || open.trouble !== null).toBe(true));
			open.asks.name?.(null);
			expect(await change).toBeNull();
			expect(open.toasts.list).toEqual([]);
		},
	);

	it('hands out a prepared page once, and none that was asked for before a write', async () => {
		const asked: string[] = [];
		const open = session(async (request) => {
			asked.push(request.ask);
			return request.ask === 'registers'
				? { reply: 'registers', page: { registers: [], sheets: [] } }
				: done('Changed');
		});
		await open.prepare({ ask: 'registers' }, 'registers');
		expect(open.prepared({ ask: 'registers' })).toEqual({ registers: [], sheets: [] });
		expect(open.prepared({ ask: 'registers' })).toBeNull();
		const early = open.prepare({ ask: 'registers' }, 'registers');
		await open.set('r1', 'owner', null);
		await early;
		await open.prepare({ ask: 'registers' }, 'registers');
		await open.set('r1', 'owner', null);
		expect(open.prepared({ ask: 'registers' }), 'the owner stands in it as it was').toBeNull();
	});

	it('leaves it to the page to say what could not be prepared', async () => {
		const open = session(async () => {
			throw new Refusal({ code: 'failed', message: 'The disk is gone.', field: null });
		});
		await open.prepare({ ask: 'registers' }, 'registers');
		expect(open.prepared({ ask: 'registers' })).toBeNull();
		expect(open.toasts.list).toEqual([]);
	});

	it('goes back to the start when no workbook is open', async () => {
		const open = session(async () => {
			throw new Refusal({ code: 'no-workbook', message: 'No workbook is open.', field: null });
		});
		open.frame = frame('Entry 1');
		await open.refresh();
		expect(open.frame).toBeNull();
		expect(open.toasts.list).toEqual([]);
	});
});
