import { describe, expect, it, vi } from 'vitest';
import { duties } from '$ipc/mock/duties';
import { readTime, Reminders } from './reminders.svelte';

const core = duties(new URLSearchParams(), () => {
	throw new Error('no frame is asked for');
});
function open() {
	const ask = vi.fn(async (request: Parameters<typeof core>[0]) => {
		const reply = core(request);
		return reply?.reply === 'reminders' ? reply.page : null;
	});
	return { ask, reminders: new Reminders({ ask, words: (reason) => (reason as Error).message }) };
}

describe('a time as people type it', () => {
	it.each([
		['9', '09:00'],
		['9.30', '09:30'],
		['0930', '09:30'],
		['23:59', '23:59'],
	])('%s is %s', (typed, time) => expect(readTime(typed)).toBe(time));
	it.each(['24', '9:60', 'nine', '', '9:5'])('%s is none', (typed) => expect(readTime(typed)).toBeNull());
});

describe('the settings of reminders', () => {
	it('keep a change at once, and all others as they were', async () => {
		const { reminders } = open();
		await reminders.load();
		const before = reminders.page?.settings;
		await reminders.set('repeat', { repeat_days: 7 });
		expect(reminders.page?.settings).toEqual({ ...before, repeat_days: 7 });
	});

	it('say beside the field what is no time, and ask nothing', async () => {
		const { ask, reminders } = open();
		await reminders.load();
		await reminders.time('at', 'noonish');
		expect(reminders.wrong?.at).toBe('at');
		expect(ask).toHaveBeenCalledTimes(1);
	});

	it('have quiet hours with both ends, or none', async () => {
		const { reminders } = open();
		await reminders.load();
		await reminders.quiet(false);
		expect([reminders.page?.settings.quiet_from, reminders.page?.settings.quiet_to]).toEqual([null, null]);
		await reminders.quiet(true);
		expect(reminders.page?.settings.quiet_from).not.toBeNull();
		expect(reminders.page?.settings.quiet_to).not.toBeNull();
	});
});
