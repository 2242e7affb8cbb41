import { describe, expect, it } from 'vitest';
import { readDay } from './days';

const today = '2026-11-19';

describe('readDay', () => {
	it.each([
		['2026-11-30', '2026-11-30'],
		['30 Nov', '2026-11-30'],
		['Mon 30 November 2026', '2026-11-30'],
		['30.11.2026', '2026-11-30'],
		['30/11', '2026-11-30'],
		['3.1.27', '2027-01-03'],
		['today', today],
		['tomorrow', '2026-11-20'],
		['+14', '2026-12-03'],
		['-19', '2026-10-31'],
	])('reads %s as %s', (typed, stored) => {
		expect(readDay(typed, today)).toBe(stored);
	});

	it.each(['30 Feb', '2026-13-01', '31.4.', 'soon', '', '12', '99999-01-01'])('refuses %s', (typed) => {
		expect(readDay(typed, today)).toBeNull();
	});
});
