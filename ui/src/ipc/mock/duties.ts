import { Refusal } from '../api';
import type { Frame, RemindersPage, Reply, Request, Snooze } from '../contract';
import { calendar } from './calendar';
import { day } from './days';

const UNTIL: Record<Exclude<Snooze['until'], 'date' | 'no'>, string> = {
	hour: 'until 15:42',
	tomorrow: 'until tomorrow',
	'next-monday': 'until Mon 23 Nov',
};

/** Duties and reminders of the made-up core: `?many` has 300 duties, `?fresh` none, otherwise there are a dozen. */
export function duties(asked: URLSearchParams, frame: () => Frame) {
	const count = asked.has('fresh') ? 0 : Number(asked.get('duties') ?? (asked.has('many') ? 300 : 12));
	const snoozed = new Map<string, string>();
	const over = new Set<string>();
	const reminders: RemindersPage = {
		settings: {
			on: true,
			at: '09:00',
			quiet_from: '18:00',
			quiet_to: '08:30',
			ahead: true,
			repeat_days: 3,
			digest: 'monday',
			person: null,
			closing: 'ask',
		},
		people: calendar(12, null, snoozed).people.map((one) => one.person),
		company: null,
		paused: null,
		notifications: { works: true, words: 'Two duties were notified at 09:00.' },
		tray: asked.has('traynot')
			? { works: false, words: 'This desktop shows no tray.' }
			: { works: true, words: 'The tray shows how many are due.' },
		login: false,
		login_possible: true,
		calendar: null,
	};
	const page = (): Reply => ({ reply: 'reminders', page: structuredClone(reminders) });
	const done = (label: string): Reply => ({
		reply: 'done',
		page: { id: null, entry: 1, label, changed: [], frame: frame() },
	});

	return (request: Request): Reply | null => {
		switch (request.ask) {
			case 'calendar': {
				const made = calendar(count, request.person, snoozed);
				for (const part of [made.overdue, made.today_rows, made.week, made.month, made.escalated])
					part.rows = part.rows.filter((row) => !over.has(row.key));
				return { reply: 'calendar', page: made };
			}
			case 'complete-duty':
				over.add(request.key);
				return done('Done');
			case 'skip-duty':
				if (request.reason === 'refuse me')
					throw new Refusal({ code: 'refused', message: 'This reason is refused, to see it.', field: null });
				over.add(request.key);
				return done('Skipped');
			case 'reassign-duty':
				return done('Gave a duty to someone else');
			case 'snooze-duty': {
				const { until } = request;
				const words =
					until.until === 'no'
						? null
						: until.until === 'date'
							? `until ${day(until.day).words}`
							: UNTIL[until.until];
				if (words === null) snoozed.delete(request.key);
				else snoozed.set(request.key, words);
				return { reply: 'snoozed', page: { key: request.key, until: words } };
			}
			case 'reminders':
			case 'try-reminder':
				return page();
			case 'set-reminders':
				if (!/^\d\d:\d\d$/.test(request.settings.at))
					throw new Refusal({ code: 'refused', message: 'A time is written as 09:00.', field: 'at' });
				reminders.settings = request.settings;
				return page();
			case 'pause-reminders':
				reminders.paused = request.paused ? 'Paused until tomorrow' : null;
				return page();
			case 'start-at-login':
				reminders.login = request.on;
				return page();
			case 'keep-calendar':
				reminders.calendar = {
					file: 'tarn.ics',
					folder: '/mnt/ragna/Calendars',
					person: reminders.people.find((one) => one.id === request.person) ?? null,
					state: { works: true, words: 'Written 10:42' },
				};
				return page();
			case 'drop-calendar':
				reminders.calendar = null;
				return page();
			case 'export-calendar':
				return {
					reply: 'written',
					page: { file: 'tarn.ics', words: 'The calendar was written to tarn.ics.', warnings: [] },
				};
			default:
				return null;
		}
	};
}
