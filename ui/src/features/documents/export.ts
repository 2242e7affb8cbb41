import { saidElsewhere } from '$features/workbook/refusals';
import { words, type Session } from '$features/workbook/session.svelte';

/**
 * Writes the next edition where the person says, and says what was written. A refusal, such as a page that is too long,
 * comes back in words, to stand beside the button.
 */
export async function exportDocument(
	session: Session,
	document: string,
	record: string | null = null,
): Promise<string | null> {
	try {
		const long = record === null ? null : await tooLong(session, record);
		if (long !== null) return long;
		const written = await session.ask({ ask: 'export-document', document, record }, 'written');
		if (!written) return null;
		session.toasts.say([written.words, ...written.warnings].join(' '));
		await session.refresh();
		return null;
	} catch (reason) {
		if (saidElsewhere(reason)) return null;
		return words(reason);
	}
}

/** Why the page of a record cannot be exported as it is, before anybody is asked where to; null when it can, or is no such page. */
export async function tooLong(session: Pick<Session, 'ask'>, record: string): Promise<string | null> {
	const fit = await session.ask({ ask: 'fit', id: record }, 'fit').catch(() => null);
	if (!fit || fit.lines_over === 0) return null;
	return `It is ${fit.words} for one side of paper. Shorten it, then export it.`;
}
