import type { Cell, FieldView, JsonValue } from '$ipc/contract';
import { type Cadence, cadenceOf, typeCadence } from '$kit/cadence';
import { plain, toType } from './values';

/** What stands in a cell that is copied: in the form spreadsheets know, and as the core reads it when it comes back. */
export function toCopy(
	field: FieldView,
	{ value, shown, links }: Pick<Cell, 'value' | 'shown' | 'links'>,
): string {
	if (value === null) return '';
	switch (field.type) {
		case 'refs':
			return links.map((link) => link.title).join('; ');
		case 'date':
		case 'month':
		case 'number':
		case 'percent':
		case 'line':
		case 'link':
		case 'prose':
			return String(value);
		case 'moment':
			return String(value).slice(0, 16).replace('T', ' ');
		case 'money':
		case 'duration':
		case 'cadence':
			return toType(field, value, shown);
		default:
			return plain(shown);
	}
}

/** A value as text that the core reads back to the very same value; null when no text can hold it. */
export function toPaste(field: FieldView, value: JsonValue): string | null {
	if (value === null) return '';
	switch (field.type) {
		case 'file':
			return null;
		case 'refs':
			return Array.isArray(value) ? value.join('; ') : null;
		case 'tick':
			return value === true ? 'yes' : 'no';
		case 'money':
			return money(value);
		case 'cadence':
			return cadence(cadenceOf(value));
		default:
			return String(value);
	}
}

function money(value: JsonValue): string | null {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
	const minor = Number(value['minor']);
	const cents = String(Math.abs(minor) % 100).padStart(2, '0');
	return `${minor < 0 ? '-' : ''}${Math.trunc(Math.abs(minor) / 100)}.${cents} ${String(value['currency'])}`;
}

function cadence(value: Cadence | null): string | null {
	if (!value) return null;
	const more = [
		value.anchor && `anchor ${value.anchor}`,
		value.from && `from ${value.from}`,
		value.weekend && `weekend ${value.weekend}`,
		value.lead && `lead ${value.lead} ${value.lead === 1 ? 'day' : 'days'}`,
	];
	return [typeCadence(value), ...more.filter(Boolean)].join(', ');
}
