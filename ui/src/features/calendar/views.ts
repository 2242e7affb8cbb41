import type { Place } from '$features/workbook/places';

/** The ways to look at the calendar. */
export const VIEWS = [
	{ id: 'due', words: 'What is due' },
	{ id: 'year', words: 'The year ahead' },
	{ id: 'people', words: 'By person' },
] as const;
export type View = (typeof VIEWS)[number]['id'];

/** The calendar of a person, or of everyone, looked at in the same way; what is due needs no mention. */
export const seenAs = (view: View, person: string | null): Place =>
	view === 'due' ? { screen: 'calendar', person } : { screen: 'calendar', person, view };
