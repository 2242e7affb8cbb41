import type { Scene, Deed, Fact, Panel, PanelBlock, PanelCell, Tone } from '../../contract';
import type { Row } from '../records';
import { map, phases } from './scenes';

const EMPTY: Panel = { view: null, blocks: [], deeds: [] };
const facts = (...all: [string, string, string | null, Tone][]): PanelBlock => ({
	block: 'facts',
	facts: all.map(([label, words, note, tone]): Fact => ({ label, words, note, tone })),
});
const picture = (scene: Scene): PanelBlock => ({ block: 'picture', scene });
const cell = (words: string, tone: Tone = 'plain'): PanelCell => ({ words, tone, link: null });
const deed = (id: string, words: string, help: string, refused: string | null = null): Deed => ({
	id,
	words,
	help,
	asks: id === 'sign' ? 'This is locked as it stands today. Undo takes no signature back.' : null,
	refused,
});
export function panelOf(rows: Row[], row: Row): Panel {
	const children = rows.filter((one) => one.parent === row.id && !one.trashed);
	switch (row.kind) {
		case 'dr-test':
			return {
				...EMPTY,
				blocks: [
					facts(
						['Recovery time', '81 min', '9 under the target of 90', 'good'],
						['Recovery point', '11 min', '6 over the target of 5', 'bad'],
						['Tests this year', '3', 'two are required', 'good'],
					),
					picture(phases),
					{
						block: 'table',
						title: 'Trend of this scenario',
						head: ['Held', 'Minutes', 'Result'],
						rows: [
							[cell('Nov 2025'), cell('164'), cell('fail', 'bad')],
							[cell('Mar 2026'), cell('124'), cell('fail', 'bad')],
							[cell('Oct 2026'), cell('81'), cell('pass with conditions', 'warn')],
						],
						empty: 'This is the first test of its scenario.',
					},
					{
						block: 'notice',
						tone: 'warn',
						text: 'Diagnosis is the slow phase: write the runbook a stranger can follow.',
					},
				],
				deeds: [
					deed('retest', 'Plan the re-test', 'Makes a test of the same scenario that names this one.'),
					deed(
						'sign',
						'Sign',
						'Locks the test.',
						'The finding “Write the diagnosis runbook” has no owner. Give it one first.',
					),
				],
			};
		case 'access-review': {
			const open = children.filter((one) => one.values['decision'] == null).length;
			return {
				...EMPTY,
				blocks: row.values['signed_on']
					? []
					: [
							{
								block: 'notice',
								tone: 'plain',
								text: 'Frozen on Tue 17 Nov: seven grants. What is granted later belongs to the next review.',
							},
						],
				deeds: [
					deed(
						'sign',
						'Sign the review',
						'Locks the review and every decision in it.',
						open ? `${open} of ${children.length} grants are not decided. Decide them first.` : null,
					),
					deed(
						'start',
						'Start the review',
						'Takes the grants of the scope as they are now.',
						'It is started already.',
					),
				],
			};
		}
		case 'hypothesis-sheet':
			return { ...EMPTY, blocks: [picture(map)] };
		case 'mvp':
			return {
				...EMPTY,
				blocks: [facts(['Metrics', `${children.length} of 2`, 'agreed before the code', 'plain'])],
			};
		case 'process-review':
			return {
				...EMPTY,
				blocks: [
					{
						block: 'table',
						title: 'The three of last quarter',
						head: ['Issue', 'Owner', 'Outcome'],
						rows: [
							[cell('Tests fail at random'), cell('Ben Okoro'), cell('done 2 Oct; 9 fell to 1', 'good')],
							[cell('No one reviews on Friday'), cell('Lena Fischer'), cell('open, due 30 Sep', 'bad')],
						],
						empty: 'This is the first review.',
					},
				],
				deeds: [
					deed(
						'sign',
						'Sign',
						'Locks the review.',
						'Pick exactly three, each with an owner and a day; two are picked.',
					),
				],
			};
		case 'launch':
			return {
				...EMPTY,
				blocks: [
					{
						block: 'notice',
						tone: 'bad',
						text: 'Roll-back ready is red: a launch of tier 1 waits for it, or for an override with a reason.',
					},
				],
				deeds: [
					deed(
						'ready',
						'Mark ready',
						'Says that all gates are passed.',
						'The gate “roll-back ready” is red. Make it green, or override it with a reason.',
					),
				],
			};
		default:
			return EMPTY;
	}
}

/** What a whole sheet comes to. */
export const sheetPanel = (kind: string, count: number): Panel =>
	kind === 'dr-test' && count
		? { ...EMPTY, blocks: [facts(['Actual tests in twelve months', '3', 'at least 2', 'good'])] }
		: EMPTY;
