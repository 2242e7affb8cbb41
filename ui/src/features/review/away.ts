import type { Session } from '$features/workbook/session.svelte';

/**
 * Takes an open review away, to the trash, and leads to the others; it can be fetched back from there, or at once. What was
 * written in it and refused is mended first: in the trash it could not be saved any more.
 */
export async function putAway(session: Session, id: string): Promise<void> {
	if (!(await session.unsaved.settled())) return;
	const back = () => void session.go({ screen: 'review', id });
	if (await session.trash(id, back)) void session.go({ screen: 'reviews' });
}
