import { expect, it } from 'vitest';
import type { ReviewPage, ReviewRow } from '$ipc/contract';
import { beside, holds, inkOf, onward, stepOf, waiting } from './session';

const step = (id: string, done: boolean) => ({ id, name: id, words: '', done, tick: null });
const page = {
	steps: [step('practices', true), step('duties', false), step('sign', false)],
	next: 'duties',
} as unknown as ReviewPage;

it('opens at the step to go on with, unless another is asked for', () => {
	expect(stepOf(page, null)?.id).toBe('duties');
	expect(stepOf(page, 'practices')?.id).toBe('practices');
	expect(stepOf(page, 'nonsense')?.id).toBe('duties');
});

it('knows what stands beside a step, and nothing beyond the ends', () => {
	expect(beside(page, 'duties', 1)?.id).toBe('sign');
	expect(beside(page, 'practices', -1)).toBeUndefined();
	expect(beside(page, 'sign', 1)).toBeUndefined();
});

it('goes on to the next line that waits, then to those before, and stays when none does', () => {
	const lines = [true, false, true, false].map((said) => ({ said }));
	expect(onward(lines, 1)).toBe(3);
	expect(onward(lines, 3)).toBe(1);
	expect(onward([{ said: true }, { said: true }], 1)).toBe(1);
});

it('begins a list at the first line that waits, and at its top when none does', () => {
	expect(waiting([true, false, false].map((said) => ({ said })))).toBe(1);
	expect(waiting([{ said: true }, { said: true }])).toBe(0);
	expect(waiting([])).toBe(0);
});

it('colours what is no longer true amber, as what is owed, and the rest of what is said green', () => {
	expect(inkOf({ verdict: 'no longer true', said: true })).toBe('warn');
	expect(inkOf({ verdict: 'skipped', said: false })).toBe('warn');
	expect(inkOf({ verdict: 'confirmed', said: true })).toBe('good');
	expect(inkOf({ verdict: null, said: false })).toBeNull();
});

it('says a refused beginning until something else is asked for, or the reviews are read anew', () => {
	const reviews: ReviewRow[] = [];
	const refused = { asked: 'whole', reviews, words: 'It is open. Go on with it.', instead: null };
	expect(holds(refused, 'whole', reviews)).toBe(true);
	expect(holds(refused, 'shield', reviews)).toBe(false);
	expect(holds(refused, 'whole', [])).toBe(false);
});
