import type { Pillar } from '../../contract';
import { MORE, field, options, type Kind } from '../kinds';
import { kind, owner, title } from './kind';
import { sales } from './sales';

const shield: Kind[] = [
	kind(
		'access-review',
		'access review',
		'access reviews',
		'Access outlives the need for it.',
		['scope', 'owner', 'started_on', 'signed_on'],
		[
			field('scope', 'choice', 'Scope', {
				required: true,
				options: options('production', 'administrator', 'customer data', 'all'),
			}),
			owner,
			field('started_on', 'date', 'Started'),
			field('signed_on', 'date', 'Signed'),
		],
		{ view: 'campaign', children: ['access-decision'] },
	),
	kind(
		'access-decision',
		'access decision',
		'access decisions',
		'One grant, one decision.',
		['person', 'system', 'role', 'last_used', 'decision', 'reviewer', 'reason'],
		[
			field('person', 'ref', 'Person', { to: ['person'], required: true }),
			field('system', 'ref', 'System', { to: ['system'], required: true }),
			field('role', 'line', 'Role', { required: true }),
			field('last_used', 'date', 'Last used'),
			field('decision', 'choice', 'Decision', { options: options('keep', 'revoke', 'reduce', 'unsure') }),
			field('reviewer', 'ref', 'Reviewer', { to: ['person'] }),
			field('decided_on', 'date', 'Decided on'),
			field('reason', 'line', 'Reason', { example: 'On call for it every fourth week' }),
		],
	),
	kind(
		'dr-test',
		'DR test',
		'DR tests',
		'A backup is a hope until somebody has restored it with a clock running.',
		['title', 'on', 'result'],
		[
			title,
			field('on', 'date', 'Held on'),
			field('hypothesis', 'prose', 'Hypothesis'),
			field('result', 'choice', 'Result', { options: options('pass', 'pass with conditions', 'fail') }),
		],
		{ view: 'dr-test' },
	),
	kind(
		'hand-over',
		'hand-over',
		'hand-overs',
		'Between notice and last day everything a person holds needs another name.',
		['person', 'last_day'],
		[
			field('person', 'ref', 'Leaver', { to: ['person'], required: true }),
			field('last_day', 'date', 'Last day'),
		],
		{ view: 'hand-over', children: ['hand-over-item'] },
	),
	kind(
		'hand-over-item',
		'hand-over line',
		'hand-over lines',
		'A line is done when the new person has done the thing once.',
		['text', 'was', 'to', 'due', 'done_on'],
		[
			field('text', 'line', 'What', { required: true }),
			field('was', 'line', 'Held as'),
			field('to', 'ref', 'To', { to: ['person'] }),
			field('due', 'date', 'Due'),
			field('done_on', 'date', 'Done on'),
		],
	),
];

const stretch: Kind[] = [
	kind(
		'process-review',
		'process review',
		'process reviews',
		'One hour a quarter about how you build.',
		['quarter', 'held_on'],
		[
			field('quarter', 'line', 'Quarter', { required: true }),
			field('held_on', 'date', 'Held on'),
			field('slows', 'prose', 'What slows us down?'),
			field('rework', 'prose', 'What causes rework?'),
			field('frustrates', 'prose', 'What frustrates people?'),
		],
		{ view: 'process-review', children: ['process-issue'] },
	),
	kind(
		'process-issue',
		'process issue',
		'process issues',
		'Many problems are named, three are picked.',
		['text', 'picked', 'owner', 'due'],
		[
			field('text', 'line', 'Issue', { required: true }),
			field('picked', 'tick', 'Picked'),
			owner,
			field('due', 'date', 'Due'),
		],
	),
];

MORE.push(...sales, ...shield, ...stretch);

/** The sheets of each pillar. */
export const SHEETS: { pillar: Pillar; name: string; kinds: string[] }[] = [
	{ pillar: 'stretch', name: 'Stretch', kinds: ['process-review'] },
	{ pillar: 'shield', name: 'Shield', kinds: ['access-review', 'dr-test', 'hand-over'] },
	{ pillar: 'sales', name: 'Sales', kinds: ['hypothesis-sheet', 'poc', 'mvp', 'brief', 'launch'] },
];
