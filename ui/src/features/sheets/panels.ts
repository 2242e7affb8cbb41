import type { Component } from 'svelte';
import type { RecordPage } from '$ipc/contract';
import type { Takes } from '$features/record/parts';
import { onPage } from './fields';
import PagePanel from './PagePanel.svelte';

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

/** One line per view; the templates name the views. */
const panels: Record<string, SheetPanel> = {
	page: { part: PagePanel, fields: onPage, children: [], margin: true, titled: true },
};

export const panelOf = (record: RecordPage): SheetPanel | null =>
	(record.panel.view === null ? null : panels[record.panel.view]) ?? null;
