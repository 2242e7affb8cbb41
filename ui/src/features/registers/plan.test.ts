import { describe, expect, it } from 'vitest';
import type { Cell } from '$ipc/contract';
import { linesOf } from './lines';
import { planDown, planFill, planPaste, type Target } from './plan';
import { chip, column, grid, row } from './testing';

const page = grid(
	[column('name'), column('owner', 'ref'), column('due', 'date'), column('log', 'file')],
	[
		row('a', ['Payments', 'p1', '2026-11-30', null], chip('nobody')),
		row('b', ['Tariffs', null, null, null]),
		row('c', ['Booking', null, null, null]),
	],
	{
		groups: [
			{ label: 'One', from: 0, count: 2 },
			{ label: 'Two', from: 2, count: 1 },
		],
	},
);
const lines = linesOf(page, { words: '', readings: [], sort: null }, true);
// Lines: group, a, b, group, c, new.
const target = (top: number, left: number, bottom = top, right = left): Target => ({
	page,
	lines,
	span: { top, bottom, left, right },
	adds: true,
	today: '2026-11-19',
});

describe('a pasted block', () => {
	it('goes over the heads of groups and makes rows behind the last one', () => {
		const plan = planPaste(target(2, 0), [
			['Customs', 'Ada'],
			['Sorter', ''],
			['Label', 'Omar'],
			['', ''],
		]);
		expect(plan).toEqual({
			rows: [
				{
					id: 'b',
					cells: [
						{ field: 'name', text: 'Customs' },
						{ field: 'owner', text: 'Ada' },
					],
				},
				{ id: 'c', cells: [{ field: 'name', text: 'Sorter' }] },
				{
					id: null,
					cells: [
						{ field: 'name', text: 'Label' },
						{ field: 'owner', text: 'Omar' },
					],
				},
			],
		});
	});

	it('makes rows where one stands on the line for a new one', () => {
		expect(planPaste(target(5, 0), [['New one']])).toEqual({
			rows: [{ id: null, cells: [{ field: 'name', text: 'New one' }] }],
		});
	});

	it('writes words for days as the core reads them, and leaves out what is there already', () => {
		expect(planPaste(target(1, 0), [['Payments', 'p1', '1 Dec']])).toEqual({
			rows: [{ id: 'a', cells: [{ field: 'due', text: '2026-12-01' }] }],
		});
		expect(planPaste(target(1, 2), [['2026-11-30']])).toEqual({ rows: [] });
	});

	it('is refused whole when it is wider than what is left', () => {
		expect(planPaste(target(1, 2), [['a'], ['b', 'c', 'd']])).toEqual({
			refused: 'What was copied is 3 columns wide, and from here there are 2.',
		});
		expect(planPaste(target(1, 4), [['a']])).toHaveProperty('refused');
	});

	it('is refused when rows would have to be made where none can', () => {
		const plan = planPaste({ ...target(4, 0), adds: false }, [['x'], ['y'], ['z']]);
		expect(plan).toEqual({
			refused: 'What was copied is 2 rows longer than what is left here, and none can be added.',
		});
	});

	it('is refused by a cell that is fixed, and by a file', () => {
		const fixed: Cell = { ...page.rows[1]!.cells[0]!, frozen: 'Fixed since “Started” was filled in.' };
		const rows = page.rows.map((one) =>
			one.id === 'b' ? { ...one, cells: [fixed, ...one.cells.slice(1)] } : one,
		);
		const frozen = linesOf({ ...page, rows }, { words: '', readings: [], sort: null }, true);
		expect(planPaste({ ...target(1, 0), lines: frozen }, [['x'], ['y']])).toEqual({
			refused: 'name of Tariffs: Fixed since “Started” was filled in.',
		});
		expect(planPaste(target(1, 3), [['log.txt']])).toHaveProperty('refused');
	});

	it('fills all that is selected with one cell', () => {
		expect(planPaste(target(1, 1, 4, 1), [['Ada']])).toEqual({
			rows: ['a', 'b', 'c'].map((id) => ({ id, cells: [{ field: 'owner', text: 'Ada' }] })),
		});
	});
});

it('empties a range, what is empty left out', () => {
	expect(planFill(target(1, 1, 2, 2), () => '')).toEqual({
		rows: [
			{
				id: 'a',
				cells: [
					{ field: 'owner', text: '' },
					{ field: 'due', text: '' },
				],
			},
		],
	});
});

describe('filling down', () => {
	it('takes the top row of the range, references by their ids', () => {
		expect(planDown(target(1, 1, 4, 2))).toEqual({
			rows: ['b', 'c'].map((id) => ({
				id,
				cells: [
					{ field: 'owner', text: 'p1' },
					{ field: 'due', text: '2026-11-30' },
				],
			})),
		});
	});

	it('takes the row above where one row is selected, over the head of a group', () => {
		expect(planDown(target(4, 0))).toEqual({
			rows: [{ id: 'c', cells: [{ field: 'name', text: 'Tariffs' }] }],
		});
		expect(planDown(target(1, 0)), 'nothing is above the first').toEqual({ rows: [] });
	});
});
