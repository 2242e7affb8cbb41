import { describe, expect, it, vi } from 'vitest';
import type { Deed, Done } from '$ipc/contract';
import { Deeds } from './deeds.svelte';

const deed = (more: Partial<Deed> = {}): Deed => ({
	id: 'sign',
	words: 'Sign',
	help: 'Locks it.',
	asks: null,
	refused: null,
	...more,
});
const made = { id: 'r1', label: 'Signed' } as Done;

function open(act: () => Promise<Done> = async () => made, settled = true) {
	const done = vi.fn();
	const acted = vi.fn(act);
	const words = (reason: unknown) => (reason as Error).message;
	const deeds = new Deeds({ settle: async () => settled, act: acted, words, done });
	return { deeds, acted, done };
}

describe('the deeds of a record', () => {
	it('are sent by their id', async () => {
		const { deeds, acted, done } = open();
		await deeds.press(deed());
		expect(acted).toHaveBeenCalledWith('sign');
		expect(done).toHaveBeenCalledWith(made);
	});

	it('ask first when they cannot be taken back, and do nothing without a yes', async () => {
		const { deeds, acted } = open();
		const final = deed({ asks: 'Locked for good.' });
		await deeds.press(final);
		expect(deeds.asking).toEqual(final);
		await deeds.answer(false);
		expect(acted).not.toHaveBeenCalled();
		await deeds.press(final);
		await deeds.answer(true);
		expect(acted).toHaveBeenCalledExactlyOnceWith('sign');
		expect(deeds.asking).toBeNull();
	});

	it('are not sent when they are refused beforehand', async () => {
		const { deeds, acted } = open();
		const refused = deed({ refused: 'Three are undecided.' });
		await deeds.press(refused);
		expect(acted).not.toHaveBeenCalled();
		expect(deeds.refusal(refused)).toBe('Three are undecided.');
	});

	it('wait until what is typed is saved', async () => {
		const { deeds, acted } = open(undefined, false);
		await deeds.press(deed());
		expect(acted).not.toHaveBeenCalled();
		expect(deeds.busy).toBeNull();
	});

	it('go one at a time', async () => {
		let end: (done: Done) => void = () => {};
		const { deeds, acted } = open(() => new Promise((resolve) => (end = resolve)));
		const first = deeds.press(deed());
		await vi.waitFor(() => expect(acted).toHaveBeenCalledOnce());
		await deeds.press(deed({ id: 'start' }));
		expect(acted).toHaveBeenCalledOnce();
		end(made);
		await first;
		expect(deeds.busy).toBeNull();
	});

	it('say beside their own button what the core refused, until they are tried again', async () => {
		const { deeds } = open(async () => {
			throw new Error('The reviewer is the holder.');
		});
		await deeds.press(deed());
		expect(deeds.refusal(deed())).toBe('The reviewer is the holder.');
		expect(deeds.refusal(deed({ id: 'start' }))).toBeNull();
	});
});
