import type { CalendarPage, DutyRows } from '$ipc/contract';

const SMALL = [
	'no',
	'one',
	'two',
	'three',
	'four',
	'five',
	'six',
	'seven',
	'eight',
	'nine',
	'ten',
	'eleven',
	'twelve',
];

/** How many duties there are, those included that are not listed. */
export const all = ({ rows, more }: DutyRows): number => rows.length + more;

/** A number in words up to twelve. */
export const numbered = (count: number): string => SMALL[count] ?? count.toLocaleString('en-GB');

const duties = (count: number): string => `${numbered(count)} ${count === 1 ? 'duty' : 'duties'}`;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** All that is to be done from before today to a year ahead. */
export const total = (page: CalendarPage): number =>
	all(page.overdue) + page.months.reduce((sum, month) => sum + month.count, 0);

/** How things stand, as one sentence. */
export function summary(page: CalendarPage): string {
	const whose = page.for_person ? ` of ${page.for_person.title}` : '';
	const late = all(page.overdue);
	const week = all(page.today_rows) + all(page.week);
	const soon = all(page.month);
	if (total(page) === 0) return `Nothing${whose} falls due in the year ahead.`;
	const first =
		late > 0
			? `${capital(duties(late))}${whose} ${late === 1 ? 'is' : 'are'} overdue`
			: `Nothing${whose} is overdue`;
	const then =
		week > 0
			? `${numbered(week)} ${week === 1 ? 'falls' : 'fall'} due this week`
			: 'none falls due this week';
	return `${first}, ${then}${soon > 0 ? `, and ${numbered(soon)} in the 30 days from today` : ''}.`;
}
