import type { Session } from '$features/workbook/session.svelte';
import type { Command } from './commands';

/** The sheets there are do not change while the window stands. */
const known = new WeakMap<Session, Command[]>();

/** One way to each sheet of the four pillars. */
export async function sheetCommands(session: Session): Promise<Command[]> {
	const found = known.get(session);
	if (found) return found;
	const page = await session.ask({ ask: 'registers' }, 'registers');
	const made = (page?.sheets ?? []).flatMap((pillar) =>
		pillar.sheets.map(({ kind, name }): Command => ({
			id: `sheet ${kind}`,
			words: `Go to ${name}`,
			hint: pillar.name,
			leads: { screen: 'register', kind },
		})),
	);
	if (page) known.set(session, made);
	return made;
}
