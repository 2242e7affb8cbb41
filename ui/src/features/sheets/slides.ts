import type { ChildList, RecordPage } from '$ipc/contract';
import { fieldAt } from './kin.svelte';

/** One of the three parts of a proof of concept, with its slide when it has one. */
export type Part = {
	id: string;
	name: string;
	teaches: string;
	/** Whether a slide of this part exists, be it loaded or not. */
	taken: boolean;
	slide: RecordPage | null;
};

const TEACHES: Record<string, string> = {
	tested: 'What was built, on what, for how long, and what counted as a success before it began.',
	learned: 'One finding as a sentence with its figure. What did not work belongs here too.',
	next: 'What is decided because of it: build it, test one thing more, or stop, by whom and when.',
};
const NAMES: Record<string, string> = {
	tested: 'What we tested',
	learned: 'What we learned',
	next: 'What is next',
};

/** The three parts in their order. A slide more than that has no place. */
export function partsOf(list: ChildList | undefined, slides: readonly RecordPage[]): Part[] {
	const column = list?.columns.findIndex((field) => field.id === 'part') ?? -1;
	const taken = new Set(list?.rows.map((row) => row.cells[column]?.value));
	return Object.entries(NAMES).map(([id, name]) => ({
		id,
		name: list?.columns[column]?.options.find((option) => option.id === id)?.label ?? name,
		teaches: TEACHES[id] ?? '',
		taken: taken.has(id),
		slide: slides.find((slide) => fieldAt(slide, 'part')?.value === id) ?? null,
	}));
}

/** How many words a slide says; the heading counts. */
export const wordCount = (...texts: string[]): number => texts.join(' ').split(/\s+/).filter(Boolean).length;
