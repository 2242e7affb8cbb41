import type {
	DutyRow,
	FindingRow,
	Glyph,
	HomePage,
	Link,
	Pillar,
	PillarPage,
	PillarRow,
	PracticeRow,
} from '../contract';
import { day, dueChip } from './days';
import { entry, keepers, person, question } from './practice';

const keepersLink: Link = { id: keepers.id, kind: 'practice', title: 'Key-person dependencies' };

const finding = (
	message: string,
	inputs: string,
	words: string,
	glyph: Glyph,
	next_step: string,
	effort: string,
): FindingRow => ({
	severity: 'red',
	chip: {
		tone: 'bad',
		glyph,
		words,
		explains: {
			message,
			rule: 'Two experts who count per system.',
			inputs,
			since: '30 Sep',
			next_step,
			effort,
		},
	},
	record: keepersLink,
	page: keepersLink,
});

const red: FindingRow[] = [
	finding(
		'Ola Brandt left on 31 August and still holds two production grants',
		'Administrator on the sorting cluster, deploy key for customs. Last used 28 August.',
		'left, still has access',
		'diamond',
		'Revoke both and write down the date',
		'10 minutes',
	),
	finding(
		'Tariffs rests on Ivo Marin, who leaves on 18 December',
		'Criticality 1, no secondary, runbook partial. 29 days left; seven more duties go with him.',
		'one person',
		'half',
		'Lena Fischer runs the release of Wed 25 Nov',
		'1 hour',
	),
	finding(
		'Nobody knows the customs link',
		'Criticality 1, no primary since 31 August. Runbook last read on 14 Feb 2025.',
		'nobody',
		'crossed',
		'Dafydd Rees reads the runbook and restarts it once',
		'half a day',
	),
];

const NAMES: Record<Pillar, string[]> = {
	speed: [
		'Codebase standards',
		'Trunk-based development',
		'Feature flags',
		'Deployment automation',
		'Automated testing',
	],
	stretch: ['Space for experiments', 'Feedback loops in planning', 'Quarterly process reviews'],
	shield: [
		'Key-person dependencies',
		'Infrastructure as code',
		'Access reviews',
		'Disaster-recovery tests',
		'Cost alerts',
	],
	sales: ['Hypothesis versus fact', 'Proof-of-concept sharing', 'MVP success metrics', 'Product briefs'],
};
const RINGS: Glyph[] = ['full', 'three-quarters', 'quarter', 'full', 'empty'];
const WORDS: Partial<Record<Glyph, string>> = {
	full: 'practised',
	'three-quarters': 'documented',
	quarter: 'drafting',
	empty: 'not started',
};

const standing = (
	pillar: Pillar,
	name: string,
	documented: string,
	levels: string | null,
	tone: 'muted' | 'warn' = 'muted',
): PillarRow => ({
	pillar,
	name,
	rings: NAMES[pillar].map((title, index) => {
		const glyph = RINGS[index] ?? 'empty';
		return {
			practice: { ...keepersLink, id: `${pillar}-${index}`, title },
			glyph,
			words: WORDS[glyph] ?? '',
		};
	}),
	documented,
	levels,
	levels_tone: tone,
});

const due = (title: string, on: string, owner: string | null): DutyRow => ({
	key: `step/${title}/${on}`,
	what: 'Step',
	title,
	record: { id: title, kind: 'step', title },
	page: keepersLink,
	due: day(on),
	owner: person(owner),
	chip: dueChip(on, title),
	snoozed: null,
	doing: { how: 'complete' },
	later: false,
	reassignable: true,
});

export const home: HomePage = {
	date: 'Thursday 19 November 2026',
	sentence: [
		{ text: 'Three findings are red', tone: 'bad', to: 'red' },
		{ text: ', ', tone: 'plain', to: null },
		{ text: 'three duties are overdue', tone: 'plain', to: 'due' },
		{ text: ', and ', tone: 'plain', to: null },
		{ text: 'nine of a director’s 41 questions', tone: 'plain', to: 'gaps' },
		{ text: ' have no answer yet.', tone: 'plain', to: null },
	],
	red,
	amber: red.slice(1).map((one) => ({ ...one, severity: 'amber', chip: { ...one.chip, tone: 'warn' } })),
	due: [
		due('Review who may reach production', '2026-11-09', 'p5'),
		due('Name a first keeper for the customs link', '2026-11-13', 'p2'),
		due('Restore the primary database again', '2026-11-16', 'p1'),
		due('Find the cause of the spend mark in the warehouse', '2026-11-20', 'p4'),
		due('Review of Key-person dependencies', '2026-11-24', 'p1'),
		due('A second person joins the tariff release', '2026-11-25', 'p4'),
		due('Remove the flag depot-map, stale', '2026-11-27', null),
	],
	due_earlier: 0,
	due_later: 24,
	pillars: [
		standing('speed', 'Speed', '4 of 5 documented', '3 claimed, 3 supported'),
		standing('stretch', 'Stretch', '2 of 3 documented', '2 claimed, 2 supported'),
		standing('shield', 'Shield', '4 of 5 documented', '3 claimed, 2 supported', 'warn'),
		standing('sales', 'Sales', '1 of 4 documented', null),
	],
	documented: 11,
	applicable: 17,
	outlook: 'If nothing is done, by 18 January: Shield 1, Speed 2 supported.',
	gaps: [
		question('g1', 'Who may deploy to production?', 'unanswered', 'no answer yet'),
		question('g2', 'What happens to a customer’s complaint?', 'unanswered', 'no answer yet'),
		question('g3', 'What do we believe but have not validated?', 'unanswered', 'no answer yet'),
	],
	gaps_words: '9 of 41 unanswered',
	gaps_more: 'Six more, and four answers out of date',
	changes: keepers.history.concat(entry(700, '25 Aug', 'Reviewed Key-person dependencies', 'Ragna Solheim')),
	red_more: 0,
	amber_more: 0,
	fresh: false,
};

const row = (title: string, index: number): PracticeRow => ({
	practice: { ...keepersLink, id: index ? `other-${index}` : keepers.id, title },
	number: 9 + index,
	ask: index % 2 ? 'What happens if we lose the main region, and who has tried?' : keepers.ask,
	glyph: RINGS[index] ?? 'empty',
	status: WORDS[RINGS[index] ?? 'empty'] ?? '',
	status_tone: 'plain',
	owner: index === 3 ? null : person(`p${(index % 5) + 1}`),
	steps: `${index} of 6 steps done`,
	claimed: index ? null : 3,
	supported: 2,
	target: index ? null : 4,
	next_review: day('2026-11-24'),
	chip: index ? null : (red[1]?.chip ?? null),
});

export const pillarPage = (pillar: Pillar): PillarPage => ({
	pillar,
	name: `${pillar[0]?.toUpperCase()}${pillar.slice(1)}`,
	promise: 'Knowledge, access, recovery and cost that hold when a person leaves or a night goes wrong.',
	documented: '4 of 5 documented',
	levels: '3 claimed, 2 supported',
	levels_tone: 'warn',
	practices: NAMES[pillar].map(row),
	findings: pillar === 'shield' ? red : [],
	findings_more: 0,
	due: home.due.slice(0, 3),
	questions: keepers.questions,
});
