import { describe, expect, it } from 'vitest';
import { Pick } from './pick.svelte';

const people = ['Ada Lund', 'Adam Roy', 'Omar Sy'].map((name, index) => ({
	id: `p${index}`,
	name,
	value: `p${index}`,
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
		expect(pick.chosen()).toEqual({ value: 'p0', shown: 'Ada Lund' });
		pick.step(1);
		expect(pick.chosen()).toEqual({ value: 'p1', shown: 'Adam Roy' });
	});

	it('makes a new record only when it is pointed at', async () => {
		const pick = open(null);
		await pick.type('Zoe', true);
		expect(pick.creatable).toBe(true);
		expect(pick.chosen(), 'a slip of the finger names nobody').toBe('none');
		pick.step(1);
		expect(pick.chosen()).toBe('new');
	});

	it('empties when all text is taken away', async () => {
		const pick = open('p0', 'Ada Lund');
		await pick.type('', true);
		expect(pick.chosen()).toEqual({ value: null, shown: '' });
	});

	it('forgets an answer that comes too late', async () => {
		let late: (found: typeof people) => void = () => {};
		const pick = new Pick({
			find: (text) => (text === 'a' ? new Promise((resolve) => (late = resolve)) : find(text)),
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
