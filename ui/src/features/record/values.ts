import type { FieldView, JsonValue } from '$ipc/contract';
import { fold } from '$kit/fold';
import { readDay } from './days';

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

/** Reads what was typed into a field. The core has the last word; this only spares a round trip. */
export function read(field: FieldView, typed: string, today: string): Read {
	const text = typed.trim();
	if (text === '') return { value: null };
	const options = optionsOf(field);
	if (options) return chosen(options, text);
	switch (field.type) {
		case 'number':
		case 'percent':
			return decimal(text);
		case 'money':
			return money(text);
		case 'duration':
			return duration(text);
		case 'date': {
			const day = readDay(text, today);
			return day ? { value: day } : { error: `“${text}” is not a day; write it as “30 Nov 2026”.` };
		}
		case 'month':
			return /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? { value: text } : { error: 'Write it as “2026-11”.' };
		case 'prose':
			return { value: typed };
		default:
			return { value: text.replace(/\s*\n\s*/g, ' ') };
	}
}

/** What stands in the editor when editing begins: what would be typed to get the value again. */
export function toType(field: FieldView, value: JsonValue, shown: string): string {
	if (value === null) return '';
	if (field.type === 'money' && typeof value === 'object' && 'minor' in value) {
		return `${(Number(value['minor']) / 100).toFixed(2)} ${String(value['currency'])}`;
	}
	if (['line', 'link', 'number', 'percent', 'month', 'prose'].includes(field.type)) return String(value);
	return shown;
}
