import type { Component } from 'svelte';
import HomeScreen from '$features/home/HomeScreen.svelte';
import type { Place } from '$features/workbook/places';
import type { Session } from '$features/workbook/session.svelte';
import type { Reply, Request } from '$ipc/contract';

type Screen = Place['screen'];
type Of<S extends Screen> = Extract<Place, { screen: S }>;
type Fetched<Props extends Record<string, unknown>> = Promise<{ default: Component<Props> }>;

/** How a screen comes: its part, and what it asks for first. */
type Entry<S extends Screen> = {
	part: () => Fetched<{ place: Of<S> }> | Fetched<Record<string, never>>;
	asks: (place: Of<S>) => [Request, Reply['reply']];
};

/** One line per screen. A rail entry, a crumb or a command for a place appears with its screen here. */
export const screens: { [S in Screen]?: Entry<S> } = {
	home: {
		part: () => Promise.resolve({ default: HomeScreen }),
		asks: () => [{ ask: 'home' }, 'home'],
	},
	pillar: {
		part: () => import('$features/pillars/PillarScreen.svelte'),
		asks: ({ pillar }) => [{ ask: 'pillar', pillar }, 'pillar'],
	},
	practice: {
		part: () => import('$features/practice/PracticeScreen.svelte'),
		asks: ({ id }) => [{ ask: 'practice', id }, 'practice'],
	},
	questions: {
		part: () => import('$features/questions/QuestionsScreen.svelte'),
		asks: () => [{ ask: 'questions' }, 'questions'],
	},
	registers: {
		part: () => import('$features/registers/RegistersScreen.svelte'),
		asks: () => [{ ask: 'registers' }, 'registers'],
	},
	register: {
		part: () => import('$features/registers/GridScreen.svelte'),
		asks: ({ kind }) => [{ ask: 'grid', kind }, 'grid'],
	},
	sheet: {
		part: () => import('$features/record/RecordScreen.svelte'),
		asks: ({ id }) => [{ ask: 'record', id }, 'record'],
	},
	people: {
		part: () => import('$features/people/PeopleScreen.svelte'),
		asks: () => [{ ask: 'people' }, 'people'],
	},
	leaver: {
		part: () => import('$features/people/LeaverScreen.svelte'),
		asks: ({ id, last_day }) =>
			id ? [{ ask: 'leaver', id, last_day }, 'leaver'] : [{ ask: 'people' }, 'people'],
	},
	calendar: {
		part: () => import('$features/calendar/CalendarScreen.svelte'),
		asks: ({ person }) => [{ ask: 'calendar', person }, 'calendar'],
	},
	reminders: {
		part: () => import('$features/reminders/RemindersScreen.svelte'),
		asks: () => [{ ask: 'reminders' }, 'reminders'],
	},
	documents: {
		part: () => import('$features/documents/DocumentsScreen.svelte'),
		asks: () => [{ ask: 'documents' }, 'documents'],
	},
	history: {
		part: () => import('$features/history/HistoryScreen.svelte'),
		asks: ({ id }) => [{ ask: 'history', id, before: null }, 'history'],
	},
	compare: {
		part: () => import('$features/compare/CompareScreen.svelte'),
		asks: ({ from, to, review }) => [{ ask: 'compare', from, to, review: review ?? null }, 'compare'],
	},
	reviews: {
		part: () => import('$features/review/ReviewsScreen.svelte'),
		asks: () => [{ ask: 'reviews' }, 'reviews'],
	},
	review: {
		part: () => import('$features/review/ReviewScreen.svelte'),
		asks: ({ id }) => [{ ask: 'review', id }, 'review'],
	},
	trash: {
		part: () => import('$features/trash/TrashScreen.svelte'),
		asks: () => [{ ask: 'trash-list' }, 'trash'],
	},
};

/** What opens at the right side of a page. */
const panel = () => import('$features/record/RecordPanel.svelte');

/** What searches everything and does commands. */
export const palette = () => import('$features/palette/Palette.svelte');
export const keyList = () => import('./KeyList.svelte');
export const whoWrites = () => import('./WhoWrites.svelte');
export const takeBack = () => import('./TakeBack.svelte');
export const closing = () => import('./Closing.svelte');

export const has = (screen: Screen): boolean => screen in screens;

export const leads = (place: Place): boolean => place.screen === 'record' || has(place.screen);

/** The part for a place, once it and what it asks for first are there. */
export async function screenFor(session: Session, place: Place): Promise<Component<{ place: Place }> | null> {
	const entry = screens[place.screen] as Entry<Screen> | undefined;
	if (!entry) return null;
	const [request, reply] = entry.asks(place);
	const [part] = await Promise.all([entry.part(), session.prepare(request, reply)]);
	return part.default as Component<{ place: Place }>;
}

type Panel = Component<{ id: string; onclose: () => void }>;

/** The panel for a record, once it and the record are there. */
export async function panelFor(session: Session, id: string): Promise<Panel> {
	const [part] = await Promise.all([panel(), session.prepare({ ask: 'record', id }, 'record')]);
	return part.default;
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Fetches the rest once the first page stands, a little at a time, what is wanted soonest first. */
export async function warm(): Promise<void> {
	const parts: (() => Promise<unknown>)[] = [
		palette,
		() => import('$kit/PopoverSheet.svelte'),
		...Object.values(screens).map((entry) => entry.part),
		panel,
		whoWrites,
		() => import('$kit/DateField.svelte'),
		() => import('$features/registers/FilterSheet.svelte'),
		() => import('$kit/CadenceEdit.svelte'),
		takeBack,
		keyList,
	];
	await pause(600);
	// The face of most titles; Home does without it.
	void document.fonts.load('600 31px "Inter Display"');
	for (const part of parts) {
		await pause(60);
		// What cannot be fetched now is asked for again, and named, where it is needed.
		await part().catch(() => null);
	}
}
