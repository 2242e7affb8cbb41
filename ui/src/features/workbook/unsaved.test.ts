import { expect, it, vi } from 'vitest';
import { Draft } from '$kit/draft.svelte';
import { Toasts } from '$kit/toasts.svelte';
import { Unsaved } from './unsaved';

it('leads to what was refused, says so each time anew, and is silent once it is mended', async () => {
	const toasts = new Toasts();
	const unsaved = new Unsaved(toasts);
	const draft = new Draft('old', async (text) => {
		if (text === 'no') throw new Error('Refused.');
	});
	draft.show = vi.fn();
	draft.type('no');
	expect(await unsaved.settled()).toBe(false);
	const first = toasts.list.map((toast) => toast.id);
	expect(await unsaved.settled()).toBe(false);
	expect(draft.show).toHaveBeenCalledTimes(2);
	expect(toasts.list).toHaveLength(1);
	expect(
		toasts.list.map((toast) => toast.id),
		'it is said again',
	).not.toEqual(first);
	draft.type('yes');
	expect(toasts.list).toEqual([]);
	expect(await unsaved.settled()).toBe(true);
});
