import { expect, it } from 'vitest';
import { counted } from './sheets';

it('counts the records of a sheet in words', () => {
	expect(counted({ count: 0, one: 'access review' })).toBe('none yet');
	expect(counted({ count: 1, one: 'access review' })).toBe('1 access review');
	expect(counted({ count: 1200, one: 'grant' })).toBe('1,200');
});
