import type { Row } from '../records';

const row = (id: string, kind: string, values: Row['values'], parent: string | null = null): Row => ({
	id,
	kind,
	parent,
	trashed: false,
	values,
});

const slide = (id: string, part: string, heading: string, body: string) =>
	row(id, 'slide', { part, heading, body }, 'poc1');
const belief = (id: string, values: Row['values']) => row(id, 'hypothesis', values, 'hs1');
const decision = (id: string, person: string, system: string, role: string, more: Row['values'] = {}) =>
	row(id, 'access-decision', { person, system, role, last_used: '2026-10-30', ...more }, 'ar1');
const kept = { decision: 'keep', reviewer: 'p1', decided_on: '2026-11-18' };

export const sheetRows = (): Row[] => [
	row('b1', 'brief', {
		title: 'Parcels handed over without a signature',
		goals:
			'A driver leaves a parcel in the box at the gate and photographs it. Today one stop in nine is driven twice because nobody signs.',
		target_user: 'The driver on a rural round, alone in the van, with gloves on and forty stops to go.',
		success_criteria: 'Second attempts fall from 11 % to 4 % by 30 June.\n\nDisputes stay under 2 in 1,000.',
		owner: 'p3',
		team: 't2',
		status: 'agreed',
		agreed_on: '2026-11-10',
		hypothesis_sheets: ['hs1'],
	}),
	row('hs1', 'hypothesis-sheet', { feature: 'Handing over by photograph', owner: 'p3', brief: 'b1' }),
	belief('h1', {
		statement: 'Drivers would rather photograph than wait at the gate',
		importance: 'high',
		test: 'Two depots, four weeks',
		threshold: '70 % of stops',
		test_started_on: '2026-09-01',
		known: '**83 %** of stops at both depots, 4,212 in all.',
		evidence: 'https://tarn.example/depots',
		evidence_on: '2026-10-02',
		verdict: 'validated',
		expires_on: '2027-04-02',
	}),
	belief('h2', {
		statement: 'Senders accept a photograph as proof',
		importance: 'high',
		test: 'Ask the twelve largest senders',
		threshold: '9 of 12 say yes',
		test_started_on: '2026-10-10',
		known: 'Five of twelve; three want a signature in their terms.',
		evidence_on: '2026-11-02',
		verdict: 'refuted',
	}),
	belief('h3', { statement: 'Parcels left at the gate are not stolen', importance: 'high' }),
	belief('h4', {
		statement: 'One photograph is enough for the dispute desk',
		importance: 'high',
		test: 'Hundred old disputes read again',
		threshold: '90 decided from the picture',
	}),
	belief('h5', {
		statement: 'The upload costs no more than two seconds a stop',
		importance: 'medium',
		known: 'Too few rounds in poor coverage.',
		verdict: 'inconclusive',
		evidence_on: '2026-11-12',
	}),
	row('poc1', 'poc', { title: 'Reading labels from the van camera', owner: 'p2', shared_on: null }),
	slide(
		'sl1',
		'tested',
		'1,200 labels, three vans, by day and in rain',
		'A camera over the side door, the model on the phone, no network. We counted a label as read when all eleven characters were right.',
	),
	slide(
		'sl2',
		'learned',
		'Four of five labels can be read at walking pace',
		'Rain costs four points, dusk eleven. Torn labels are the rest.',
	),
	row('mvp1', 'mvp', { name: 'Photo hand-over', owner: 'p3', code_started_on: '2026-12-01' }),
	row(
		'm1',
		'metric',
		{
			name: 'Second attempts',
			unit: '%',
			how_measured: 'stops driven twice, round log',
			baseline: '11',
			target: '4',
			actual: null,
		},
		'mvp1',
	),
	row(
		'm2',
		'metric',
		{
			name: 'Disputes',
			unit: 'per 1,000',
			how_measured: 'desk tickets tagged photo',
			baseline: '1.6',
			target: '2',
			actual: null,
		},
		'mvp1',
	),
	row('l1', 'launch', { product: 'Photo hand-over, two depots', tier: '1', date: '2026-12-10', owner: 'p3' }),
	row('g1', 'gate', { gate: 'sales briefed', state: 'green', owner: 'p4', note: null }, 'l1'),
	row(
		'g2',
		'gate',
		{ gate: 'support trained', state: 'amber', owner: 'p5', note: 'Night shift is missing' },
		'l1',
	),
	row('g3', 'gate', { gate: 'roll-back ready', state: 'red', owner: 'p1', note: 'Never tried' }, 'l1'),
	row('g4', 'gate', { gate: 'documentation published', state: null, owner: null, note: null }, 'l1'),
	row('ar1', 'access-review', { scope: 'production', owner: 'p1', started_on: '2026-11-17' }),
	decision('d1', 'p1', 'y4', 'administrator', { ...kept, reviewer: 'p5' }),
	decision('d2', 'p5', 'y4', 'administrator', kept),
	decision('d3', 'p3', 'y4', 'read', { last_used: '2026-01-12' }),
	decision('d4', 'p6', 'y4', 'read', { last_used: '2026-08-20' }),
	decision('d5', 'p3', 'y1', 'administrator', kept),
	decision('d6', 'p4', 'y1', 'deploy'),
	decision('d7', 'p1', 'y1', 'deploy', { last_used: null }),
	row('dr1', 'dr-test', {
		title: 'Restore the primary database',
		on: '2026-10-21',
		hypothesis: 'One engineer who did not write the runbook brings it back within 90 minutes.',
		result: 'pass with conditions',
	}),
	row('pr1', 'process-review', { quarter: '2026 Q4', held_on: null }),
	row(
		'pi1',
		'process-issue',
		{ text: 'Releases wait for the tariff test', picked: true, owner: 'p1', due: '2026-12-11' },
		'pr1',
	),
	row(
		'pi2',
		'process-issue',
		{ text: 'Nobody knows who may merge at night', picked: true, owner: null, due: null },
		'pr1',
	),
];
