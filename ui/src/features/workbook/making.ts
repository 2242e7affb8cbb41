import type { JsonValue, Made } from '$ipc/contract';

/** A record to be made where a field names it: as the value of that field, so that both are one step. */
export const toMake = (kind: string, named: string, fields?: Record<string, JsonValue>): JsonValue => {
	const made: Made = { add: kind, named, ...(fields && { fields }) };
	return made as Record<string, JsonValue>;
};

/** What a record that is still to be made will be called; null for one that is there. */
export const unmade = (value: JsonValue): string | null =>
	typeof value === 'object' && value !== null && !Array.isArray(value) && typeof value['named'] === 'string'
		? value['named']
		: null;
