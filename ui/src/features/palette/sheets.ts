import type { Session } from '$features/workbook/session.svelte';
import type { SheetRow } from '$ipc/contract';
import type { Command } from './commands';

/** The sheets there are do not change while the window stands. */
const known = new WeakMap<Session, Command[]>();

const way =
	(hint: string) =>
	({ kind, name }: SheetRow): Command => ({
		id: `sheet ${kind}`,
		words: `Go to ${name}`,
		hint,
		leads: { screen: 'register', kind },
	});

/** One way to each register and to each sheet of the four pillars. */
export async function sheetCommands(session: Session): Promise<Command[]> {
	const found = known.get(session);
	if (found) return found;
	const page = await session.ask({ ask: 'registers' }, 'registers');
	const made = [
		...(page?.registers ?? []).map(way('')),
		...(page?.sheets ?? []).flatMap((pillar) => pillar.sheets.map(way(pillar.name))),
	];
	if (page) known.set(session, made);
	return made;
}
