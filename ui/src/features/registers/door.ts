import type { JsonValue } from '$ipc/contract';
import { words, type Session } from '$features/workbook/session.svelte';
import type { Door } from './exchange';

/** The ways a grid of one kind writes into the workbook; its new records belong to `parent`. */
export function doorOf(session: Session, kind: () => string, parent: string | null): Door {
	const add = async (fields: Record<string, JsonValue>) => {
		const place = { place: 'last' } as const;
		return (await session.edit({ ask: 'add', kind: kind(), parent, template: null, fields, place })).id;
	};
	return {
		add,
		set: session.set,
		type: session.type,
		paste: async (rows) => (await session.edit({ ask: 'paste', kind: kind(), parent, rows })).id,
		offer: (bring) => session.unsaved.offer(bring),
		discard: (ids) => void discard(session, ids),
		fail: (message) => session.toasts.fail(message),
		words,
		today: () => session.today,
	};
}

async function discard(session: Session, ids: string[]): Promise<void> {
	const done = await session.attempt(() => session.edit({ ask: 'trash-all', ids }));
	const seq = done?.entry;
	if (!done || seq == null) return;
	const back = () => void session.attempt(() => session.edit({ ask: 'undo-entry', seq }));
	session.toasts.say(done.label, { words: 'Undo', run: back });
}
