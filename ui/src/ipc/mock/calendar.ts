import type {
	CalendarDay,
	CalendarMonth,
	CalendarPage,
	Collision,
	DutyRow,
	DutyRows,
	Link,
	PastRow,
} from '../contract';
import { TODAY, ahead, day, dueChip } from './days';
import { PEOPLE } from './practice';

const WHAT = ['Review', 'Test', 'Step', 'Action', 'Access review', 'Remove flag', 'Checkpoint'];
const ABOUT = [
	'Feature flags',
	'the customs link',
	'who may reach production',
	'a night without the region',
	'the spend of the warehouse',
	'Key-person dependencies',
	'the tariff release',
	'depot-map',
	'Planning sessions',
	'what a failed payout needs',
	'the brief of the winter tags',
];
const iso = (at: number): string => new Date(Date.parse(TODAY) + at * 86_400_000).toISOString().slice(0, 10);
const rows = (of: DutyRow[], most = 40): DutyRows => ({
	rows: of.slice(0, most),
	more: Math.max(0, of.length - most),
});
const people = (): Link[] => PEOPLE.map(({ id, kind, title }) => ({ id, kind, title }));

function duty(index: number, at: number, snoozed: Map<string, string>): DutyRow {
	const due = iso(at);
	const about = ABOUT[index % ABOUT.length] ?? '';
	const what = WHAT[(index * 3) % WHAT.length] ?? '';
	const key = `duty-${index}/${due}`;
	const staff = people();
	const record: Link = { id: `duty-${index}`, kind: 'practice', title: about };
	return {
		key,
		what,
		title: `${what}: ${about}`,
		record,
		page: record,
		due: day(due),
		owner: index % 9 === 8 ? null : (staff[(index * 5) % staff.length] ?? null),
		chip: dueChip(due, `${what}: ${about}`),
		snoozed: snoozed.get(key) ?? null,
		doing: index % 4 === 3 ? { how: 'open', label: 'Open the test' } : { how: 'complete' },
		later: at > 120 && index % 3 === 0,
		reassignable: index % 7 !== 6,
	};
}

/** A made-up year of so many duties, those of one person when one is named. */
export function calendar(many: number, person: string | null, snoozed: Map<string, string>): CalendarPage {
	const spread = (index: number) => Math.round(-14 + ((index * 7919) % 3790) / 10);
	const every = Array.from({ length: many }, (_, index) =>
		duty(index, many > 20 ? spread(index) : index * 5 - 8, snoozed),
	).sort((a, b) => a.due.raw.localeCompare(b.due.raw));
	const own = person === null ? every : every.filter((row) => row.owner?.id === person);
	const between = (from: number, to: number) =>
		rows(own.filter((row) => ahead(row.due.raw) >= from && ahead(row.due.raw) <= to));
	const staff = people();
	const soonOf = (who: Link) => every.filter((row) => row.owner?.id === who.id && ahead(row.due.raw) <= 30);
	const collisions: Collision[] = staff.flatMap((who) => {
		const theirs = own.filter((row) => row.owner?.id === who.id && ahead(row.due.raw) >= 0);
		const days = [...new Set(theirs.map((row) => row.due.raw))];
		return days
			.map((raw) => theirs.filter((row) => row.due.raw === raw))
			.filter((same) => same.length > 1)
			.map((same) => ({
				person: who,
				date: same[0]?.due ?? day(TODAY),
				days: [same[0]?.due.raw ?? TODAY],
				words: `${same.length} duties on ${same[0]?.due.words ?? ''}`,
				keys: same.map((row) => row.key),
			}));
	});
	const over = own.filter((row) => ahead(row.due.raw) < -9);
	const done: PastRow[] = every.slice(0, 5).map((row, index) => ({
		what: row.what,
		record: row.record,
		page: row.page,
		due: row.due,
		done: index === 2 ? null : row.due,
		chip:
			index === 2
				? { tone: 'muted', glyph: 'slashed', words: 'skipped', explains: null }
				: index === 3
					? { tone: 'warn', glyph: 'triangle', words: '5 days late', explains: null }
					: { tone: 'good', glyph: 'full', words: 'done', explains: null },
		reason: index === 2 ? 'The region was rebuilt that week' : null,
		by: staff[index] ?? null,
	}));
	return {
		today: { ...day(TODAY), exact: 'Thursday 19 November 2026' },
		for_person: staff.find((one) => one.id === person) ?? null,
		people: staff.map((who) => ({
			person: who,
			soon: soonOf(who).length,
			overdue: soonOf(who).filter((row) => ahead(row.due.raw) < 0).length,
		})),
		overdue: between(-400, -1),
		today_rows: between(0, 0),
		week: between(1, 3),
		month: between(4, 30),
		months: months(own.filter((row) => ahead(row.due.raw) >= 0)),
		collisions,
		by_person: [...staff, null].flatMap((who) => {
			const theirs = own.filter((row) => (row.owner?.id ?? null) === (who?.id ?? null));
			return theirs.length ? [{ person: who, due: rows(theirs, 12) }] : [];
		}),
		by_person_more: 0,
		escalation: over.length ? 'to Ragna Solheim, after nine days' : null,
		escalated: rows(over),
		done: many ? done : [],
		done_more: many > 20 ? 31 : 0,
	};
}

function months(of: DutyRow[]): CalendarMonth[] {
	const start = new Date(`${TODAY.slice(0, 7)}-01T00:00:00Z`);
	return Array.from({ length: 13 }, (_, index) => {
		const first = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + index, 1));
		const days: CalendarDay[] = [];
		for (
			const at = new Date(first);
			at.getUTCMonth() === first.getUTCMonth();
			at.setUTCDate(at.getUTCDate() + 1)
		) {
			const raw = at.toISOString().slice(0, 10);
			const weekday = at.getUTCDay() || 7;
			days.push({
				date: day(raw),
				number: at.getUTCDate(),
				weekday,
				weekend: weekday > 5,
				holiday: raw.endsWith('-12-25') ? 'Christmas Day' : raw.endsWith('-01-01') ? 'New Year' : null,
				today: raw === TODAY,
				due: rows(of.filter((row) => row.due.raw === raw)),
			});
		}
		const title = first.toLocaleDateString('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
		return { title, days, count: days.reduce((sum, one) => sum + one.due.rows.length + one.due.more, 0) };
	});
}
