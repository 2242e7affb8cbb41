import type { Shelf } from '$ipc/contract';
import { pillarName } from './places';
import type { Crumb } from './session.svelte';

/** The way down to a sheet: by its pillar and practice, or from the registers. */
export function wayTo(shelf: Shelf): Crumb[] {
	const sheet: Crumb = { words: shelf.name, place: { screen: 'register', kind: shelf.kind } };
	if (shelf.pillar === null) return [{ words: 'Registers', place: { screen: 'registers' } }, sheet];
	const { pillar, practice } = shelf;
	const above: Crumb = { words: pillarName(pillar), place: { screen: 'pillar', pillar } };
	if (practice === null) return [above, sheet];
	return [above, { words: practice.title, place: { screen: 'practice', id: practice.id } }, sheet];
}
