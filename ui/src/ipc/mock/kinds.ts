import type { FieldType, FieldView } from '../contract';

/** The registers' kinds, as far as made-up pages need them. */
export type Kind = {
	kind: string;
	one: string;
	many: string;
	why: string;
	example: string | null;
	columns: string[];
	fields: FieldView[];
	/** Which panel draws a record of it. */
	view?: string;
	children?: string[];
};

type More = Partial<Omit<FieldView, 'id' | 'type' | 'label'>>;
export const field = (id: string, type: FieldType, label: string, more: More = {}): FieldView => ({
	id,
	type,
	label,
	help: null,
	example: null,
	required: false,
	options: [],
	to: [],
	unit: null,
	limit: type === 'line' ? 1000 : null,
	...more,
});
export const options = (...labels: string[]) =>
	labels.map((label) => ({ id: label.split(',')[0] ?? label, label }));
const name = field('name', 'line', 'Name', { required: true });

export const KINDS: Kind[] = [
	{
		kind: 'person',
		one: 'person',
		many: 'people',
		why: 'Owners, experts and reviewers are people; name them once and every page can say who to ask.',
		example: 'Maya Lindt, staff engineer, Platform, maya@example.org',
		columns: ['name', 'role', 'team', 'email', 'left_on'],
		fields: [
			name,
			field('role', 'line', 'Role', { example: 'Staff engineer' }),
			field('team', 'ref', 'Team', { to: ['team'] }),
			field('email', 'line', 'Email'),
			field('left_on', 'date', 'Last day', {
				help: 'A date ahead means leaving, a date behind means left. Expertise counts up to and including this day.',
			}),
			field('note', 'prose', 'Note'),
		],
	},
	{
		kind: 'team',
		one: 'team',
		many: 'teams',
		why: 'A system without a team is everyone’s and so no one’s; teams are where systems and people meet.',
		example: 'Platform: keeps the paved road from merge to production',
		columns: ['name', 'mission', 'lead', 'contact'],
		fields: [
			name,
			field('mission', 'line', 'Mission', { help: 'What would stop if the team did.' }),
			field('lead', 'ref', 'Lead', { to: ['person'] }),
			field('contact', 'line', 'Where to reach them', { example: '#platform, then the on-call phone' }),
		],
	},
	{
		kind: 'system',
		one: 'system',
		many: 'systems',
		why: 'Systems are what breaks at night; list them with how much it hurts and who can mend them.',
		example: 'Payments, criticality 1, owned by Billing, Ada first and Omar second',
		columns: ['name', 'criticality', 'primary', 'secondary', 'documentation'],
		fields: [
			name,
			field('summary', 'line', 'What it does', { example: 'Takes card payments and pays them out' }),
			field('criticality', 'choice', 'Criticality', {
				help: 'How much a stop hurts; 1 hurts most.',
				options: options(
					'1, a stop hurts customers at once',
					'2, a stop costs the day',
					'3, a stop is a nuisance',
					'4, can wait a week',
				),
			}),
			field('primary', 'ref', 'Primary expert', { to: ['person'] }),
			field('secondary', 'ref', 'Secondary expert', {
				to: ['person'],
				help: 'Counts once an act in the last 180 days proves it: a deploy, a recovery, a runbook written, a week on call.',
			}),
			field('documentation', 'choice', 'Documentation', {
				options: options('none', 'partial', 'complete', 'verified'),
			}),
			field('verified_on', 'date', 'Verified on'),
			field('repositories', 'refs', 'Repositories', { to: ['repository'] }),
			field('runbook', 'link', 'Runbook'),
			field('only_they_know', 'prose', 'What only they know'),
			field('risks', 'prose', 'Risks'),
		],
		children: ['act'],
	},
	{
		kind: 'repository',
		one: 'repository',
		many: 'repositories',
		why: 'Branch lifetime, standards and bus factor are read from repositories; this list says which ones count.',
		example: 'booking-api, Rust, trunk main, owned by Booking',
		columns: ['name', 'team', 'language', 'trunk', 'link'],
		fields: [
			name,
			field('team', 'ref', 'Team', { to: ['team'] }),
			field('language', 'line', 'Main language'),
			field('trunk', 'line', 'Trunk', { example: 'main' }),
			field('link', 'link', 'Link'),
		],
	},
	{
		kind: 'evidence',
		one: 'piece of evidence',
		many: 'evidence',
		why: 'A level or a tick is a claim until something dated carries it; keep the proof where the claim can point at it.',
		example: 'Restore of the orders database, timed log, 12 May, author Ada',
		columns: ['name', 'author', 'dated', 'expires', 'link'],
		fields: [
			{ ...name, label: 'What it shows' },
			field('author', 'ref', 'Author', { to: ['person'] }),
			field('dated', 'date', 'Dated'),
			field('expires', 'date', 'Expires'),
			field('link', 'link', 'Link or path'),
		],
	},
	{
		kind: 'act',
		one: 'dated act',
		many: 'dated acts',
		why: 'Expertise is proven by a dated deed, not by a name in a cell.',
		example: null,
		columns: ['on', 'person', 'what', 'note'],
		fields: [
			field('person', 'ref', 'Person', { to: ['person'], required: true }),
			field('what', 'choice', 'Deed', {
				required: true,
				options: options('deployed', 'recovered it', 'followed the runbook', 'on call'),
			}),
			field('on', 'date', 'On', { required: true }),
			field('note', 'line', 'Note'),
		],
	},
];

/** Kinds that other files describe. */
export const MORE: Kind[] = [];

export const kindOf = (kind: string): Kind | undefined =>
	[...KINDS, ...MORE].find((one) => one.kind === kind);
