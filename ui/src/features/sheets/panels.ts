import type { Component } from 'svelte';
import type { FieldValue, RecordPage } from '$ipc/contract';
import type { Takes } from '$features/record/parts';
import CampaignPanel from './CampaignPanel.svelte';
import { onPage } from './fields';
import HypothesisPanel from './HypothesisPanel.svelte';
import LaunchPanel from './LaunchPanel.svelte';
import ListsPanel from './ListsPanel.svelte';
import MvpPanel from './MvpPanel.svelte';
import PagePanel from './PagePanel.svelte';
import SlidesPanel from './SlidesPanel.svelte';

/** What draws a record of a kind whose template names a view of its own. */
export type SheetPanel = Takes & {
	part: Component<{ record: RecordPage; fixed: boolean }>;
	/** Whether it needs the whole width of a page; history then goes below. */
	wide?: boolean;
	/** Whether the rest of the form stands beside it, where a page has a side. */
	margin?: boolean;
	/** Whether it shows the title itself, where it is edited. */
	titled?: boolean;
};

const none = (_: FieldValue) => false;

/** One line per view; the templates name the views. Views that are not here have the plain panel. */
const panels: Record<string, SheetPanel> = {
	page: { part: PagePanel, fields: onPage, children: [], margin: true, titled: true },
	slides: { part: SlidesPanel, fields: none, children: ['slide'], wide: true },
	hypothesis: { part: HypothesisPanel, fields: none, children: ['hypothesis'], wide: true },
	campaign: { part: CampaignPanel, fields: none, children: ['access-decision'], wide: true },
	mvp: { part: MvpPanel, fields: none, children: ['metric'], wide: true },
	launch: { part: LaunchPanel, fields: none, children: ['gate', 'checkpoint'] },
	budget: { part: ListsPanel, fields: none, children: ['spend', 'crossing'] },
	pipeline: { part: ListsPanel, fields: none, children: ['pipeline-step', 'blockage'], wide: true },
	'hand-over': { part: ListsPanel, fields: none, children: ['hand-over-item'], wide: true },
};

export const panelOf = (record: RecordPage): SheetPanel | null =>
	(record.panel.view === null ? null : panels[record.panel.view]) ?? null;
