import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { leave } from './leaving';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('says that it is still at it as long as someone is asked, and then how it went', async () => {
	const readyToClose = vi.fn(async (_saved: boolean | null) => {});
	let answer = (_saved: boolean) => {};
	const left = leave({ readyToClose }, () => new Promise((done) => (answer = done)));
	await vi.advanceTimersByTimeAsync(60_000);
	expect(readyToClose.mock.calls.flat()).toEqual(Array(12).fill(null));
	answer(false);
	await left;
	await vi.advanceTimersByTimeAsync(60_000);
	expect(readyToClose.mock.calls.flat().slice(12)).toEqual([false]);
});
