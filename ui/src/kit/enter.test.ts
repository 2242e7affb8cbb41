import { describe, expect, it } from 'vitest';
import { spend } from './enter';

class Press extends Event {
	constructor(
		type: string,
		readonly key: string,
		readonly repeat = false,
	) {
		super(type, { cancelable: true });
	}
}

/** A target that notes what gets through to it. */
function open() {
	const target = new EventTarget();
	const felt: string[] = [];
	spend(target);
	for (const type of ['keydown', 'keyup']) {
		target.addEventListener(type, (event) => felt.push(`${type} ${(event as Press).key}`));
	}
	const press = (type: string, key: string, repeat = false) =>
		target.dispatchEvent(new Press(type, key, repeat));
	return { felt, press };
}

describe('an Enter that is spent', () => {
	it('is felt by nothing else until it is let go', () => {
		const { felt, press } = open();
		expect(press('keydown', 'Enter', true), 'a repeat activates no link').toBe(false);
		press('keyup', 'Enter');
		expect(felt).toEqual([]);
		press('keydown', 'Enter');
		expect(felt, 'the next press is a press').toEqual(['keydown Enter']);
	});

	it('holds nothing back when its release was never seen', () => {
		const { felt, press } = open();
		press('keydown', 'Enter');
		press('keyup', 'Enter');
		expect(felt).toEqual(['keydown Enter', 'keyup Enter']);
	});

	it('leaves other keys alone', () => {
		const { felt, press } = open();
		press('keydown', 'a');
		expect(felt).toEqual(['keydown a']);
	});
});
