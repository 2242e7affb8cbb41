import { describe, expect, it, vi } from 'vitest';
import type { ChildList, GridRow, PasteCell } from '$ipc/contract';
import { column, row } from '$features/registers/testing';
import { Campaign } from './campaign.svelte';

const COLUMNS = ['person', 'system', 'decision', 'reviewer', 'reason'];
const grant = (id: string, person: string, system: string, more: (string | null)[] = [null, null, null]) =>
	row(id, [person, system, ...more]);

function open(rows: GridRow[], reviewer: string | null = 'ada', write = vi.fn(async () => {})) {
	const writeAll = vi.fn(async () => {});
	const list: ChildList = {
		kind: 'access-decision',
		heading: 'Decisions',
		title: 'person',
		one: '',
		many: '',
		why: '',
		columns: COLUMNS.map((id) => column(id)),
		rows,
	};
	const campaign = new Campaign(() => list, {
		write: write as (row: string, cells: PasteCell[]) => Promise<unknown>,
		writeAll,
		reviewer: () => reviewer,
		words: (reason) => (reason as Error).message,
	});
	return { campaign, write, writeAll };
}
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('a review of access', () => {
	it('groups by system and counts what is decided', () => {
		const { campaign } = open([
			grant('1', 'ben', 'orders', ['keep', 'ada', null]),
			grant('2', 'ivo', 'ledger'),
			grant('3', 'eva', 'orders'),
		]);
		expect(campaign.groups.map((group) => [group.name, group.rows.length, group.decided])).toEqual([
			['orders', 2, 1],
			['ledger', 1, 0],
		]);
		expect(campaign.decided).toBe(1);
	});

	it('begins at the first row that waits', () => {
		const { campaign } = open([
			grant('1', 'ben', 'orders', ['keep', 'ada', null]),
			grant('2', 'ivo', 'orders'),
		]);
		expect(campaign.at).toBe('2');
	});

	it('writes decision and reviewer as one step, and goes on to the next that waits', async () => {
		const { campaign, write } = open([grant('1', 'ben', 'orders'), grant('2', 'ivo', 'orders')]);
		expect(campaign.key('R')).toBe(true);
		await settled();
		expect(write).toHaveBeenCalledExactlyOnceWith('1', [
			{ field: 'decision', text: 'revoke' },
			{ field: 'reviewer', text: 'ada' },
		]);
		expect(campaign.at).toBe('2');
	});

	it('leaves the reviewer who is named already', async () => {
		const { campaign, write } = open([grant('1', 'ben', 'orders', [null, 'eva', null])]);
		campaign.key('k');
		await settled();
		expect(JSON.stringify(write.mock.calls)).not.toContain('reviewer');
	});

	it('asks why before one’s own access is decided, and writes both together', async () => {
		const { campaign, write } = open([grant('1', 'ada', 'orders')]);
		campaign.key('k');
		expect(campaign.asking).toEqual({ row: '1', decision: 'keep', error: null });
		expect(write).not.toHaveBeenCalled();
		await campaign.reason(' On call every fourth week ');
		expect(write).toHaveBeenCalledWith(
			'1',
			expect.arrayContaining([
				{ field: 'decision', text: 'keep' },
				{ field: 'reason', text: 'On call every fourth week' },
			]),
		);
		expect(campaign.asking).toBeNull();
	});

	it('forgets the decision when no reason is given', async () => {
		const { campaign, write } = open([grant('1', 'ada', 'orders')]);
		campaign.key('k');
		await campaign.reason('  ');
		expect(campaign.asking).toBeNull();
		expect(write).not.toHaveBeenCalled();
	});

	it('asks for a reason when the core refuses, and shows what it said', async () => {
		const refuse = vi.fn(async () => {
			throw new Error('Reduce needs a reason.');
		});
		const { campaign } = open([grant('1', 'ben', 'orders')], 'ada', refuse);
		campaign.key('d');
		await settled();
		expect(campaign.asking).toEqual({ row: '1', decision: 'reduce', error: 'Reduce needs a reason.' });
		expect(campaign.at).toBe('1');
	});

	it('walks by arrows over the groups and leaves other keys alone', () => {
		const { campaign, write } = open([grant('1', 'ben', 'orders'), grant('2', 'ivo', 'ledger')]);
		campaign.key('ArrowDown');
		expect(campaign.at).toBe('2');
		campaign.key('ArrowDown');
		expect(campaign.at).toBe('2');
		expect(campaign.key('x')).toBe(false);
		expect(write).not.toHaveBeenCalled();
	});

	it('moves at once: keys in one round trip decide one line each, and the writes follow in their order', async () => {
		const ends: (() => void)[] = [];
		const write = vi.fn(() => new Promise<void>((end) => ends.push(end)));
		const { campaign } = open(
			['1', '2', '3'].map((id) => grant(id, 'ben', 'orders')),
			'ada',
			write,
		);
		campaign.key('k');
		campaign.key('r');
		expect(campaign.at).toBe('3');
		expect(campaign.decided).toBe(2);
		await settled();
		expect(write.mock.calls.map(([row]: unknown[]) => row)).toEqual(['1']);
		ends[0]!();
		await settled();
		expect(write.mock.calls.map(([row]: unknown[]) => row)).toEqual(['1', '2']);
	});

	it('decides nothing by a key that is held, and walks on by an arrow that is', () => {
		const { campaign, write } = open([grant('1', 'ben', 'orders'), grant('2', 'ivo', 'orders')]);
		expect(campaign.key('k', true)).toBe(true);
		expect(write).not.toHaveBeenCalled();
		expect(campaign.at).toBe('1');
		campaign.key('ArrowDown', true);
		expect(campaign.at).toBe('2');
	});

	it('counts a decision without a name as open, and comes back to it', () => {
		const { campaign } = open([
			grant('1', 'ben', 'orders', ['keep', 'ada', null]),
			grant('2', 'ivo', 'orders', ['keep', null, null]),
		]);
		expect(campaign.decided).toBe(1);
		expect(campaign.at).toBe('2');
	});

	it('asks who decides before it writes a decision that could not be signed', async () => {
		const { campaign, write } = open([grant('1', 'ben', 'orders')], null);
		campaign.key('k');
		await settled();
		expect(write).not.toHaveBeenCalled();
		expect(campaign.nameless).toBe(true);
	});

	it('puts the name under every decision that has none, as one step', async () => {
		const { campaign, writeAll } = open([
			grant('1', 'ben', 'orders', ['keep', null, null]),
			grant('2', 'ivo', 'orders', ['keep', 'eva', null]),
			grant('3', 'eva', 'orders'),
		]);
		await campaign.name();
		expect(writeAll).toHaveBeenCalledExactlyOnceWith([
			{ id: '1', cells: [{ field: 'reviewer', text: 'ada' }] },
		]);
	});
});
