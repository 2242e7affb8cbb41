import { describe, expect, it } from 'vitest';
import type { RecordPage } from '$ipc/contract';
import { Kin } from './kin.svelte';

const page = (id: string, title = id) => ({ id, title, fields: [] }) as unknown as RecordPage;

describe('the children of a record', () => {
	it('come in the order of the list, without those that are gone', async () => {
		const kin = new Kin(
			() => ['a', 'gone', 'b'],
			async (id) => {
				if (id === 'gone') throw new Error('This record is gone.');
				return page(id);
			},
		);
		await kin.load();
		expect(kin.records.map((one) => one.id)).toEqual(['a', 'b']);
	});

	it('never go back to an older answer that came late', async () => {
		const answers: ((page: RecordPage) => void)[] = [];
		const kin = new Kin(
			() => ['a'],
			() => new Promise((resolve) => answers.push(resolve)),
		);
		const first = kin.load();
		const second = kin.load();
		answers[1]?.(page('a', 'new'));
		await second;
		answers[0]?.(page('a', 'old'));
		await first;
		expect(kin.records.map((one) => one.title)).toEqual(['new']);
	});
});
