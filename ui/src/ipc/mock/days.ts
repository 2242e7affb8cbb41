import type { Chip, DateShown } from '../contract';

export const TODAY = '2026-11-19';
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export const ahead = (raw: string): number => Math.round((Date.parse(raw) - Date.parse(TODAY)) / 86_400_000);

export function day(raw: string): DateShown {
	const date = new Date(`${raw}T00:00:00Z`);
	const words = `${WEEKDAYS[date.getUTCDay()]} ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
	return { raw, words, exact: `${words} ${date.getUTCFullYear()}` };
}

export function dueChip(raw: string, message: string): Chip {
	const days = ahead(raw);
	if (days > 1) return { tone: 'muted', glyph: 'empty', words: `in ${days} days`, explains: null };
	const explains = {
		message,
		rule: 'A step is overdue from the day after it was due.',
		inputs: `due ${day(raw).words}, not ticked`,
		since: day(raw).words,
		next_step: 'Do it, or give it a new day',
		effort: '10 minutes',
	};
	if (days >= 0) return { tone: 'warn', glyph: 'triangle', words: days ? 'tomorrow' : 'today', explains };
	return { tone: 'bad', glyph: 'diamond', words: `overdue ${-days} days`, explains };
}
