import type { Link, Pillar } from '$ipc/contract';

/** Where one can be. */
export type Place =
	| { screen: 'home' }
	| { screen: 'pillar'; pillar: Pillar }
	| { screen: 'practice'; id: string }
	| { screen: 'questions'; id: string | null }
	| { screen: 'registers' }
	| { screen: 'register'; kind: string }
	| { screen: 'record'; id: string }
	| { screen: 'sheet'; id: string }
	| { screen: 'documents'; document?: string; record?: string }
	| { screen: 'people' }
	| { screen: 'leaver'; id: string; last_day: string | null }
	| { screen: 'calendar'; person: string | null; view?: 'year' | 'people' }
	| { screen: 'reminders' }
	| { screen: 'history'; id: string | null }
	| { screen: 'compare'; from: string; to: string; review?: string }
	| { screen: 'reviews' }
	| { screen: 'review'; id: string; step?: string }
	| { screen: 'trash' };

export const PILLARS: { id: Pillar; name: string }[] = [
	{ id: 'speed', name: 'Speed' },
	{ id: 'stretch', name: 'Stretch' },
	{ id: 'shield', name: 'Shield' },
	{ id: 'sales', name: 'Sales' },
];

export const pillarName = (pillar: Pillar): string =>
	PILLARS.find((one) => one.id === pillar)?.name ?? pillar;

/** The place that shows a record: practices, questions and reviews have pages of their own, the rest open at the side. */
export function placeOf(link: Link): Place {
	if (link.kind === 'practice') return { screen: 'practice', id: link.id };
	if (link.kind === 'question') return { screen: 'questions', id: link.id };
	if (link.kind === 'quarterly-review') return { screen: 'review', id: link.id };
	return { screen: 'record', id: link.id };
}

export const samePlace = (a: Place, b: Place): boolean => JSON.stringify(a) === JSON.stringify(b);
