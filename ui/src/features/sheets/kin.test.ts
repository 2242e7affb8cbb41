import { describe, expect, it } from 'vitest';
import type { KinPage, RecordPage } from '$ipc/contract';
import { Kin } from './kin.svelte';

const page = (...titles: string[]): KinPage => ({
	records: titles.map((title) => ({ id: title, title, fields: [] }) as unknown as RecordPage),
	beliefs: null,
});

describe('the parts of a record', () => {
	it('come in the order in which they are given, and stay when the record is gone', async () => {
		let gone = false;
		const kin = new Kin(async () => {
			if (gone) throw new Error('This record is gone.');
			return page('a', 'b');
		});
		await kin.load();
		gone = true;
		await kin.load();
		expect(kin.records.map((one) => one.id)).toEqual(['a', 'b']);
	});

	it('never go back to an older answer that came late', async () => {
		const answers: ((page: KinPage) => void)[] = [];
		const kin = new Kin(() => new Promise((resolve) => answers.push(resolve)));
		const first = kin.load();
		const second = kin.load();
		answers[1]?.(page('new'));
		await second;
		answers[0]?.(page('old'));
		await first;
		expect(kin.records.map((one) => one.title)).toEqual(['new']);
	});
});
