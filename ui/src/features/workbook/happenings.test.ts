import { describe, expect, it, vi } from 'vitest';
import type { Api, Happening } from '$ipc/api';
import type { Frame, Link, Reply, Request } from '$ipc/contract';
import { Session } from './session.svelte';

const frame = (file: string) => ({ file, folder: '/', profile: 'Ragna', read_only: null }) as Frame;
const page: Link = { id: 'p13', kind: 'practice', title: 'Cost alerts' };

/** A session over a core in which `file` is open, and what the core was asked. */
function begin(file: string) {
	const asked: Request[] = [];
	let say: (happening: Happening, page: Link | null) => void = () => {};
	const api: Api = {
		request: async (request) => {
			asked.push(request);
			return { reply: 'frame', page: frame(file) } as Reply;
		},
		page: vi.fn(),
		listen: (handler) => ((say = handler), () => {}),
		readyToClose: vi.fn(async () => {}),
	};
	const session = new Session(api, () => true);
	session.start(() => {});
	return { session, asked, api, say: (happening: Happening, to: Link | null = null) => say(happening, to) };
}

describe('What the shell says', () => {
	it('turns to the page of a reminder without leaving the workbook that is open', async () => {
		const { session, say } = begin('a.blueprint');
		await vi.waitFor(() => expect(session.frame).not.toBeNull());
		const enter = vi.spyOn(session, 'enter');
		say('show', page);
		await vi.waitFor(() => expect(session.router.place).toMatchObject({ screen: 'practice', id: 'p13' }));
		expect(enter).not.toHaveBeenCalled();
	});

	it('enters the workbook of a reminder when another one was open', async () => {
		const { session, say } = begin('b.blueprint');
		session.enter(frame('a.blueprint'));
		say('show', page);
		await vi.waitFor(() => expect(session.router.place).toMatchObject({ screen: 'practice', id: 'p13' }));
		expect(session.frame?.file).toBe('b.blueprint');
	});

	it('passes on how the window is to close, and leaves it open without an answer', async () => {
		const { session, asked, say } = begin('a.blueprint');
		const closes = () => asked.filter((request) => request.ask === 'close-window');
		say('close-choice');
		await vi.waitFor(() => expect(session.asks.closing).not.toBeNull());
		session.asks.closing?.answer(null);
		await vi.waitFor(() => expect(session.asks.closing).toBeNull());
		expect(closes()).toEqual([]);
		say('close-choice');
		await vi.waitFor(() => expect(session.asks.closing).not.toBeNull());
		session.asks.closing?.answer('tray');
		await vi.waitFor(() => expect(closes()).toEqual([{ ask: 'close-window', to_tray: true }]));
	});

	it('answers once everything is saved before the window closes', async () => {
		const { api, say } = begin('a.blueprint');
		say('closing');
		await vi.waitFor(() => expect(api.readyToClose).toHaveBeenCalledWith(true));
	});
});
