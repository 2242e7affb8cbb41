import { describe, expect, it } from 'vitest';
import { Stage } from './stage.svelte';

/** A stage whose parts come when they are told to. */
function open() {
	const arrive: Record<string, { now: () => void; not: () => void }> = {};
	const stage = new Stage<string, string>(
		(at) =>
			new Promise((resolve, reject) => {
				arrive[at] = { now: () => resolve(at.toUpperCase()), not: () => reject(new Error('no file')) };
			}),
	);
	return { stage, arrive };
}

describe('a stage', () => {
	it('keeps the old screen until the new one is there', async () => {
		const { stage, arrive } = open();
		const first = stage.to('home');
		arrive['home']!.now();
		await first;
		const second = stage.to('people');
		expect(stage.shown?.part).toBe('HOME');
		expect(stage.busy).toBe(true);
		arrive['people']!.now();
		await second;
		expect(stage.shown?.part).toBe('PEOPLE');
		expect(stage.busy).toBe(false);
	});

	it('brings only the last of several, however late the others come', async () => {
		const { stage, arrive } = open();
		const slow = stage.to('history');
		const quick = stage.to('people');
		arrive['people']!.now();
		await quick;
		arrive['history']!.now();
		await slow;
		expect(stage.shown?.part).toBe('PEOPLE');
	});

	it('is not busy any more when one goes back before the new one came', async () => {
		const { stage, arrive } = open();
		const home = stage.to('home');
		arrive['home']!.now();
		await home;
		void stage.to('people');
		await stage.to('home');
		expect([stage.busy, stage.shown?.part]).toEqual([false, 'HOME']);
	});

	it('is never busy for ever: what cannot come is said, and can be asked for again', async () => {
		const { stage, arrive } = open();
		const first = stage.to('people');
		arrive['people']!.not();
		await first;
		expect([stage.busy, stage.failed?.at]).toEqual([false, 'people']);
		const again = stage.to('people');
		arrive['people']!.now();
		await again;
		expect([stage.failed, stage.shown?.part]).toEqual([null, 'PEOPLE']);
	});

	it('is cleared at once', async () => {
		const { stage, arrive } = open();
		const first = stage.to('r1');
		arrive['r1']!.now();
		await first;
		await stage.to(null);
		expect(stage.shown).toBeNull();
	});
});
