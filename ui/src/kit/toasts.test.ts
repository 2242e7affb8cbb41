import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Toasts } from './toasts.svelte';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('Toasts', () => {
	it('go by themselves, failures stay', () => {
		const toasts = new Toasts(100);
		toasts.say('Deleted a step');
		toasts.fail('The disk is full.');
		vi.advanceTimersByTime(100);
		expect(toasts.list.map((toast) => toast.words)).toEqual(['The disk is full.']);
	});

	it('wait while they are looked at', () => {
		const toasts = new Toasts(100);
		toasts.say('Deleted a step');
		toasts.hold();
		vi.advanceTimersByTime(1000);
		expect(toasts.list).toHaveLength(1);
		toasts.release();
		vi.advanceTimersByTime(100);
		expect(toasts.list).toHaveLength(0);
	});

	it('close when acted on', () => {
		const toasts = new Toasts();
		const run = vi.fn();
		toasts.say('Deleted a step', { words: 'Undo', run });
		toasts.act(toasts.list[0]!);
		expect(run).toHaveBeenCalledOnce();
		expect(toasts.list).toHaveLength(0);
	});

	it('never pile up', () => {
		const toasts = new Toasts();
		for (const words of ['a', 'b', 'b', 'c', 'd']) toasts.say(words);
		expect(toasts.list.map((toast) => toast.words)).toEqual(['b', 'c', 'd']);
	});

	it('are put away by the next write when they act on the latest, and only then', () => {
		const toasts = new Toasts();
		toasts.say('Marked done', { words: 'Undo', run: () => {}, last: true });
		toasts.say('Deleted a step', { words: 'Undo', run: () => {} });
		toasts.passed();
		expect(toasts.list.map((toast) => toast.words)).toEqual(['Deleted a step']);
	});
});
