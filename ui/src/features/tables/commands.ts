import type { Session } from '$features/workbook/session.svelte';
import { exportTable, importTable } from './tables.svelte';

/** What can be done with the register one is in, as a table; an import is left out when nothing can be written. */
export function tableCommands(session: Session) {
	const { place } = session.router;
	if (place.screen !== 'register') return [];
	const hint = session.crumbs.at(-1)?.words;
	const out = {
		id: 'export table',
		words: 'Export this register as CSV',
		hint,
		run: () => exportTable(session, place.kind),
	};
	const into = {
		id: 'import table',
		words: 'Import a CSV into this register',
		hint,
		run: () => importTable(session, place.kind),
	};
	return session.readOnly ? [out] : [out, into];
}
