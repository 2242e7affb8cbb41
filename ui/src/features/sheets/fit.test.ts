import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FitView } from '$ipc/contract';
import { Fit, edge } from './fit.svelte';

const view = (words: string, filled = 0.5): FitView => ({ words, tone: 'good', filled, lines_over: 0 });
const words = (reason: unknown) => (reason as Error).message;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('how a page fits', () => {
	it('is asked once after several saves', async () => {
		const ask = vi.fn(async () => view('fits'));
		const fit = new Fit(ask, words);
		fit.soon();
		await vi.advanceTimersByTimeAsync(300);
		fit.soon();
		await vi.advanceTimersByTimeAsync(300);
		expect(ask).not.toHaveBeenCalled();
		await vi.advanceTimersByTimeAsync(60);
		expect(ask).toHaveBeenCalledOnce();
		expect(fit.view?.words).toBe('fits');
	});

	it('is never asked twice at a time, and the last word is the latest', async () => {
		const answers: ((view: FitView) => void)[] = [];
		const fit = new Fit(() => new Promise((resolve) => answers.push(resolve)), words);
		const first = fit.now();
		void fit.now();
		void fit.now();
		expect(answers).toHaveLength(1);
		answers[0]?.(view('old'));
		await vi.waitFor(() => expect(answers).toHaveLength(2));
		answers[1]?.(view('new'));
		await first;
		expect(fit.view?.words).toBe('new');
		expect(answers).toHaveLength(2);
	});

	it('keeps the last answer when it cannot be told, and says so', async () => {
		const ask = vi.fn(async () => view('fits'));
		const fit = new Fit(ask, words);
		await fit.now();
		ask.mockRejectedValueOnce(new Error('The page could not be set.'));
		await fit.now();
		expect([fit.view?.words, fit.error]).toEqual(['fits', 'The page could not be set.']);
	});

	it('is not asked any more when the page is left', async () => {
		const ask = vi.fn(async () => view('fits'));
		const fit = new Fit(ask, words);
		fit.soon();
		fit.stop();
		await vi.advanceTimersByTimeAsync(1000);
		expect(ask).not.toHaveBeenCalled();
	});

	it.each([
		[0.5, { filled: 0.5, over: 0 }],
		[1, { filled: 1, over: 0 }],
		[1.125, { filled: 1, over: 0.125 }],
		[3, { filled: 1, over: 0.25 }],
	])('draws %d of a page', (filled, drawn) => {
		expect(edge(view('', filled))).toEqual(drawn);
	});
});
