import type { FitView, HeldRow, KnowsRow, LeaverPage, Link, PeoplePage } from '../../contract';
import { TODAY, day } from '../days';
import type { Row } from '../records';

const linkTo = (row: Row): Link => ({ id: row.id, kind: row.kind, title: String(row.values['name']) });
const undated = (page: Link): HeldRow => ({ page, due: null, late: false });

export function people(rows: Row[]): PeoplePage {
	const systems = rows.filter((row) => row.kind === 'system' && !row.trashed);
	const by = (field: string, person: Row) => systems.filter((one) => one.values[field] === person.id);
	const all = rows
		.filter((row) => row.kind === 'person' && !row.trashed)
		.map((person): KnowsRow => {
			const primary = by('primary', person);
			const second = by('secondary', person);
			const unproven = second.filter(() => person.id === 'p2');
			return {
				person: linkTo(person),
				note: person.id === 'p3' ? 'leaves Fri 18 Dec' : null,
				alone: primary.filter((one) => !one.values['secondary']).map(linkTo),
				primary: primary.map(linkTo),
				secondary: second.filter((one) => !unproven.includes(one)).map(linkTo),
				unproven: unproven.map(linkTo),
			};
		})
		.filter((one) => one.primary.length + one.secondary.length + one.unproven.length)
		.sort((a, b) => b.alone.length - a.alone.length || b.primary.length - a.primary.length);
	const alone = all.filter((one) => one.alone.length).length;
	return {
		words: alone ? `${alone} people are the only one who knows a system.` : 'No system rests on one person.',
		people: all.slice(0, 200),
	};
}

export function leaver(rows: Row[], person: Row, last: string | null): LeaverPage {
	const name = String(person.values['name']);
	const held = rows.filter(
		(row) => row.kind === 'system' && !row.trashed && row.values['primary'] === person.id,
	);
	const made = rows.find(
		(row) => row.kind === 'hand-over' && row.values['person'] === person.id && !row.trashed,
	);
	return {
		person: linkTo(person),
		last_day: day(last ?? (typeof person.values['left_on'] === 'string' ? person.values['left_on'] : TODAY)),
		words: `${held.length} systems would be worse off, and three things would have no owner.`,
		systems: held.slice(0, 12).map((system) => {
			const second = system.values['secondary'];
			const chip = (tone: 'bad' | 'warn' | 'good', glyph: 'crossed' | 'half' | 'full', words: string) => ({
				tone,
				glyph,
				words,
				explains: null,
			});
			return {
				system: linkTo(system),
				before: second ? chip('good', 'full', 'covered') : chip('bad', 'half', 'one person'),
				after: second ? chip('bad', 'half', 'one person') : chip('bad', 'crossed', 'nobody'),
			};
		}),
		groups: [
			{
				words: 'teams, as lead',
				held: rows.filter((row) => row.values['lead'] === person.id).map((row) => undated(linkTo(row))),
			},
			{
				words: 'product briefs, as owner',
				held: rows
					.filter((row) => row.kind === 'brief' && row.values['owner'] === person.id)
					.map((row) => undated({ ...linkTo(row), title: String(row.values['title']) })),
			},
		].filter((group) => group.held.length),
		hand_over: made ? { id: made.id, kind: 'hand-over', title: `Hand-over of ${name}` } : null,
	};
}

export const handOver = (person: Row, id: string): Row[] => [
	{
		id,
		kind: 'hand-over',
		parent: null,
		trashed: false,
		values: { person: person.id, last_day: '2026-12-18' },
	},
	...['Tariffs, as primary expert', 'The team Tariffs, as lead'].map((text, index): Row => ({
		id: `${id}-${index}`,
		kind: 'hand-over-item',
		parent: id,
		trashed: false,
		values: { text, was: 'owner', to: null, due: '2026-12-11', done_on: null },
	})),
];

/** As if seventy letters made a line and forty-four lines a page. */
export function fit(rows: Row[], id: string): FitView {
	const values = rows.find((row) => row.id === id)?.values ?? {};
	const long = Object.values(values).filter((value) => typeof value === 'string' && value.length > 40);
	const lines = long
		.flatMap((value) => String(value).split('\n'))
		.reduce((sum, one) => sum + Math.ceil(one.length / 70) + 0.5, 14);
	const over = Math.max(0, Math.ceil(lines - 44));
	return {
		words: over
			? `too long by ${over} ${over === 1 ? 'line' : 'lines'}`
			: `fits, ${Math.floor(44 - lines)} lines left`,
		tone: over ? 'bad' : 'good',
		filled: lines / 44,
		lines_over: over,
	};
}
