// Days, months and moments as people type them, read into their stored forms, and back.

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

/** A day of the year that is meant: the one typed, else that which puts the day nearest to `today`, as a day near today is shown without its year. */
function inYear(typed: string | undefined, month: number, day: number, today: string): string | null {
	if (typed) return iso(typed.length === 2 ? 2000 + Number(typed) : Number(typed), month, day);
	const now = Number(today.slice(0, 4));
	const away = (one: string): number => Math.abs(Date.parse(one) - Date.parse(today));
	const near = [now - 1, now, now + 1].map((year) => iso(year, month, day)).filter((one) => one !== null);
	return near.sort((one, other) => away(one) - away(other))[0] ?? null;
}

/**
 * Reads `2026-11-30`, `30 Nov`, `30.11.2026`, `30/11`, `today`, `tomorrow`, `yesterday`, `+7` and `-3`. Without a
 * year the day nearest to `today` is meant. Null when it is no day.
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
	if (numbers) return inYear(numbers[3], Number(numbers[2]), Number(numbers[1]), today);
	const named = /^(?:[a-z]+,? )?(\d{1,2})\.? ([a-z]+)(?: (\d{4}|\d{2}))?$/.exec(text);
	const month = named?.[2] ? monthOf(named[2]) : null;
	if (named && month) return inYear(named[3], month, Number(named[1]), today);
	return null;
}

/** Reads `2026-11`, `Nov 2026`, `November`, `11/2026` into `2026-11`; null when it is no month. Without a year the one nearest to `today` is meant. */
export function readMonth(typed: string, today: string): string | null {
	const text = typed.trim().toLowerCase();
	const stored = /^(\d{4})-(\d{1,2})$/.exec(text);
	const numbers = /^(\d{1,2})[./ ](\d{4})$/.exec(text);
	const named = /^([a-z]+)\.?(?: (\d{4}|\d{2}))?$/.exec(text);
	const month = stored ? Number(stored[2]) : numbers ? Number(numbers[1]) : monthOf(named?.[1] ?? '');
	const year = stored?.[1] ?? numbers?.[2] ?? named?.[2];
	return month === null ? null : (inYear(year, month, 1, today)?.slice(0, 7) ?? null);
}

const two = (count: number): string => String(count).padStart(2, '0');

/** Minutes east of UTC that a clock on this computer shows at a civil time. */
const eastHere = (civil: string): number => -new Date(civil).getTimezoneOffset();

/**
 * Reads a day with a clock time, `21 Oct 2026 09:30`, `yesterday 9.30`, `2026-10-21T09:30`, or a clock time alone, which is
 * one of today, into a moment with the offset of
 * `kept`, the moment it takes the place of, else with the offset of this computer on that day. Null when it is none.
 */
export function readMoment(
	typed: string,
	today: string,
	kept: string | null,
	east: (civil: string) => number = eastHere,
): string | null {
	const clock = /^\d{1,2}:\d{2}$/.test(typed.trim()) ? `today ${typed.trim()}` : typed.trim();
	const parts = /^(.*?)(?:,? +| ?t)(\d{1,2})[:.](\d{2})(?::00)?$/i.exec(clock);
	const day = readDay(parts?.[1] ?? '', today);
	const [hours, minutes] = [Number(parts?.[2]), Number(parts?.[3])];
	if (!day || hours > 23 || minutes > 59) return null;
	const civil = `${day}T${two(hours)}:${two(minutes)}:00`;
	return civil + (offsetOf(kept) ?? offset(east(civil)));
}

const offset = (east: number): string =>
	`${east < 0 ? '-' : '+'}${two(Math.floor(Math.abs(east) / 60))}:${two(Math.abs(east) % 60)}`;

const offsetOf = (moment: string | null): string | null => /[+-]\d{2}:\d{2}$/.exec(moment ?? '')?.[0] ?? null;

/** Why a text is no day, and how one is written. */
export const notADay = (typed: string): string => `“${typed}” is not a day; write it as “30 Nov 2026”.`;

/** A day as it is typed, with its year: `30 Nov 2026`. */
export function typeDay(day: string): string {
	const [year = '', month = '', date = ''] = day.split('-');
	const name = MONTHS[Number(month) - 1];
	return name ? `${Number(date)} ${name.charAt(0).toUpperCase()}${name.slice(1)} ${year}` : day;
}

/** A moment as it is typed, on the clock that showed it: `21 Oct 2026 09:30`. */
export function typeMoment(moment: string): string {
	const [day = '', clock = ''] = moment.split('T');
	return `${typeDay(day)} ${clock.slice(0, 5)}`;
}
