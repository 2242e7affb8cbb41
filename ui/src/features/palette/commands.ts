import { kindWord } from '$features/record/kinds';
import { tableCommands } from '$features/tables/commands';
import { PILLARS, type Place } from '$features/workbook/places';
import type { Session } from '$features/workbook/session.svelte';
import type { JsonValue, Request } from '$ipc/contract';
import { setTheme, THEMES } from './theme';

/** Something the palette can do: lead somewhere, do something at once, or, after `asks`, with a name. */
export type Command = {
	id: string;
	words: string;
	hint?: string;
	keys?: string[];
	leads?: Place;
	run?: () => unknown;
	asks?: { prompt: string; make: (name: string) => Promise<unknown> };
};

const PLACES: { words: string; place: Place; keys?: string[] }[] = [
	{ words: 'Go to Home', place: { screen: 'home' }, keys: ['Alt 1'] },
	...PILLARS.map((pillar, index) => ({
		words: `Go to ${pillar.name}`,
		place: { screen: 'pillar', pillar: pillar.id } as const,
		keys: [`Alt ${index + 2}`],
	})),
	{ words: 'Go to Registers', place: { screen: 'registers' } },
	{ words: 'Go to People', place: { screen: 'register', kind: 'person' } },
	{ words: 'Go to Teams', place: { screen: 'register', kind: 'team' } },
	{ words: 'Go to Systems', place: { screen: 'register', kind: 'system' } },
	{ words: 'Go to Systems by person', place: { screen: 'people' } },
	{ words: 'If someone leaves…', place: { screen: 'leaver', id: '', last_day: null } },
	{ words: 'Go to Repositories', place: { screen: 'register', kind: 'repository' } },
	{ words: 'Go to Evidence', place: { screen: 'register', kind: 'evidence' } },
	{ words: 'Go to Questions of a new director', place: { screen: 'questions', id: null } },
	{ words: 'Go to Calendar', place: { screen: 'calendar', person: null } },
	{ words: 'Go to Reminders', place: { screen: 'reminders' } },
	{ words: 'Go to Reviews', place: { screen: 'reviews' } },
	{ words: 'Go to Documents', place: { screen: 'documents' } },
	{ words: 'Go to History', place: { screen: 'history', id: null } },
	{ words: 'Compare two points of the history', place: { screen: 'compare', from: 'last', to: 'now' } },
	{ words: 'Go to Trash', place: { screen: 'trash' } },
];
/** Kinds that are made from a name alone. */
export const NAMED = ['person', 'team', 'system', 'repository', 'evidence'];

/** What can be done now in an open workbook; what it does not allow is left out. */
export function commands(session: Session): Command[] {
	const frame = session.frame;
	const goes: Command[] = PLACES.filter((one) => session.leads(one.place)).map(({ words, place, keys }) => ({
		id: words,
		words,
		keys,
		leads: place,
	}));
	const writes: Command[] = session.readOnly ? [] : [...made(session), ...turned(session)];
	const files: Command[] = [
		...(session.leads({ screen: 'documents' })
			? [
					{
						id: 'preview',
						words: 'Preview the blueprint',
						leads: { screen: 'documents', document: 'blueprint' } as const,
					},
				]
			: []),
		file(session, 'Export the blueprint', 'one PDF', {
			ask: 'export-document',
			document: 'blueprint',
			record: null,
		}),
		...tableCommands(session),
		file(session, 'Keep a snapshot', 'a copy beside the file', { ask: 'snapshot' }),
		file(session, 'Export as JSON', 'all records with their history', { ask: 'export-json' }),
		file(session, 'Save a copy', 'under another name', { ask: 'save-copy' }),
	];
	const looks: Command[] = THEMES.map(({ theme, words }) => ({
		id: `theme ${theme}`,
		words,
		run: () => setTheme(theme),
	}));
	const books: Command[] = [
		{ id: 'open', words: 'Open another workbook', run: () => open(session) },
		{ id: 'close', words: 'Close this workbook', hint: frame?.file, run: () => session.close() },
	];
	return [...goes, ...writes, ...files, ...looks, ...books];
}

function made(session: Session): Command[] {
	const add = async (kind: string, fields: Record<string, JsonValue>, go: (id: string) => unknown) => {
		const done = await session.edit({
			ask: 'add',
			kind,
			parent: null,
			template: null,
			fields,
			place: { place: 'last' },
		});
		if (done.id) await go(done.id);
	};
	return [
		...NAMED.map((kind): Command => {
			const word = kindWord(kind);
			return {
				id: `new ${kind}`,
				words: `New ${word}`,
				asks: { prompt: `Name of the ${word}`, make: (name) => add(kind, { name }, session.openRecord) },
			};
		}),
		...PILLARS.map((pillar): Command => ({
			id: `new practice ${pillar.id}`,
			words: `New practice in ${pillar.name}`,
			asks: {
				prompt: `Name of the practice in ${pillar.name}`,
				make: (name) =>
					add('practice', { name, pillar: pillar.id }, (id) => session.go({ screen: 'practice', id })),
			},
		})),
	];
}

function turned(session: Session): Command[] {
	const { undo, redo } = session.frame ?? {};
	return [
		{
			id: 'writer',
			words: 'Change who is writing…',
			hint: session.frame?.profile ?? undefined,
			run: session.changeWriter,
		},
		...(undo ? [{ id: 'undo', words: 'Undo', hint: undo, keys: ['Ctrl Z'], run: session.undo }] : []),
		...(redo ? [{ id: 'redo', words: 'Redo', hint: redo, keys: ['Ctrl Shift Z'], run: session.redo }] : []),
	];
}

function file(session: Session, words: string, hint: string, request: Request): Command {
	const run = async () => {
		const written = await session.attempt(() => session.ask(request, 'written'));
		if (!written) return;
		session.toasts.say([written.words, ...written.warnings].join(' '));
		await session.refresh();
	};
	return { id: words, words, hint, run };
}

async function open(session: Session): Promise<void> {
	const frame = await session.attempt(() => session.ask({ ask: 'open' }, 'opened'));
	if (frame) session.enter(frame);
}
