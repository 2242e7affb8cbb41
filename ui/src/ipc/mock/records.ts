import type { JsonValue } from '../contract';

/** The records of the made-up company, in memory. */
export type Row = {
	id: string;
	kind: string;
	parent: string | null;
	trashed: boolean;
	values: Record<string, JsonValue>;
};

const row = (id: string, kind: string, values: Row['values'], parent: string | null = null): Row => ({
	id,
	kind,
	parent,
	trashed: false,
	values,
});

const person = (id: string, name: string, role: string, team: string, left_on: string | null = null) =>
	row(id, 'person', {
		name,
		role,
		team,
		email: `${name.split(' ')[0]?.toLowerCase()}@tarn.example`,
		left_on,
	});
const system = (
	id: string,
	name: string,
	criticality: string | null,
	primary: string | null,
	secondary: string | null,
	documentation: string,
) => row(id, 'system', { name, criticality, primary, secondary, documentation });

export function records(many: boolean): Row[] {
	const rows = [
		row('t1', 'team', {
			name: 'Sorting',
			mission: 'Parcels would stay in the hall',
			lead: 'p2',
			contact: '#sorting',
		}),
		row('t2', 'team', {
			name: 'Tariffs',
			mission: 'Nobody would know the price',
			lead: 'p3',
			contact: '#tariffs',
		}),
		row('t3', 'team', {
			name: 'Platform',
			mission: 'No release would leave the house',
			lead: 'p1',
			contact: '#platform',
		}),
		person('p1', 'Ragna Solheim', 'Head of platform', 't3'),
		person('p2', 'Ben Okoro', 'Staff engineer', 't1'),
		person('p3', 'Ivo Marin', 'Lead', 't2', '2026-12-18'),
		person('p4', 'Lena Fischer', 'Engineer', 't2'),
		person('p5', 'Dafydd Rees', 'Operations', 't3'),
		person('p6', 'Ola Brandt', 'Engineer', 't1', '2026-08-31'),
		system('y1', 'Tariffs', '1', 'p3', null, 'partial'),
		system('y2', 'Customs link', '1', null, null, 'partial'),
		system('y3', 'Parcel tracking', '1', 'p2', 'p4', 'verified'),
		system('y4', 'Primary database', '1', 'p1', 'p5', 'verified'),
		system('y5', 'Sign-in', '1', 'p5', 'p1', 'partial'),
		system('y6', 'Sorter control', '2', 'p2', 'p1', 'none'),
		system('y7', 'Depot map', '2', 'p4', 'p3', 'complete'),
		system('y8', 'Label printing', '2', 'p4', null, 'partial'),
		system('y9', 'Deploy pipeline', '2', 'p1', 'p5', 'verified'),
		system('y10', 'Customer letters', '3', 'p4', 'p2', 'complete'),
		system('y11', 'Data warehouse', '3', 'p5', 'p3', 'partial'),
		system('y12', 'Canteen menu', '4', 'p4', 'p2', 'partial'),
		row('r1', 'repository', {
			name: 'tariff-engine',
			team: 't2',
			language: 'Rust',
			trunk: 'main',
			link: 'https://git.example/tariff',
		}),
		row('r2', 'repository', { name: 'sorter', team: 't1', language: 'C++', trunk: 'master', link: null }),
		row('a1', 'act', { person: 'p3', what: 'deployed', on: '2026-11-17', note: null }, 'y1'),
		row(
			'a2',
			'act',
			{
				person: 'p3',
				what: 'recovered it',
				on: '2026-09-22',
				note: 'Lost tariff table, from the nightly copy',
			},
			'y1',
		),
		row('a3', 'act', { person: 'p4', what: 'followed the runbook', on: '2026-03-12', note: null }, 'y1'),
	];
	const tariffs = rows.find((one) => one.id === 'y1');
	if (tariffs) {
		Object.assign(tariffs.values, {
			summary: 'Prices every parcel before it is taken',
			repositories: ['r1'],
			runbook: 'docs/RUNBOOK.md',
			only_they_know:
				'How a wrong tariff is taken back by hand, and which of the **carrier’s error codes** are safe to retry.',
			risks: 'No price on Friday, forty agents turned away.',
		});
	}
	if (!many) return rows;
	const more = Array.from({ length: 10_000 }, (_, index) =>
		system(
			`m${index}`,
			`Service ${index + 1}`,
			String((index % 4) + 1),
			`p${(index % 5) + 1}`,
			index % 3 ? 'p2' : null,
			'partial',
		),
	);
	return [...rows, ...more];
}
