import type { DateShown, FieldValue, Link, OptionView, PracticePage } from '$ipc/contract';

// Reads the fields of a practice by their ids.

export const fieldOf = (practice: PracticePage, id: string): FieldValue | undefined =>
	practice.fields.find((value) => value.field.id === id);

export const linkOf = (practice: PracticePage, id: string): Link | null =>
	fieldOf(practice, id)?.links[0] ?? null;

export const textOf = (practice: PracticePage, id: string): string => fieldOf(practice, id)?.text ?? '';

export const optionsOf = (practice: PracticePage, id: string): OptionView[] =>
	fieldOf(practice, id)?.field.options ?? [];

export function dayOf(practice: PracticePage, id: string): DateShown | null {
	const value = fieldOf(practice, id);
	if (typeof value?.value !== 'string') return null;
	return { raw: value.value, words: value.shown, exact: value.exact ?? value.shown };
}
