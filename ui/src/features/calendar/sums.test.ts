import { describe, expect, it } from 'vitest';
import { calendar } from '$ipc/mock/calendar';
import { all, summary, total } from './sums';

describe('the calendar in a sentence', () => {
	it('says what is overdue, what falls due this week, and what soon', () => {
		const page = calendar(12, null, new Map());
		expect(summary(page)).toMatch(/^[A-Z].* overdue, .* due this week, and .* in the 30 days from today\.$/);
	});

	it('says that nothing falls due', () => {
		const page = calendar(0, null, new Map());
		expect(summary(page)).toBe('Nothing falls due in the year ahead.');
		expect(total(page)).toBe(0);
	});

	it('counts what is not listed', () => {
		expect(all({ rows: [], more: 7 })).toBe(7);
	});
});
