import type { Chip, EntryRow, EvidenceRow, Link, PracticePage, QuestionRow, StepRow } from '../contract';
import { day, dueChip } from './days';
import { value } from './prose';
import { keepersSheets } from './sheets/practice';

const link = (kind: string, id: string, title: string): Link => ({ id, kind, title });
export const PEOPLE: (Link & { hint: string })[] = [
	{ ...link('person', 'p1', 'Ragna Solheim'), hint: 'Head of platform' },
	{ ...link('person', 'p2', 'Ben Okoro'), hint: 'Staff engineer, Sorting' },
	{ ...link('person', 'p3', 'Ivo Marin'), hint: 'Lead, Tariffs' },
	{ ...link('person', 'p4', 'Lena Fischer'), hint: 'Engineer, Tracking' },
	{ ...link('person', 'p5', 'Dafydd Rees'), hint: 'Operations' },
];
export const person = (id: unknown): Link | null => PEOPLE.find((one) => one.id === id) ?? null;

export const newStep = (id: string, text: string, owner?: string, due?: string, done?: string): StepRow => ({
	id,
	template: null,
	text,
	from_template: false,
	restorable: id.startsWith('practice-9/'),
	owner: person(owner),
	due: due ? day(due) : null,
	done_on: done ? day(done) : null,
	effort: '2 hours',
	note: null,
	chip: null,
});

const stuck = (step: StepRow): Chip => ({
	tone: 'warn',
	glyph: 'triangle',
	words: 'cannot start',
	explains: {
		message: 'Nobody can begin this step',
		rule: 'An open step has an owner and a day.',
		inputs: `${step.owner?.title ?? 'no owner'}, ${step.due?.words ?? 'no date'}`,
		since: null,
		next_step: 'Name who does it and by when',
		effort: '5 minutes',
	},
});
export const withChip = (step: StepRow): StepRow => ({
	...step,
	chip: step.done_on ? null : step.due && step.owner ? dueChip(step.due.raw, step.text) : stuck(step),
});

const RUNGS = [
	['Initial', 'You find out who knows by asking around.', 'none needed'],
	[
		'Managed',
		'A list of systems and keepers exists and its gaps are named.',
		'The list, dated within 180 days',
	],
	['Defined', 'Two keepers each, the second with a dated act.', 'A deploy or recovery by the second keeper'],
	[
		'Quantitatively managed',
		'Proof under 180 days old; leavers are simulated.',
		'A leaver simulation and its minutes',
	],
	['Optimising', 'Keepers rotate; no system has one for long.', 'Two rotations in a year'],
] as const;

const evidence = (id: string, title: string, level: number, dated: string, chip: Chip): EvidenceRow => ({
	id,
	evidence: link('evidence', `${id}-record`, title),
	level,
	dated: day(dated),
	counts_until: null,
	chip,
});

export const question = (
	id: string,
	text: string,
	standing: QuestionRow['standing'],
	note: string,
): QuestionRow => ({
	id,
	text,
	standing,
	glyph: standing === 'answered' ? 'full' : standing === 'unanswered' ? 'dashed' : 'triangle',
	tone: standing === 'answered' ? 'good' : 'warn',
	note,
	answer: standing === 'unanswered' ? null : 'Ragna Solheim knows; the list is in the registers.',
	page: standing === 'unanswered' ? null : link('practice', 'practice-9', 'Key-person dependencies'),
	ask: null,
});

export const entry = (
	seq: number,
	when: string,
	label: string,
	actor: string,
	change?: [string, string | null, string],
): EntryRow => ({
	seq,
	when,
	exact: `${when} 2026`,
	day: when,
	actor,
	label,
	reason: null,
	record: link('practice', 'practice-9', 'Key-person dependencies'),
	changes: change
		? [{ record: null, field: change[0], before: change[1], after: change[2], blanked: false }]
		: [],
	more: 0,
	undone: false,
});

export const keepers: PracticePage = {
	id: 'practice-9',
	handle: 'practice-9',
	pillar: 'shield',
	place: 'practice 9 of 17',
	own: false,
	name: value('name', 'line', 'Name', 'Key-person dependencies'),
	ask: 'Who can keep each system running, and who is second?',
	status: {
		shown: 'documented',
		glyph: 'three-quarters',
		words: 'documented, declared practised',
		declared: 'practised',
		earned: 'documented',
		missing: ['evidence of use that still counts'],
	},
	current: value(
		'current_state',
		'prose',
		'Current state',
		'Eleven systems are in the list and five are covered. Tariffs rests on Ivo Marin, who leaves on 18 December. Nobody has kept the customs link since spring; when it stops we restart it and hope. Two second keepers are named but have done nothing we can date.',
		{ example: 'Nine systems are listed; four have two keepers.' },
	),
	desired: value(
		'desired_state',
		'prose',
		'Desired state',
		'By 31 March, every system of criticality 1 or 2 has two people who each deployed or recovered it within 180 days, and a runbook the second of them has followed. A hand-over list is made on the day notice is given, not in the last week.',
		{ example: 'By June every critical system has two keepers.' },
	),
	guide: [
		value(
			'what',
			'prose',
			'What it is',
			'A list of every system with the people who can keep it running: a first keeper, a second one who has **proved it by a dated act**, and what only one person knows.',
		),
		value(
			'why',
			'prose',
			'Why it matters',
			'A system with one keeper stops when that keeper is ill, and is lost when they leave. The cost comes all at once, at the worst hour, and it is paid by the customers.',
		),
		value(
			'how',
			'prose',
			'How it is done',
			'- List the systems and give each a criticality from 1 to 4.\n- Name a first and a second keeper; a second counts once an act of the last 180 days proves it.\n- Write down what only they know, in the runbook, not in a head.\n- Look at the list each quarter and on the day someone gives notice.',
		),
	],
	fields: [
		value('owner', 'ref', 'Owner', 'p1', { links: [link('person', 'p1', 'Ragna Solheim')] }),
		value('status', 'choice', 'Declared status', 'practised', {
			options: ['not started', 'drafting', 'documented', 'practised', 'not applicable'],
		}),
		value('not_applicable_reason', 'line', 'Why it does not apply', null),
		value('cadence', 'cadence', 'Review cadence', { months: 3 }, { exact: 'every 3 months' }),
		value('reviewed_on', 'date', 'Last reviewed', '2026-08-25', { exact: '25 Aug' }),
		value('target_by', 'date', 'Target date', '2027-06-30', { exact: '30 Jun' }),
	],
	next_review: day('2026-11-24'),
	next_chip: { tone: 'muted', glyph: 'empty', words: 'in 5 days', explains: null },
	steps: [
		newStep('s1', 'List every system and give it a criticality', 'p1', undefined, '2026-09-04'),
		newStep('s2', 'Ask each lead what only one person can repair', 'p1', undefined, '2026-09-18'),
		newStep('s3', 'Name a first keeper for the customs link', 'p2', '2026-11-13'),
		newStep('s4', 'A second person joins the next tariff release', 'p4', '2026-11-25'),
		newStep('s5', 'Write down how a lost parcel is settled by hand', 'p3', '2026-12-04'),
		newStep('s6', 'Let the second keeper lead one recovery a quarter'),
	],
	steps_words: '',
	sheets: keepersSheets,
	ladder: {
		rungs: RUNGS.map(([name, criterion, proof], index) => ({
			level: index + 1,
			name,
			criterion,
			evidence: proof,
		})),
		supported: 2,
		claimed: 3,
		target: 4,
		target_words: '4 target, by 30 Jun',
		missing:
			'a dated act by the second person on Tariffs and the customs link; a complete runbook for Sign-in.',
		next: 3,
		in_60_days: 1,
	},
	evidence: [
		evidence('e1', 'List of systems, reviewed with all leads', 2, '2026-07-12', {
			tone: 'good',
			glyph: 'full',
			words: 'counts until 8 Jan',
			explains: null,
		}),
		evidence('e2', 'Recovery of Tracking by Lena Fischer, log', 3, '2026-03-02', {
			tone: 'warn',
			glyph: 'triangle',
			words: 'expired',
			explains: null,
		}),
	],
	questions: [
		question('q1', 'Who knows each system?', 'answered', 'answered for 10 of 11 systems'),
		question('q2', 'What leaves with one resignation?', 'answered', 'answered 9 Nov'),
		question('q3', 'Who is on call, and who is second?', 'out-of-date', 'out of date since 1 Oct'),
		question('q4', 'How is a system handed over?', 'unanswered', 'no answer yet'),
	],
	questions_words: '2 of 4',
	measures: [
		{
			name: 'Critical systems with two proven keepers',
			target: '100 %',
			how: 'Systems of criticality 1 or 2 that read covered, of all of them.',
			reading: { words: '64 %', on: '1 Oct', glyph: 'empty', tone: 'warn' },
		},
		{
			name: 'Runbooks followed this year',
			target: 'at least 10',
			how: 'Runbooks someone other than the author followed to the end.',
			reading: null,
		},
	],
	outcomes: ['safer', 'happier'],
	findings: [],
	history: [
		entry(812, '10:42', 'Changed current state', 'Ragna Solheim'),
		entry(790, '9 Nov', 'Changed owner', 'Ben Okoro', ['Owner', null, 'Ragna Solheim']),
		entry(744, '2 Nov', 'Changed claimed level', 'Ragna Solheim', ['Claimed level', '2', '3']),
	],
	trashed: false,
};
