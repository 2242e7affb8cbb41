import { describe, expect, it } from 'vitest';
import { pressed, sorted, VERDICT } from './order';
import { chip, column, grid, row } from './testing';

const ids = (rows: { id: string }[]) => rows.map((one) => one.id).join('');

describe('sorted', () => {
	const columns = [
		column('name'),
		column('size', 'number'),
		column('state', 'choice', ['none', 'partial', 'complete']),
	];
	const page = grid(columns, [
		row('a', ['zeta', '10', 'complete']),
		row('b', [null, '9', 'none']),
		row('c', ['Ähre 2', null, null]),
		row('d', ['ahre 10', '9', 'partial']),
	]);

	it('keeps the own order without a sort', () => {
		expect(ids(sorted(page, page.rows, null))).toBe('abcd');
	});

	it('orders names as people do, with empty ones last both ways', () => {
		expect(ids(sorted(page, page.rows, { column: 'name', down: false }))).toBe('cdab');
		expect(ids(sorted(page, page.rows, { column: 'name', down: true }))).toBe('adcb');
	});

	it('orders numbers by size and keeps equal ones as they were', () => {
		expect(ids(sorted(page, page.rows, { column: 'size', down: false }))).toBe('bdac');
	});

	it('orders choices as the kind lists them', () => {
		expect(ids(sorted(page, page.rows, { column: 'state', down: false }))).toBe('bdac');
	});

	it('orders readings as the tally does, worst first', () => {
		const rows = [row('a', ['x'], chip('covered', 'good')), row('b', ['y'], chip('nobody'))];
		const judged = grid([column('name')], rows, {
			tally: [
				{ chip: chip('nobody'), count: 1 },
				{ chip: chip('covered', 'good'), count: 1 },
			],
		});
		expect(ids(sorted(judged, rows, { column: VERDICT, down: false }))).toBe('ba');
	});
});

it('goes up, down, then back to the own order', () => {
	const once = pressed(null, 'name');
	expect(once).toEqual({ column: 'name', down: false });
	expect(pressed(once, 'name')).toEqual({ column: 'name', down: true });
	expect(pressed(pressed(once, 'name'), 'name')).toBeNull();
	expect(pressed(once, 'size')).toEqual({ column: 'size', down: false });
});
