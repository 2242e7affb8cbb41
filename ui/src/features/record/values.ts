import type { FieldView, JsonValue } from '$ipc/contract';
import { typeCadence } from '$kit/cadence';
import { fold } from '$kit/fold';
import { notADay, readDay, readMoment, readMonth, typeDay, typeMoment } from '$kit/days';

/** What was typed, in its stored form, or why it cannot be. */
export type Read = { value: JsonValue } | { error: string };

export type Option = { id: string; name: string; value: JsonValue };

const LEVELS = ['Initial', 'Managed', 'Defined', 'Quantitatively managed', 'Optimising'];

/** The closed list a field is chosen from; null when it is not chosen from a closed list. */
export function optionsOf(field: FieldView): Option[] | null {
	if (field.type === 'choice') {
		return field.options.map((option) => ({ id: option.id, name: option.label, value: option.id }));
	}
	if (field.type === 'level') {
		return LEVELS.map((name, index) => ({
			id: String(index + 1),
			name: `${index + 1} ${name}`,
			value: index + 1,
		}));
	}
	if (field.type === 'rating') {
		return [1, 2, 3, 4, 5, 6, 7].map((rating) => ({
			id: String(rating),
			name: String(rating),
			value: rating,
		}));
	}
	return null;
}

function chosen(options: Option[], text: string): Read {
	const wanted = fold(text);
	const hit =
		options.find((option) => fold(option.id) === wanted || fold(option.name) === wanted) ??
		options.find((option) => fold(option.name).startsWith(wanted));
	if (hit) return { value: hit.value };
	return { error: `“${text}” is not one of: ${options.map((option) => option.name).join('; ')}.` };
}

function decimal(text: string): Read {
	const plain = text
		.replace(/[\s\u00a0%]/g, '')
		.replace(/,(?=\d{3}(\D|$))/g, '')
		.replace(',', '.');
	const parts = /^([+-]?)0*(\d+)(?:\.(\d+))?$/.exec(plain);
	if (!parts) return { error: `“${text}” is not a number.` };
	const fraction = parts[3]?.replace(/0+$/, '') ?? '';
	const whole = `${parts[2] ?? '0'}${fraction ? `.${fraction}` : ''}`;
	return { value: parts[1] === '-' && whole !== '0' ? `-${whole}` : whole };
}

function duration(text: string): Read {
	const parts = /^(?:(\d+) ?d(?:ays?)?)? ?(?:(\d+) ?h(?:ours?)?)? ?(?:(\d+) ?m(?:in(?:utes?)?)?)?$/i.exec(
		text,
	);
	const [days, hours, minutes] = [parts?.[1], parts?.[2], parts?.[3]].map((part) => Number(part ?? 0));
	if (!parts || !(days || hours || minutes)) return { error: 'Write it as “2 h 30 min”.' };
	return { value: ((days ?? 0) * 24 * 60 + (hours ?? 0) * 60 + (minutes ?? 0)) * 60 };
}

function money(text: string): Read {
	const parts = /^([\d.,\s]+?)\s*([a-z]{3})$/i.exec(text.trim());
	const amount = parts?.[1] ? decimal(parts[1]) : { error: '' };
	if (!parts?.[2] || 'error' in amount) return { error: 'Write it as “1200.50 EUR”.' };
	return { value: { minor: Math.round(Number(amount.value) * 100), currency: parts[2].toUpperCase() } };
}

const NO_MOMENT =
	'This is no day with a time. Write it as “20 Nov 2026 09:00”, “yesterday 9:00” or, for today, “9:00”.';

/** Why what was typed cannot be a value of the field, where the core would say so in the words of a file. */
export function misread(field: FieldView, text: string, today: string): string | null {
	const said = plain(text);
	const stored = /^\d{4}-\d{2}-\d{2}T.*([+-]\d{2}:\d{2}|Z)$/.test(said);
	return field.type === 'moment' && said !== '' && !stored && readMoment(said, today, null) === null
		? NO_MOMENT
		: null;
}

export const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ').trim();

/**
 * What was typed, for the core's own reader: words for days, months, moments and listed options become what it reads; the
 * rest it reads as it stands. `kept` is the value it takes the place of.
 */
export function typed(field: FieldView, text: string, today: string, kept: JsonValue = null): string {
	const said = plain(text);
	const was = typeof kept === 'string' ? kept : null;
	switch (field.type) {
		case 'date':
			return readDay(said, today) ?? said;
		case 'month':
			return readMonth(said, today) ?? said;
		case 'moment':
			return readMoment(said, today, was) ?? said;
		case 'choice':
		case 'level':
		case 'rating': {
			const wanted = fold(said);
			const hit = optionsOf(field)?.find(({ id, name }) => fold(id) === wanted || fold(name) === wanted);
			return hit?.id ?? said;
		}
		case 'prose':
			return text;
		default:
			return said.replace(/\s*\n\s*/g, ' ');
	}
}

/** Reads what was typed into a field of something that is not made yet; what is made is read by the core itself. */
export function read(field: FieldView, text: string, today: string): Read {
	const said = plain(text);
	if (said === '') return { value: null };
	const options = optionsOf(field);
	if (options) return chosen(options, said);
	const or = (value: string | null, words: string): Read => (value === null ? { error: words } : { value });
	switch (field.type) {
		case 'number':
		case 'percent':
			return decimal(said);
		case 'money':
			return money(said);
		case 'duration':
			return duration(said);
		case 'date':
			return or(readDay(said, today), notADay(said));
		case 'month':
			return or(readMonth(said, today), 'Write it as “Nov 2026”.');
		case 'moment':
			return or(readMoment(said, today, null), NO_MOMENT);
		case 'prose':
			return { value: text };
		default:
			return { value: said.replace(/\s*\n\s*/g, ' ') };
	}
}

/** What stands in the editor when editing begins: what would be typed to get the value again. */
export function toType(field: FieldView, value: JsonValue, shown: string): string {
	if (value === null) return '';
	const stored = typeof value === 'string' ? value : null;
	if (stored !== null && field.type === 'date') return typeDay(stored);
	if (stored !== null && field.type === 'moment') return typeMoment(stored);
	if (stored !== null && ['line', 'link', 'prose'].includes(field.type)) return stored;
	if (field.type === 'cadence') return typeCadence(value) ?? shown;
	const said = plain(shown);
	if (field.type === 'percent') return said.replace(/ ?%$/, '');
	const unit = field.type === 'number' && field.unit ? ` ${field.unit}` : '';
	return unit && said.endsWith(unit) ? said.slice(0, -unit.length) : said;
}
