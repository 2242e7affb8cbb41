import { expect, it } from 'vitest';
import { reasons } from './explained';

const explains = {
	message: 'Tariffs rests on one person',
	rule: 'two proven experts',
	inputs: '1 primary',
	since: null,
	next_step: 'Name a second',
	effort: '',
};

it('says nothing of a day when none is known', () => {
	expect(reasons(explains).map((line) => line.name)).toEqual(['Rule', 'Inputs']);
	expect(reasons({ ...explains, since: ' ' }).map((line) => line.name)).toEqual(['Rule', 'Inputs']);
	expect(reasons({ ...explains, since: '30 Sep' }).at(-1)).toEqual({ name: 'Since', words: '30 Sep' });
});
