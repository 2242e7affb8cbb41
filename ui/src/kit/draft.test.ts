import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Draft } from './draft.svelte';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('Draft', () => {
	it('saves once when typing pauses', async () => {
		const saved: string[] = [];
		const draft = new Draft('', async (text) => void saved.push(text));
		draft.type('a');
		await vi.advanceTimersByTimeAsync(399);
		draft.type('ab');
		await vi.advanceTimersByTimeAsync(399);
		expect(saved, 'a pause shorter than the delay is still typing').toEqual([]);
		await vi.advanceTimersByTimeAsync(1);
		expect(saved).toEqual(['ab']);
	});

	it('saves writing without a pause every two seconds', async () => {
		const saved: string[] = [];
		Draft.longest = 2000;
		const draft = new Draft('', async (text) => void saved.push(text));
		for (let typed = 1; typed <= 30; typed += 1) {
			draft.type('x'.repeat(typed));
			await vi.advanceTimersByTimeAsync(100);
		}
		Draft.longest = Infinity;
		expect(saved.length, 'three seconds of typing were saved once before the end').toBe(1);
	});

	it('leaves a value alone while it is typed, when only leaving saves it', async () => {
		const saved: string[] = [];
		const draft = new Draft('', async (text) => void saved.push(text), null);
		draft.type('4 h 3');
		await vi.advanceTimersByTimeAsync(60_000);
		expect(saved, 'half a length of time is none').toEqual([]);
		expect(await Draft.flushAll(), 'going elsewhere saves it').toBe(true);
		expect(saved).toEqual(['4 h 3']);
	});

	it('shows a whole value as the core writes it, and lets a text be as it is typed', async () => {
		for (const [delay, shown] of [
			[null, '1 h 30 min'],
			[400, '1.5 h'],
		] as const) {
			const save = async () => {
				await Promise.resolve();
				draft.adopt('1 h 30 min');
			};
			const draft: Draft = new Draft('', save, delay);
			draft.type('1.5 h');
			await draft.flush();
			expect(draft.text).toBe(shown);
			expect(draft.dirty).toBe(false);
		}
	});

	it('waits until the field is left while the core would ask something back', async () => {
		const saved: string[] = [];
		Draft.held = true;
		const draft = new Draft('', async (text) => void saved.push(text));
		draft.type('Three accounts');
		await vi.advanceTimersByTimeAsync(60_000);
		expect(saved, 'nobody is asked in the middle of a word').toEqual([]);
		expect(await draft.flush()).toBe(true);
		Draft.held = false;
		expect(saved).toEqual(['Three accounts']);
	});

	it('saves at once on leaving and not again later', async () => {
		const saved: string[] = [];
		const draft = new Draft('', async (text) => void saved.push(text));
		draft.type('a');
		expect(await draft.flush()).toBe(true);
		await vi.advanceTimersByTimeAsync(1000);
		expect(saved).toEqual(['a']);
	});

	it('keeps what was typed while a save was under way', async () => {
		const saved: string[] = [];
		let finish = () => {};
		const draft = new Draft('', (text) => {
			saved.push(text);
			return new Promise<void>((resolve) => (finish = resolve));
		});
		draft.type('a');
		const first = draft.flush();
		draft.type('ab');
		draft.adopt('a');
		expect(draft.text, 'a value from outside must not overwrite newer typing').toBe('ab');
		const second = draft.flush();
		finish();
		await first;
		await vi.advanceTimersByTimeAsync(0);
		finish();
		await second;
		expect(saved).toEqual(['a', 'ab']);
		expect(draft.dirty).toBe(false);
	});

	it('keeps the text and says why when a save is refused', async () => {
		const draft = new Draft('good', () => Promise.reject(new Error('Too long by 3 characters.')));
		draft.type('bad');
		expect(await draft.flush()).toBe(false);
		expect(draft.text).toBe('bad');
		expect(draft.error).toBe('Too long by 3 characters.');
		draft.revert();
		expect(draft.text).toBe('good');
	});

	it('adopts a value from outside when nothing is unsaved', () => {
		const draft = new Draft('old', async () => {});
		draft.adopt('new');
		expect(draft.text).toBe('new');
	});

	it('saves all that is on its way at once', async () => {
		const saved: string[] = [];
		const save = async (text: string) => void saved.push(text);
		new Draft('', save).type('one');
		new Draft('', save).type('two');
		expect(await Draft.flushAll()).toBe(true);
		expect(saved).toEqual(['one', 'two']);
	});

	it('puts a refused text away only with a way to bring it back', async () => {
		const offered = vi.spyOn(Draft, 'onputaway');
		const draft = new Draft('old', async () => Promise.reject(new Error('No bells.')));
		draft.type('a long text');
		await draft.flush();
		draft.revert();
		expect(draft.text).toBe('old');
		offered.mock.calls[0]?.[0]();
		expect([draft.text, draft.error]).toEqual(['a long text', 'No bells.']);
		draft.type('shorter');
		draft.revert();
		expect(offered, 'what was not refused is only typed').toHaveBeenCalledOnce();
	});

	it('names what waits to be mended, and says when nothing does any more', async () => {
		const mended = vi.spyOn(Draft, 'onmend');
		const draft = new Draft('', async () => Promise.reject(new Error('No.')));
		draft.type('x');
		await draft.flush();
		expect(Draft.refused()).toBe(draft);
		draft.revert();
		expect(Draft.refused()).toBeUndefined();
		expect(mended).toHaveBeenCalled();
	});
});
