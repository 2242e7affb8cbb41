import { describe, expect, it, vi } from 'vitest';
import type { Done, ImportOptions, ImportPreview, ImportRow } from '$ipc/contract';
import { Importing, type Door } from './importing.svelte';
import { blocked, groups, importWords, whereabouts } from './words';

const OPTIONS: ImportOptions = { parent: null, encoding: null, create_missing: false, by_columns: false };
const preview = (more: Partial<ImportPreview> = {}): ImportPreview => ({
	kind: 'person',
	many: 'people',
	file: 'people.csv',
	words: '12 new, 3 changed',
	format: 'UTF-8, divided by commas',
	ask_encoding: null,
	encodings: [],
	recognised: null,
	columns: [
		{ heading: 'Name', sample: 'Ada Byron', target: 'name' },
		{ heading: 'Job', sample: 'Engineer', target: null },
	],
	targets: [
		{ id: 'name', label: 'Name' },
		{ id: 'role', label: 'Role' },
	],
	parent_kind: null,
	new: 12,
	changed: 3,
	same: 40,
	wrong: 0,
	rows: [],
	errors: [],
	error_count: 0,
	notes: [],
	missing: [],
	ready: true,
	options: OPTIONS,
	...more,
});
const row = (line: number, verdict: ImportRow['verdict']): ImportRow => ({
	line,
	verdict,
	title: `Row ${line}`,
	handle: null,
	changes: [],
});
const done = { label: 'Imported 15 people', entry: 7 } as Done;
const importing = (door: Partial<Door> = {}, first = preview()) =>
	new Importing(first, {
		again: async (_, options) => preview({ options }),
		another: async () => null,
		apply: async () => done,
		words: (reason) => (reason as Error).message,
		...door,
	});

describe('Importing', () => {
	it('sends only the column that was chosen, with how the file is read', async () => {
		const again = vi.fn(async () => preview());
		await importing({ again }).column(1, 'role');
		expect(again).toHaveBeenCalledExactlyOnceWith({ Job: 'role' }, OPTIONS);
	});

	it('asks nothing when a column stays what it is', async () => {
		const again = vi.fn(async () => preview());
		await importing({ again }).column(0, 'name');
		expect(again).not.toHaveBeenCalled();
	});

	it('reads one choice after the other, the second on top of the first', async () => {
		const asked: ImportOptions[] = [];
		let running = 0;
		const table = importing({
			again: async (_, options) => {
				expect(++running, 'never two at a time').toBe(1);
				await Promise.resolve();
				running -= 1;
				asked.push(options);
				return preview({ options });
			},
		});
		await Promise.all([table.createMissing(true), table.byColumns(true)]);
		expect(asked.at(-1)).toEqual({ ...OPTIONS, create_missing: true, by_columns: true });
		expect(table.busy).toBeNull();
	});

	it('says why a choice is refused, keeps what is shown, and takes the choice back', async () => {
		const first = preview();
		const again = vi.fn(async (_: unknown, options: ImportOptions) => {
			if (options.encoding) throw new Error('Line 3 is not UTF-8. Choose another encoding.');
			return preview();
		});
		const table = importing({ again }, first);
		await table.encoding('utf-8');
		expect(table.error).toBe('Line 3 is not UTF-8. Choose another encoding.');
		expect(table.preview).toBe(first);
		expect(again).toHaveBeenLastCalledWith({}, OPTIONS);
		await table.createMissing(true);
		expect(table.error, 'the next choice puts the refusal away').toBeNull();
	});

	it('gives a refused column its former meaning', async () => {
		let refuses = true;
		const again = vi.fn(async () => {
			if (refuses) throw new Error('No.');
			return preview();
		});
		const table = importing({ again });
		const choice = table.column(0, null);
		await vi.waitFor(() => expect(again).toHaveBeenCalled());
		refuses = false;
		await choice;
		expect(again).toHaveBeenLastCalledWith({ Name: 'name' }, OPTIONS);
	});

	it('keeps the former record above the rows when a new one is refused', async () => {
		const table = importing({ again: async () => Promise.reject(new Error('That is no review.')) });
		await table.belongTo({ id: 'r1', name: 'Q3 review' });
		expect(table.parent).toBeNull();
	});

	it('imports nothing while there are errors', async () => {
		const apply = vi.fn(async () => done);
		const table = importing({ apply }, preview({ error_count: 2, ready: false }));
		expect(table.blocked).toMatch(/^All or nothing: 2 errors are left\./);
		expect(await table.apply()).toBeNull();
		expect(apply).not.toHaveBeenCalled();
	});

	it('does not import what nobody has seen: a choice under way changes what would be written', async () => {
		const apply = vi.fn(async () => done);
		const table = importing({ apply });
		const choice = table.column(1, 'role');
		expect(await table.apply()).toBeNull();
		await choice;
		expect(apply).not.toHaveBeenCalled();
		expect(await table.apply()).toEqual(done);
	});

	it('imports once, however often it is asked', async () => {
		const apply = vi.fn(async () => done);
		const table = importing({ apply });
		const first = table.apply();
		expect(table.busy).toBe('importing');
		expect(await table.apply()).toBeNull();
		expect(await first).toEqual(done);
		expect(apply).toHaveBeenCalledOnce();
	});

	it('stays open with the reason when the import is refused, and can be tried again', async () => {
		const apply = vi.fn<Door['apply']>().mockRejectedValueOnce(new Error('The disk is full.'));
		apply.mockResolvedValue(done);
		const table = importing({ apply });
		expect(await table.apply()).toBeNull();
		expect(table.error).toBe('The disk is full.');
		expect(await table.apply()).toEqual(done);
	});

	it('keeps this file when no other is chosen, and forgets its record above when one is', async () => {
		const other = preview({ file: 'mended.csv' });
		const another = vi.fn<Door['another']>().mockResolvedValueOnce(null).mockResolvedValueOnce(other);
		const table = importing({ another });
		await table.belongTo({ id: 'r1', name: 'Q3 review' });
		const shown = table.preview;
		await table.another();
		expect(table.preview).toBe(shown);
		expect(table.parent).not.toBeNull();
		await table.another();
		expect(table.preview).toBe(other);
		expect(table.parent).toBeNull();
	});
});

describe('what is said of a table', () => {
	it('names what the button does, one row as one', () => {
		expect(importWords(preview())).toBe('Import 15 rows');
		expect(importWords(preview({ new: 1, changed: 0 }))).toBe('Import 1 row');
		expect(importWords(preview({ ready: false, error_count: 1 }))).toBe('Import');
	});

	it('asks for the encoding before it counts errors, since they may come from it', () => {
		expect(blocked(preview({ ask_encoding: 'Which?', error_count: 3 }))).toBe('Choose the encoding first.');
		expect(blocked(preview({ new: 0, changed: 0 }))).toMatch(/^There is nothing to import/);
		expect(blocked(preview())).toBeNull();
	});

	it('says where an error is, also without a heading or a column', () => {
		const error = { line: 1204, column: 2, heading: 'Email', message: '' };
		expect(whereabouts(error)).toEqual({ line: '1,204', column: 'Email' });
		expect(whereabouts({ ...error, heading: ' ' }).column).toBe('column 2');
		expect(whereabouts({ ...error, column: null, heading: null }).column).toBe('whole row');
		expect(whereabouts({ ...error, line: 1, column: null, heading: null }).column).toBe('whole table');
	});

	it('lists changed rows before new ones, and says how many are not listed', () => {
		const rows = [row(2, 'new'), row(3, 'changed'), row(4, 'same'), row(5, 'wrong')];
		const listed = groups(preview({ rows, new: 2, changed: 1 }));
		expect(listed.map((group) => group.title)).toEqual(['1 changed', '2 new']);
		expect(listed.map((group) => group.more)).toEqual([null, '1 more of them are not listed here.']);
	});
});
