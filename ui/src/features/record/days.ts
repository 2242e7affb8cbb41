// Days as people type them, read into the stored form 2026-11-30.

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAY = 86_400_000;

function iso(year: number, month: number, day: number): string | null {
	const date = new Date(Date.UTC(year, month - 1, day));
	const real =
		date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
	return real && year >= 1900 && year <= 2200 ? date.toISOString().slice(0, 10) : null;
}

const shift = (day: string, by: number): string =>
	new Date(Date.parse(`${day}T00:00:00Z`) + by * DAY).toISOString().slice(0, 10);

function monthOf(name: string): number | null {
	const at = MONTHS.indexOf(name.slice(0, 3));
	return name.length >= 3 && at >= 0 ? at + 1 : null;
}

const yearOf = (text: string | undefined, today: string): number => {
	if (text === undefined || text === '') return Number(today.slice(0, 4));
	return text.length === 2 ? 2000 + Number(text) : Number(text);
};

/**
 * Reads `2026-11-30`, `30 Nov`, `30.11.2026`, `30/11`, `today`, `tomorrow`, `yesterday`, `+7` and `-3`. Without a
 * year the year of `today` is meant. Null when it is no day.
 */
export function readDay(typed: string, today: string): string | null {
	const text = typed.trim().toLowerCase();
	if (text === 'today') return today;
	if (text === 'tomorrow') return shift(today, 1);
	if (text === 'yesterday') return shift(today, -1);
	const by = /^([+-])(\d{1,4})$/.exec(text);
	if (by) return shift(today, Number(text));
	const stored = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
	if (stored) return iso(Number(stored[1]), Number(stored[2]), Number(stored[3]));
	const numbers = /^(\d{1,2})[./ ](\d{1,2})(?:[./ ](\d{4}|\d{2})?)?$/.exec(text);
	if (numbers) return iso(yearOf(numbers[3], today), Number(numbers[2]), Number(numbers[1]));
	const named = /^(?:[a-z]+,? )?(\d{1,2})\.? ([a-z]+)(?: (\d{4}|\d{2}))?$/.exec(text);
	const month = named?.[2] ? monthOf(named[2]) : null;
	if (named && month) return iso(yearOf(named[3], today), month, Number(named[1]));
	return null;
}
