import type { Session } from '$features/workbook/session.svelte';

/** Writes the next edition where the person says, and says what was written. */
export async function exportDocument(session: Session, document: string): Promise<void> {
	const written = await session.attempt(() => session.ask({ ask: 'export-document', document }, 'written'));
	if (!written) return;
	session.toasts.say([written.words, ...written.warnings].join(' '));
	await session.refresh();
}
