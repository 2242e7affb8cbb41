import { describe, expect, it } from 'vitest';
import type { CalendarMonth, CalendarPage, DutyRows } from '$ipc/contract';
import { all, summary, total } from './sums';

const some = (more: number): DutyRows => ({ rows: [], more });
const month = (count: number): CalendarMonth => ({ title: 'December 2026', days: [], count });
function page(overdue: number, today: number, week: number, soon: number): CalendarPage {
	return {
		today: { raw: '2026-11-19', words: 'Thu 19 Nov', exact: 'Thursday 19 November 2026' },
		for_person: null,
		people: [],
		overdue: some(overdue),
		today_rows: some(today),
		week: some(week),
		month: some(soon),
		months: [month(today + week + soon)],
		collisions: [],
		by_person: [],
		by_person_more: 0,
		escalation: null,
		escalated: some(0),
		done: [],
		done_more: 0,
	};
}

describe('the calendar in a sentence', () => {
	it('says what is overdue, what falls due this week, and what soon', () => {
		expect(summary(page(48, 1, 2, 50))).toBe(
			'48 duties are overdue, three fall due this week, and 50 in the 30 days from today.',
		);
		expect(summary(page(1, 0, 0, 2))).toBe(
			'One duty is overdue, none falls due this week, and two in the 30 days from today.',
		);
		expect(summary(page(0, 1, 0, 0))).toBe('Nothing is overdue, one falls due this week.');
	});

	it('says that nothing falls due', () => {
		expect(summary(page(0, 0, 0, 0))).toBe('Nothing falls due in the year ahead.');
	});

	it('counts what is not listed', () => {
		expect(all(some(7))).toBe(7);
		expect(total(page(3, 0, 1, 2))).toBe(6);
	});
});
