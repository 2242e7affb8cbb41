import type { ComparePage, FieldValue, Reply, Request, ReviewPage, ReviewsPage } from '../contract';
import { day, TODAY } from './days';

const led = { id: 'ruth', kind: 'person', title: 'Ruth Adeyemi' };
const open = { id: 'review-2', kind: 'quarterly-review', title: '2026 Q4, whole book' };
const before = { id: 'review-1', kind: 'quarterly-review', title: '2026 Q3, whole book' };
const practice = { id: 'flags', kind: 'practice', title: 'Feature flags' };

function field(id: string, type: FieldValue['field']['type'], label: string, shown: string): FieldValue {
	return {
		field: {
			id,
			type,
			label,
			help: null,
			example: null,
			required: false,
			options: [],
			to: type === 'ref' ? ['person'] : [],
			unit: null,
			limit: 1000,
		},
		value: shown || null,
		shown,
		exact: null,
		links: type === 'ref' && shown ? [led] : [],
		blocks: shown ? [{ block: 'paragraph', text: [{ run: 'text', text: shown }] }] : [],
		text: shown,
		from_template: false,
		restorable: false,
		frozen: null,
	};
}

const NAMES: [string, string, string | null][] = [
	['last-three', 'Last quarter’s three', null],
	['practices', 'Practices due', null],
	['duties', 'Duties and sheets', 'duties_read'],
	['measures', 'Measures', 'measures_read'],
	['top-three', 'New top three', null],
	['changes', 'What changed', 'changes_read'],
	['sign', 'Sign and lock', null],
];

const review: ReviewPage = {
	id: open.id,
	handle: 'quarterly-review-2',
	title: open.title,
	quarter: '2026 Q4',
	scope: 'whole book',
	stretch: 'Looks back from 27 Sep to today',
	locked: null,
	trashed: false,
	corrects: null,
	corrected_by: null,
	previous: before,
	steps: NAMES.map(([id, name, tick]) => ({ id, name, words: '', done: false, tick })),
	next: 'last-three',
	head: [field('led_by', 'ref', 'Led by', led.title)],
	last_three: [
		{
			issue: { id: 'issue-1', kind: 'review-issue', title: 'Nobody owns the cloud bill' },
			owner: led,
			due: day('2026-11-15'),
			outcome: null,
			fields: [field('result', 'line', 'What came of it', '')],
			said: false,
		},
	],
	practices: [
		{
			id: 'line-1',
			practice,
			number: 3,
			status: { tone: 'plain', glyph: 'quarter', words: 'drafting', explains: null },
			level: '2 from 1',
			owner: led,
			reviewed: 'last read 12 Aug',
			current: field('current_state', 'prose', 'Current state', 'Twenty-nine flags and no list of them.'),
			desired: field('desired_state', 'prose', 'Desired state', 'A list with owners and days to go.'),
			steps: ['List every flag (Ruth Adeyemi, 9 Dec)'],
			findings: [],
			verdict: null,
			note: field('note', 'line', 'Decision or reason', ''),
			said: false,
		},
	],
	duties: { closed: [], missed: [], sheets: [] },
	measures: [],
	issues: [],
	issue_due: '2027-02-04',
	decisions: [],
	compare: ['quarterly-review-1', 'now'],
	participants: [{ person: led, signed: null, stale: false, me: true }],
	deeds: [],
	documents: [],
};

const reviews: ReviewsPage = {
	words: 'One open, one locked',
	reviews: [
		{
			review: open,
			quarter: '2026 Q4',
			scope: 'whole book',
			chip: { tone: 'plain', glyph: 'empty', words: '0 of 7 steps', explains: null },
			led_by: led,
			locked: false,
			corrects: null,
		},
		{
			review: before,
			quarter: '2026 Q3',
			scope: 'whole book',
			chip: { tone: 'good', glyph: 'full', words: 'locked 26 Sep', explains: null },
			led_by: led,
			locked: true,
			corrects: null,
		},
	],
	begin: { quarters: ['2026 Q4', '2026 Q3'], teams: [], leads: [led], me: led },
};

const by = {
	seq: 1290,
	actor: led.title,
	when: '9 Nov',
	exact: 'Monday 9 November 2026, 10:42',
	reason: 'counted again',
};
const points = [
	{
		key: 'quarterly-review-1',
		seq: 1200,
		words: before.title,
		exact: 'entry 1,200, 26 September 2026, 16:12',
	},
	{ key: 'now', seq: 1318, words: 'now', exact: `entry 1,318, ${day(TODAY).exact}` },
];
const [from, to] = points as [ComparePage['from'], ComparePage['to']];
const compare: ComparePage = {
	from,
	to,
	scope: 'whole book',
	words: 'One field of one record differs, changed by one person',
	groups: [
		{
			kind: 'practice',
			many: 'practices',
			records: [
				{
					record: practice,
					title: practice.title,
					parent: null,
					state: null,
					state_by: null,
					changes: [{ field: 'Claimed level', before: '2 Managed', after: '3 Defined', blanked: false, by }],
				},
			],
		},
	],
	left_out: 0,
	points,
};

/** What is made up about reviews and comparisons; they are looked at, not written. */
export function reviewAnswer(request: Request): Reply | null {
	if (request.ask === 'reviews') return { reply: 'reviews', page: reviews };
	if (request.ask === 'review') return { reply: 'review', page: { ...review, id: request.id } };
	if (request.ask === 'compare') return { reply: 'compare', page: compare };
	return null;
}
