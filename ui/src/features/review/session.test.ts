import { expect, it } from 'vitest';
import type { ReviewPage } from '$ipc/contract';
import { beside, onward, stepOf } from './session';

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
