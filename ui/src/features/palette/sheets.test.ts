import { describe, expect, it, vi } from 'vitest';
import type { SheetRow } from '$ipc/contract';
import { wantedOf } from '$features/registers/begun.svelte';
import type { Session } from '$features/workbook/session.svelte';
import { sheetCommands } from './sheets';

const sheet = (kind: string, name: string, one: string): SheetRow => ({
	kind,
	name,
	one,
	count: 0,
	why: '',
	chips: [],
});
const page = {
	registers: [sheet('person', 'People', 'person')],
	sheets: [{ pillar: 'shield', name: 'Shield', sheets: [sheet('grant', 'Grants', 'grant')] }],
};
const open = (readOnly = false) => {
	const go = vi.fn(async () => true);
	return { session: { readOnly, ask: async () => page, go } as unknown as Session, go };
};

describe('the commands of the sheets', () => {
	it('lead to each sheet and begin a new record of each kind that its name alone does not make', async () => {
		const { session } = open();
		const found = await sheetCommands(session);
		expect(found.map((command) => command.words)).toEqual(['Go to Grants', 'New grant']);
	});

	it('begin nothing in a workbook that can only be read', async () => {
		const { session } = open(true);
		expect((await sheetCommands(session)).map((command) => command.words)).toEqual(['Go to Grants']);
	});

	it('go to the sheet and ask it, once, to begin', async () => {
		const { session, go } = open();
		const [, begin] = await sheetCommands(session);
		await begin?.run?.();
		expect(go).toHaveBeenCalledWith({ screen: 'register', kind: 'grant' });
		const wanted = wantedOf(session);
		expect([wanted.take('budget'), wanted.take('grant'), wanted.take('grant')]).toEqual([false, true, false]);
	});
});
