/** The line of a step that waits is marked so. */
const WAITS = '[data-waits]';

/** Puts the focus on the line of a step that waits, so that its keys work at once; on its heading when none does. */
export function stand(step: HTMLElement | undefined): void {
	const line = step?.querySelector<HTMLElement>(WAITS);
	const field = line?.matches('[tabindex], button') ? line : line?.querySelector<HTMLElement>('textarea');
	(field ?? step?.querySelector<HTMLElement>('h2'))?.focus({ preventScroll: field != null });
	field?.scrollIntoView({ block: 'nearest' });
}
