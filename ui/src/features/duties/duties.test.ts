import { describe, expect, it, vi } from 'vitest';
import type { Done, DutyRow, Snooze } from '$ipc/contract';
import { Duties, type Desk } from './duties.svelte';

const row = { key: 'duty-1/2026-11-30', title: 'Review: Feature flags', snoozed: null } as DutyRow;

function open(snooze: Desk['snooze']) {
	const done = async () => ({}) as Done;
	const desk = {
		complete: done,
		skip: done,
		give: done,
		snooze: vi.fn(snooze),
		waits: vi.fn<Desk['waits']>(),
		open: vi.fn(),
		said: vi.fn(),
		fail: vi.fn(),
		words: (reason: unknown) => (reason as Error).message,
		writable: () => true,
	};
	return { desk, duties: new Duties(desk) };
}
const until = async (_: string, until: Snooze) => (until.until === 'no' ? null : 'until Mon 30 Nov');

describe('a duty that is put off', () => {
	it('says until when, and can be reminded of again from there', async () => {
		const { desk, duties } = open(until);
		await duties.snooze(row, { until: 'next-monday' });
		expect(desk.waits).toHaveBeenCalledExactlyOnceWith('until Mon 30 Nov', expect.any(Function));
		desk.waits.mock.calls[0]?.[1]();
		await vi.waitFor(() => expect(desk.snooze).toHaveBeenLastCalledWith(row.key, { until: 'no' }));
		expect(desk.waits).toHaveBeenCalledOnce();
	});

	it('is asked about again when the day is refused, and nothing is said', async () => {
		const { desk, duties } = open(async () => {
			throw new Error('Choose a day after today.');
		});
		await duties.snooze(row, { until: 'date', day: '2026-11-01' });
		expect(duties.asking).toEqual({
			key: row.key,
			act: 'snooze',
			error: { words: 'Choose a day after today.' },
		});
		expect(desk.waits).not.toHaveBeenCalled();
	});

	it('is refused anew each time, and what was refused is forgotten when it is asked for otherwise', async () => {
		const { duties } = open(async () => {
			throw new Error('Choose a day after today.');
		});
		await duties.snooze(row, { until: 'date', day: '2026-11-01' });
		const first = duties.asking?.error;
		await duties.snooze(row, { until: 'date', day: '2026-11-01' });
		expect(duties.asking?.error).toEqual(first);
		expect(duties.asking?.error).not.toBe(first);
		await duties.begin(row, 'snooze');
		expect(duties.asking?.error).toBeNull();
	});
});

describe('what is asked about one duty', () => {
	const other = { ...row, key: 'duty-2/2026-11-30', title: 'Review: Restores' } as DutyRow;
	const skipped = { key: other.key, act: 'skip', error: null };

	it('stays when another one is reminded of again from the notice', async () => {
		const { desk, duties } = open(until);
		await duties.snooze(row, { until: 'tomorrow' });
		await duties.begin(other, 'skip');
		desk.waits.mock.calls[0]?.[1]();
		await vi.waitFor(() => expect(desk.snooze).toHaveBeenLastCalledWith(row.key, { until: 'no' }));
		expect(duties.asking).toEqual(skipped);
	});

	it('stays when the answer about another one comes, and its refusal is said by itself', async () => {
		const { desk, duties } = open(until);
		let answer: (done: Done) => void = () => {};
		desk.skip = () => new Promise<Done>((resolve) => (answer = resolve));
		await duties.begin(row, 'skip');
		const first = duties.skip(row, 'Not this quarter.');
		await duties.begin(other, 'skip');
		answer({} as Done);
		expect(await first).toBe(true);
		expect(duties.asking).toEqual(skipped);

		desk.give = async () => Promise.reject(new Error('Ada has left.'));
		const second = duties.give(row, 'ada');
		expect(await second).toBe(false);
		expect(duties.asking).toEqual(skipped);
		expect(desk.fail).toHaveBeenCalledExactlyOnceWith('Ada has left.');
	});

	it('goes when it is answered itself', async () => {
		const { duties } = open(until);
		await duties.begin(other, 'skip');
		await duties.skip(other, 'Not this quarter.');
		expect(duties.asking).toBeNull();
	});
});
