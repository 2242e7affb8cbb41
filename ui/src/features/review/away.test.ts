import { expect, it, vi } from 'vitest';
import type { Api } from '$ipc/api';
import type { Frame, Request } from '$ipc/contract';
import { Draft } from '$kit/draft.svelte';
import { Session } from '$features/workbook/session.svelte';
import { putAway } from './away';

function open() {
	const request = vi.fn(async (asked: Request) => {
		const page = { id: 'r2', entry: 9, label: `Did ${asked.ask}`, changed: [], frame: {} as Frame };
		return { reply: 'done' as const, page };
	});
	const api: Api = { request, page: vi.fn(), listen: () => () => {}, readyToClose: vi.fn() };
	const session = new Session(api, () => true);
	session.router.go({ screen: 'review', id: 'r2' });
	return { session, asked: () => request.mock.calls.map(([{ ask }]) => ask) };
}

it('takes a review to the trash, and leads to the others', async () => {
	const { session, asked } = open();
	await putAway(session, 'r2');
	expect(asked()).toEqual(['trash']);
	await vi.waitFor(() => expect(session.router.place).toEqual({ screen: 'reviews' }));
});

it('takes none away in which something was written and refused', async () => {
	const { session, asked } = open();
	const draft = new Draft('', async () => Promise.reject(new Error('Reading is a decimal number.')));
	draft.type('twelve');
	await putAway(session, 'r2');
	expect(asked()).toEqual([]);
	expect(session.router.place).toEqual({ screen: 'review', id: 'r2' });
	expect(session.toasts.list.map(({ words }) => words).join()).toContain('not saved yet');
	draft.revert();
});
