import { describe, expect, it } from 'vitest';
import { Pick, type Choosable } from './pick.svelte';

const people: Choosable[] = ['Ada Lund', 'Adam Roy', 'Omar Sy'].map((name, index) => ({
	id: `p${index}`,
	name,
}));
const find = async (text: string) =>
	people.filter((one) => one.name.toLowerCase().startsWith(text.toLowerCase()));
const open = (value: string | null, text = '', creates = true) => new Pick({ find, value, text, creates });

describe('choosing by typing', () => {
	it('offers everything first and points at what is chosen now', async () => {
		const pick = open('p2', 'Omar Sy');
		await pick.type('Omar Sy', false);
		expect(pick.list).toHaveLength(3);
		expect(pick.at).toBe(2);
		expect(pick.chosen(), 'leaving without a touch changes nothing').toBe('same');
	});

	it('takes the first that fits', async () => {
		const pick = open(null);
		await pick.type('ad', true);
		expect(pick.chosen()).toEqual({ id: 'p0', name: 'Ada Lund' });
		pick.step(1);
		expect(pick.chosen()).toEqual({ id: 'p1', name: 'Adam Roy' });
	});

	it('makes a new record only when it is pointed at', async () => {
		const pick = open(null);
		await pick.type('Zoe', true);
		expect(pick.creatable).toBe(true);
		expect(pick.chosen(), 'a slip of the finger names nobody').toBe('none');
		pick.step(1);
		expect(pick.chosen()).toBe('new');
	});

	it('never points at a new record by itself, not even beside some that fit', async () => {
		const pick = open(null);
		await pick.type('ada', true);
		expect(pick.creatable).toBe(true);
		expect(pick.at).toBe(0);
		await pick.type('omar sy', true);
		expect(pick.creatable, 'that name is there').toBe(false);
	});

	it('takes the one of exactly that name before one that begins so', async () => {
		const named = [
			{ id: 'x', name: 'Payments old' },
			{ id: 'y', name: 'Payments' },
		];
		const pick = new Pick({ find: async () => named, value: null, text: '' });
		await pick.type('payments', true);
		expect(pick.chosen()).toEqual(named[1]);
	});

	it('waits for the answer, so that a quick Enter takes what fits', async () => {
		const pick = open(null);
		void pick.type('', false);
		void pick.type('om', true);
		await pick.settled();
		expect(pick.chosen()).toEqual({ id: 'p2', name: 'Omar Sy' });
	});

	it('empties by its own line, before anything is typed', async () => {
		const pick = new Pick({ find, value: 'p2', text: 'Omar Sy', clears: true });
		await pick.type('Omar Sy', false);
		expect(pick.chosen()).toBe('same');
		pick.step(1);
		expect(pick.chosen()).toBe('empty');
		await pick.type('ada', true);
		expect(pick.clearable).toBe(false);
	});

	it('empties when all text is taken away', async () => {
		const pick = open('p0', 'Ada Lund');
		await pick.type('', true);
		expect(pick.chosen()).toBe('empty');
	});

	it('forgets an answer that comes too late', async () => {
		let late: (found: Choosable[]) => void = () => {};
		const pick = new Pick({
			find: (text) => (text === 'a' ? new Promise<Choosable[]>((resolve) => (late = resolve)) : find(text)),
			value: null,
			text: '',
			creates: false,
		});
		const first = pick.type('a', true);
		await pick.type('om', true);
		late(people);
		await first;
		expect(pick.list.map((one) => one.name)).toEqual(['Omar Sy']);
	});
});
