import type { SheetRow } from '$ipc/contract';
import type { Session } from '$features/workbook/session.svelte';
import { beginIn } from '$features/registers/begun.svelte';
import { NAMED, type Command } from './commands';

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

/** One way to each sheet that the palette does not name itself, and one to begin a record of it. */
export async function sheetCommands(session: Session): Promise<Command[]> {
	const found = known.get(session) ?? (await learn(session));
	return session.readOnly ? found.filter((command) => command.leads) : found;
}

async function learn(session: Session): Promise<Command[]> {
	const page = await session.ask({ ask: 'registers' }, 'registers');
	if (!page) return [];
	const begin = ({ kind, one, name }: SheetRow): Command => ({
		id: `new ${kind}`,
		words: `New ${one}`,
		hint: name,
		run: () => beginIn(session, kind),
	});
	const ways = [
		...page.registers.filter(({ kind }) => !NAMED.includes(kind)).map(way('')),
		...page.sheets.flatMap((pillar) => pillar.sheets.map(way(pillar.name))),
	];
	const kept = [...page.registers, ...page.sheets.flatMap((pillar) => pillar.sheets)];
	// What is made from a name alone is asked for that name in the palette itself.
	const made = [...ways, ...kept.filter(({ kind }) => !NAMED.includes(kind)).map(begin)];
	known.set(session, made);
	return made;
}
