import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Pages } from './pages.svelte';

const revoked: string[] = [];
beforeEach(() => {
	revoked.length = 0;
	let made = 0;
	vi.stubGlobal('URL', {
		createObjectURL: () => `blob:${++made}`,
		revokeObjectURL: (url: string) => revoked.push(url),
	});
});

function open() {
	const asked: { index: number; scale: number; give: (blob: Blob) => void; fail: (why: Error) => void }[] =
		[];
	const pages = new Pages(
		(index, scale) => new Promise((give, fail) => asked.push({ index, scale, give, fail })),
	);
	const settle = async (at: number) => {
		asked[at]?.give(new Blob());
		await vi.waitFor(() => expect(pages.url(asked[at]?.index ?? -1)).toBeDefined());
	};
	return { pages, asked, settle, order: () => asked.map((one) => one.index) };
}

describe('the pages of a preview', () => {
	it('are fetched two at a time, the latest wanted first', async () => {
		const { pages, settle, order } = open();
		for (const index of [0, 1, 2, 3]) pages.want(index);
		expect(order()).toEqual([0, 1]);
		await settle(0);
		expect(order()).toEqual([0, 1, 3]);
	});

	it('are not fetched when they left sight before their turn', async () => {
		const { pages, settle, order } = open();
		for (const index of [0, 1, 2, 3]) pages.want(index);
		pages.unwant(3);
		await settle(0);
		expect(order()).toEqual([0, 1, 2]);
	});

	it('are drawn anew in another size, and an old picture that comes late is dropped', async () => {
		const { pages, asked, settle } = open();
		pages.want(0);
		pages.reset(2, [0]);
		asked[0]?.give(new Blob());
		await settle(1);
		expect(asked.map((one) => one.scale)).toEqual([1, 2]);
		expect(pages.url(0)).toBe('blob:1');
	});

	it('let go of those far away', async () => {
		const { pages, settle } = open();
		for (let index = 0; index < 26; index += 1) {
			pages.want(index);
			await settle(index);
		}
		expect(revoked).toHaveLength(2);
		expect(pages.url(0)).toBeUndefined();
		expect(pages.url(25)).toBeDefined();
	});

	it('say why one could not be drawn, and go on with the others', async () => {
		const { pages, asked, settle, order } = open();
		for (const index of [0, 1, 2]) pages.want(index);
		asked[0]?.fail(new Error('The page is gone.'));
		await vi.waitFor(() => expect(pages.failed.get(0)).toBe('The page is gone.'));
		await settle(1);
		expect(order()).toEqual([0, 1, 2]);
	});
});
