import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SearchPage } from '$ipc/contract';
import type { Command } from './commands';
import { match } from './match';
import { Palette, type Mode } from './palette.svelte';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const link = (id: string, title: string) => ({ id, kind: 'system', title });
const found: SearchPage = {
	words: '2 matches',
	records: [
		{ record: link('s1', 'Payments'), page: link('s1', 'Payments'), runs: [], hint: 'system', chip: null },
	],
	written: [{ record: link('s1', 'Payments'), page: link('s1', 'Payments'), field: 'Risks', runs: [] }],
};
function open(mode: Mode, more: () => Promise<Command[]> = async () => []) {
	const search = vi.fn(async () => found);
	const people = vi.fn(async () => [{ record: link('p1', 'Ada Lund'), hint: 'Platform' }]);
	const commands = [
		{ id: 'snapshot', words: 'Keep a snapshot' },
		{ id: 'payments', words: 'Go to Payments' },
		{ id: 'page', words: 'Page of payments' },
	];
	const palette = new Palette(mode, commands, { search, people, more });
	const type = async (typed: string) => {
		palette.type(typed);
		await vi.advanceTimersByTimeAsync(120);
		return palette.groups.map((group) => `${group.name}: ${group.rows.map((row) => row.id).join(', ')}`);
	};
	return { palette, search, people, type };
}

describe('the palette', () => {
	it('groups what it finds: records, what can be done, what is written', async () => {
		const { type } = open('search');
		expect(await type('pa')).toEqual([
			'Records: record s1',
			'Do: do page, do payments',
			'Written in: written 0 s1',
		]);
	});

	it('leaves texts to the search', async () => {
		const { type } = open('commands');
		expect(await type('payments')).toEqual(['Records: record s1', 'Do: do payments, do page']);
	});

	it('shows all commands before the first letter, but nothing in the search', async () => {
		expect((await open('commands').type(''))[0]).toMatch(/^Do: do snapshot/);
		expect(await open('search').type('')).toEqual([]);
	});

	it('keeps to commands after >, to people after @', async () => {
		const { type, search, people } = open('search');
		expect(await type('> snap')).toEqual(['Do: do snapshot']);
		expect(search).not.toHaveBeenCalled();
		expect(await type('@ada')).toEqual(['People: record p1']);
		expect(people).toHaveBeenCalledWith('ada');
	});

	it('asks once when typing pauses and forgets what comes too late', async () => {
		const { palette, search } = open('search');
		palette.type('p');
		await vi.advanceTimersByTimeAsync(60);
		palette.type('pa');
		await vi.advanceTimersByTimeAsync(60);
		expect(search).not.toHaveBeenCalled();
		await vi.advanceTimersByTimeAsync(60);
		expect(search).toHaveBeenCalledExactlyOnceWith('pa');
		palette.type('');
		expect(palette.rows).toEqual([]);
	});

	it('waits for the answer before it takes what Enter means', async () => {
		const { palette, search } = open('search');
		palette.type('payments');
		expect(palette.row?.id, 'what stands first before the answer').toBe('do payments');
		const meant = palette.meant();
		expect(search, 'asked at once, not when the pause is over').toHaveBeenCalledExactlyOnceWith('payments');
		expect((await meant)?.id).toBe('record s1');
		await vi.advanceTimersByTimeAsync(500);
		expect(search, 'and not a second time').toHaveBeenCalledOnce();
	});

	it('means the row one moved to, and lets no answer slip under it', async () => {
		const { palette } = open('search');
		palette.type('pa');
		palette.step(1);
		expect(palette.row?.id).toBe('do payments');
		await vi.advanceTimersByTimeAsync(120);
		expect(palette.rows[0]?.id).toBe('record s1');
		expect((await palette.meant())?.id).toBe('do payments');
	});

	it('means nothing that was typed over', async () => {
		const { palette } = open('search');
		palette.type('pa');
		const meant = palette.meant();
		palette.type('pay');
		expect(await meant).toBeNull();
	});

	it('waits for the sheets before it takes what is meant, and lists none twice', async () => {
		const sheets = [
			{ id: 'sheet flag', words: 'Go to Feature flags' },
			{ id: 'sheet payment', words: 'Go to Payments' },
		];
		const more = () => new Promise<Command[]>((resolve) => setTimeout(() => resolve(sheets), 1000));
		const { palette } = open('commands', more);
		palette.type('>flags');
		const meant = palette.meant();
		await vi.advanceTimersByTimeAsync(1000);
		expect((await meant)?.id).toBe('do sheet flag');
		palette.type('>payments');
		expect(palette.rows.map((row) => row.id)).toEqual(['do payments', 'do page']);
	});

	it('goes round at the ends', async () => {
		const { palette, type } = open('search');
		await type('pa');
		palette.step(-1);
		expect(palette.row?.id).toBe('written 0 s1');
		palette.step(1);
		expect(palette.row?.id).toBe('record s1');
	});
});

describe('match', () => {
	const show = (text: string, typed: string) =>
		match(text, typed)
			?.map((run) => (run.hit ? `[${run.text}]` : run.text))
			.join('') ?? null;

	it('marks every typed word, at the beginning of a word if it can', () => {
		expect(show('Go to Systems', 'sys go')).toBe('[Go] to [Sys]tems');
		expect(show('Export as JSON', 'so')).toBe('Export as J[SO]N');
		expect(show('Reopen, open', 'open')).toBe('Reopen, [open]');
		expect(show('Go to Systems', 'xyz')).toBeNull();
		expect(show('Undo', '')).toBe('Undo');
	});
});
