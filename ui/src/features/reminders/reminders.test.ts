import { describe, expect, it, vi } from 'vitest';
import type { RemindersPage, Request } from '$ipc/contract';
import { readTime, Reminders } from './reminders.svelte';

const told = { works: true, words: '' };
const page: RemindersPage = {
	settings: {
		on: true,
		at: '09:00',
		quiet_from: '18:00',
		quiet_to: '08:30',
		ahead: true,
		repeat_days: 3,
		digest: 'monday',
		person: null,
		closing: 'ask',
	},
	people: [],
	company: null,
	paused: null,
	notifications: told,
	tray: told,
	login: false,
	login_possible: true,
	calendar: null,
};
/** A core that keeps what it is told. */
function open() {
	let kept = page;
	const ask = vi.fn(async (request: Request) => {
		if (request.ask === 'set-reminders') kept = { ...kept, settings: request.settings };
		return kept;
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

	it('keep both of two changes of which the second is made before the first is answered', async () => {
		const { reminders } = open();
		await reminders.load();
		await Promise.all([
			reminders.set('repeat', { repeat_days: 7 }),
			reminders.set('digest', { digest: 'thursday' }),
		]);
		expect(reminders.page?.settings).toMatchObject({ repeat_days: 7, digest: 'thursday' });
	});

	it('go on after a change that was refused', async () => {
		const { ask, reminders } = open();
		await reminders.load();
		ask.mockRejectedValueOnce(new Error('No.'));
		await Promise.all([
			reminders.set('repeat', { repeat_days: 7 }),
			reminders.set('digest', { digest: 'thursday' }),
		]);
		expect(reminders.said('repeat')).toBe('No.');
		expect(reminders.page?.settings).toMatchObject({ repeat_days: 3, digest: 'thursday' });
	});

	it('say beside the field what is no time, and ask nothing', async () => {
		const { ask, reminders } = open();
		await reminders.load();
		await reminders.time('at', 'noonish');
		expect(reminders.said('at')).toBe('Write a time such as 09:00.');
		expect(ask).toHaveBeenCalledTimes(1);
	});

	it('keep saying what is no time as long as it stands there, whatever else is set', async () => {
		const { reminders } = open();
		await reminders.load();
		await reminders.time('quiet_from', '25:99');
		await reminders.set('ahead', { ahead: false });
		expect(reminders.said('quiet')).not.toBeNull();
		expect(reminders.said('ahead')).toBeNull();
		await reminders.time('quiet_from', '19:00');
		expect(reminders.said('quiet')).toBeNull();
	});

	it('forget a wrong end of the quiet hours when there are none any more', async () => {
		const { reminders } = open();
		await reminders.load();
		await reminders.time('quiet_to', '25:99');
		await reminders.quiet(false);
		expect(reminders.said('quiet')).toBeNull();
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
