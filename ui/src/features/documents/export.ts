import { words, type Session } from '$features/workbook/session.svelte';
import { Refusal } from '$ipc/api';

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
		const written = await session.ask({ ask: 'export-document', document, record }, 'written');
		if (!written) return null;
		session.toasts.say([written.words, ...written.warnings].join(' '));
		await session.refresh();
		return null;
	} catch (reason) {
		// These two are asked about elsewhere.
		if (reason instanceof Refusal && ['needs-profile', 'file-changed'].includes(reason.code)) return null;
		return words(reason);
	}
}
