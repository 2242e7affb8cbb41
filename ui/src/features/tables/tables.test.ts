import { describe, expect, it, vi } from 'vitest';
import { Session } from '$features/workbook/session.svelte';
import { Refusal, type Api } from '$ipc/api';
import type { Done, Frame, ImportPreview, Reply, Request } from '$ipc/contract';
import { tableCommands } from './commands';
import { importTable, sayImported, tablesOf } from './tables.svelte';

const frame = (entry: string) => ({ entry, profile: 'Ragna', read_only: null }) as Frame;
const done = (label: string, entry: number | null = 7): Done => ({
	id: null,
	entry,
	label,
	changed: [],
	frame: frame(`Entry ${entry}`),
});
const preview = { ask_encoding: null, error_count: 0, new: 1, changed: 0, ready: true } as ImportPreview;

function session(request: (request: Request) => Reply) {
	const asked: Request['ask'][] = [];
	const api: Api = {
		request: async (one) => {
			asked.push(one.ask);
			return request(one);
		},
		page: vi.fn(),
		listen: () => () => {},
		readyToClose: vi.fn(),
	};
	return { open: new Session(api, () => true), asked };
}

describe('an import that is done', () => {
	it('is taken back by Undo, so that Redo is offered', async () => {
		const { open, asked } = session(() => ({ reply: 'done', page: done('Undone') }));
		open.frame = frame('Entry 7');
		sayImported(open, done('Imported 15 people'));
		open.toasts.act(open.toasts.list[0]!);
		await vi.waitFor(() => expect(asked).toEqual(['undo']));
	});

	it('is taken back by its entry when something was written since', async () => {
		const { open, asked } = session(() => ({ reply: 'done', page: done('Undone') }));
		open.frame = frame('Entry 8');
		sayImported(open, done('Imported 15 people'));
		open.toasts.act(open.toasts.list[0]!);
		await vi.waitFor(() => expect(asked).toEqual(['undo-entry']));
	});

	it('offers no Undo when nothing was written', () => {
		const { open } = session(() => ({ reply: 'cancelled' }));
		sayImported(open, done('Nothing changed', null));
		expect(open.toasts.list[0]?.action).toBeUndefined();
	});
});

describe('an import that is begun', () => {
	it('shows nothing when no file is chosen', async () => {
		const { open } = session(() => ({ reply: 'cancelled' }));
		await importTable(open, 'person');
		expect(tablesOf(open).importing).toBeNull();
		expect(open.toasts.list).toEqual([]);
	});

	it('stays as it is, without a word, when the question who writes is put away', async () => {
		const { open } = session(({ ask }) => {
			if (ask === 'import-csv') return { reply: 'import-preview', page: preview };
			throw new Refusal({ code: 'needs-profile', message: 'Who?', field: null });
		});
		await importTable(open, 'person');
		const importing = tablesOf(open).importing;
		const applied = importing?.apply();
		await vi.waitFor(() => expect(open.asks.name).not.toBeNull());
		open.asks.name?.(null);
		expect(await applied).toBeNull();
		expect(importing?.error).toBeNull();
	});
});

describe('the commands of a register', () => {
	it('are there in a register only, and the import only where one can write', () => {
		const { open } = session(() => ({ reply: 'cancelled' }));
		open.frame = frame('Entry 7');
		expect(tableCommands(open)).toEqual([]);
		open.router.go({ screen: 'register', kind: 'person' });
		expect(tableCommands(open).map((one) => one.id)).toEqual(['export table', 'import table']);
		open.frame = { ...frame('Entry 7'), read_only: 'Held elsewhere.' };
		expect(tableCommands(open).map((one) => one.id)).toEqual(['export table']);
	});
});
