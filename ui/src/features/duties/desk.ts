import { placeOf } from '$features/workbook/places';
import { words, type Session } from '$features/workbook/session.svelte';
import type { Done } from '$ipc/contract';
import type { Desk } from './duties.svelte';

/** The ways duties are finished and moved in the open workbook. */
export function deskOf(session: Session): Desk {
	const said = (done: Done) =>
		session.toasts.say(done.label, { words: 'Undo', run: () => void session.undo(), last: true });
	return {
		complete: (key, on) => session.edit({ ask: 'complete-duty', key, on }),
		skip: (key, reason) => session.edit({ ask: 'skip-duty', key, reason }),
		give: (key, owner) => session.edit({ ask: 'reassign-duty', key, owner }),
		snooze: async (key, until) => {
			const snoozed = await session.ask({ ask: 'snooze-duty', key, until }, 'snoozed');
			await session.refresh();
			return snoozed?.until ?? null;
		},
		waits: (until, wake) => session.toasts.say(`Put off ${until}.`, { words: 'Remind again', run: wake }),
		open: (row) => void session.go(placeOf(row.page)),
		said,
		fail: (message) => session.toasts.fail(message),
		words,
		writable: () => !session.readOnly,
	};
}
