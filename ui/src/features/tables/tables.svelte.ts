import { saidElsewhere } from '$features/workbook/refusals';
import { words, type Session } from '$features/workbook/session.svelte';
import type { Done, ImportOptions } from '$ipc/contract';
import { Importing, type Above } from './importing.svelte';

/** The import a session has in hand. */
class Tables {
	importing = $state.raw<Importing | null>(null);
	/** What it was begun for: a kind, and the record whose rows they are. */
	#at = '';

	begin(kind: string, parent: Above | null, importing: Importing): void {
		this.#at = at(kind, parent);
		this.importing = importing;
	}
	/** The import that was begun for these rows. */
	of(kind: string, parent: Above | null): Importing | null {
		return this.importing && this.#at === at(kind, parent) ? this.importing : null;
	}
}

const at = (kind: string, parent: Above | null) => `${kind} ${parent?.id ?? ''}`;

const tables = new WeakMap<Session, Tables>();

export function tablesOf(session: Session): Tables {
	const known = tables.get(session) ?? new Tables();
	tables.set(session, known);
	return known;
}

/** Writes a register as a table where the person says. */
export async function exportTable(session: Session, kind: string): Promise<void> {
	const written = await session.attempt(() => session.ask({ ask: 'export-csv', kind }, 'written'));
	if (written) session.toasts.say([written.words, ...written.warnings].join(' '));
}

/** Asks for a table and shows what its import would do; its rows belong to `parent` where they name none. */
export async function importTable(
	session: Session,
	kind: string,
	parent: Above | null = null,
): Promise<void> {
	const choose = () => session.ask({ ask: 'import-csv', kind, parent: parent?.id ?? null }, 'import-preview');
	const first = await session.attempt(choose);
	if (!first) return;
	const door = {
		again: (mapping: Record<string, string | null>, options: ImportOptions) =>
			session.ask({ ask: 'import-csv-again', mapping, options }, 'import-preview'),
		another: choose,
		apply: () => session.edit({ ask: 'import-csv-apply' }).catch(unlessAskedElsewhere),
		words,
	};
	tablesOf(session).begin(kind, parent, new Importing(first, door, parent));
}

/** Who writes, and what to do about a changed file, is asked about elsewhere; the import stays as it is meanwhile. */
function unlessAskedElsewhere(reason: unknown): null {
	if (saidElsewhere(reason)) return null;
	throw reason;
}

/** Says what was imported, and how to take it back: by the entry, not by whatever was done last. */
export function sayImported(session: Session, done: Done): void {
	const { entry, frame } = done;
	const undo = async () => {
		if (entry === null) return;
		if (session.frame?.entry === frame.entry) return void (await session.undo());
		const back = await session.attempt(() => session.edit({ ask: 'undo-entry', seq: entry }));
		if (back) session.toasts.say(back.label);
	};
	session.toasts.say(done.label, entry === null ? undefined : { words: 'Undo', run: () => void undo() });
}
