import type { Component } from 'svelte';
import DocumentsScreen from '$features/documents/DocumentsScreen.svelte';
import HistoryScreen from '$features/history/HistoryScreen.svelte';
import HomeScreen from '$features/home/HomeScreen.svelte';
import Palette from '$features/palette/Palette.svelte';
import PillarScreen from '$features/pillars/PillarScreen.svelte';
import PracticeScreen from '$features/practice/PracticeScreen.svelte';
import QuestionsScreen from '$features/questions/QuestionsScreen.svelte';
import RecordPanel from '$features/record/RecordPanel.svelte';
import RecordScreen from '$features/record/RecordScreen.svelte';
import GridScreen from '$features/registers/GridScreen.svelte';
import RegistersScreen from '$features/registers/RegistersScreen.svelte';
import TrashScreen from '$features/trash/TrashScreen.svelte';
import type { Place } from '$features/workbook/places';

type Screen = Place['screen'];
type Of<S extends Screen> = Extract<Place, { screen: S }>;

/** One line per screen. A rail entry, a crumb or a command for a place appears with its screen here. */
export const screens: { [S in Screen]?: Component<{ place: Of<S> }> | Component<Record<string, never>> } = {
	home: HomeScreen,
	pillar: PillarScreen,
	practice: PracticeScreen,
	questions: QuestionsScreen,
	registers: RegistersScreen,
	register: GridScreen,
	sheet: RecordScreen,
	documents: DocumentsScreen,
	history: HistoryScreen,
	trash: TrashScreen,
};

/** What opens at the right side of a page. */
export const panel: Component<{ id: string; onclose: () => void }> | null = RecordPanel;

/** What searches everything and does commands. */
export const palette: Component<{ mode: 'search' | 'commands'; onclose: () => void }> | null = Palette;

export const has = (screen: Screen): boolean => screen in screens;

export const screenOf = (place: Place): Component<{ place: Place }> | null =>
	(screens[place.screen] as Component<{ place: Place }> | undefined) ?? null;

export const leads = (place: Place): boolean =>
	place.screen === 'record' ? panel !== null : has(place.screen);
