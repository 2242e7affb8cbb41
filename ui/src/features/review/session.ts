import type { Link, ReviewPage, ReviewRow, ReviewStep } from '$ipc/contract';

export type StepId = 'last-three' | 'practices' | 'duties' | 'measures' | 'top-three' | 'changes' | 'sign';

/** The step that is shown: the one asked for, else the one to go on with. */
export function stepOf(page: ReviewPage, asked: string | null | undefined): ReviewStep | undefined {
	return page.steps.find((step) => step.id === asked) ?? page.steps.find((step) => step.id === page.next);
}

/** The step after or before one; none at the ends. */
export function beside(page: ReviewPage, step: string, by: 1 | -1): ReviewStep | undefined {
	const at = page.steps.findIndex((one) => one.id === step);
	return at < 0 ? undefined : page.steps[at + by];
}

/** What was refused of a beginning, of which reviews there were then, and the review to go on with instead. */
export type Refused = { asked: string; reviews: ReviewRow[]; words: string; instead: Link | null };

/** Whether a refusal is still to be said: as long as the same is asked for, and nothing was written since. */
export const holds = (refused: Refused, asked: string, reviews: ReviewRow[]): boolean =>
	refused.asked === asked && refused.reviews === reviews;

export const done = (page: ReviewPage): number => page.steps.filter((step) => step.done).length;

/** The first line from a place on, and then from the top, that has not said what it must; else the place itself. */
export function onward(lines: { said: boolean }[], from: number): number {
	const open = (line: { said: boolean }) => !line.said;
	const after = lines.findIndex((line, at) => at > from && open(line));
	if (after >= 0) return after;
	const before = lines.findIndex(open);
	return before >= 0 ? before : from;
}

/** The line one stands on when one comes to a list: the first that has not said what it must; else the first of all. */
export const waiting = (lines: { said: boolean }[]): number => Math.max(0, onward(lines, -1));

/** How a verdict is coloured: what is owed and what is no longer true is amber. */
export function inkOf(line: { verdict: string | null; said: boolean }): 'warn' | 'good' | null {
	if (line.verdict === null) return null;
	return line.said && line.verdict !== 'no longer true' ? 'good' : 'warn';
}

export type Verdict = { id: string; key: string; words: string };
export const VERDICTS: Verdict[] = [
	{ id: 'confirmed', key: 'c', words: 'Confirm' },
	{ id: 'edited', key: 'e', words: 'Edited' },
	{ id: 'no longer true', key: 'n', words: 'No longer true' },
	{ id: 'skipped', key: 's', words: 'Skip' },
];
export const OUTCOMES: Verdict[] = [
	{ id: 'done', key: 'd', words: 'Done' },
	{ id: 'moved', key: 'm', words: 'Moved' },
	{ id: 'not done', key: 'n', words: 'Not done' },
];

/** What a key stands for; nothing while a text is written, or with a modifier. */
export function meant(of: Verdict[], event: KeyboardEvent): Verdict | undefined {
	if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return undefined;
	const target = event.target;
	if (target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]'))
		return undefined;
	return of.find((one) => one.key === event.key.toLowerCase());
}
