import { expect, it } from 'vitest';
import { LineUp } from './lineup.svelte';

it('walks to the neighbours and stops at the ends', () => {
	const lineUp = new LineUp();
	lineUp.ids = ['a', 'b'];
	expect([lineUp.before('a'), lineUp.after('a')]).toEqual([null, 'b']);
	expect([lineUp.before('b'), lineUp.after('b')]).toEqual(['a', null]);
	expect([lineUp.before('z'), lineUp.after('z')]).toEqual([null, null]);
});
