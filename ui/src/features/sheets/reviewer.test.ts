import { describe, expect, it } from 'vitest';
import { Reviewer } from './reviewer.svelte';

const people = ['Ines Duarte', 'Ruth Adeyemi', 'Ruth Adeyemi-Cole'].map((name) => ({ id: name, name }));
const find = async (name: string) => people.filter((one) => one.name.startsWith(name));

describe('who decides', () => {
	it('is whoever writes, also when another sits down with the page open', async () => {
		const reviewer = new Reviewer(find);
		await reviewer.writes('Ines Duarte');
		expect(reviewer.one?.id).toBe('Ines Duarte');
		const change = reviewer.writes('Ruth Adeyemi');
		expect(reviewer.one, 'not who sat there before, for a moment either').toBeNull();
		await change;
		expect(reviewer.one?.id).toBe('Ruth Adeyemi');
		await reviewer.writes('Somebody from outside');
		expect(reviewer.one).toBeNull();
	});

	it('stays who was chosen by hand, whoever writes and whenever the answer comes', async () => {
		const reviewer = new Reviewer(find);
		const late = reviewer.writes('Ines Duarte');
		reviewer.choose(people[2] ?? null);
		await late;
		await reviewer.writes('Ruth Adeyemi');
		expect(reviewer.one?.id).toBe('Ruth Adeyemi-Cole');
		reviewer.choose(null);
		await reviewer.writes('Ines Duarte');
		expect(reviewer.one?.id).toBe('Ines Duarte');
	});

	it('is whoever writes next, when the one before chose themselves', async () => {
		const reviewer = new Reviewer(find);
		await reviewer.writes('Ines Duarte');
		reviewer.choose(people[0] ?? null);
		await reviewer.writes('Ruth Adeyemi');
		expect(reviewer.one?.id).toBe('Ruth Adeyemi');
	});

	it('is the last who sat down, however the answers come', async () => {
		const waiting: (() => void)[] = [];
		const reviewer = new Reviewer(async (name) => {
			await new Promise<void>((resolve) => waiting.push(resolve));
			return find(name);
		});
		const both = [reviewer.writes('Ines Duarte'), reviewer.writes('Ruth Adeyemi')];
		for (const answer of waiting.reverse()) answer();
		await Promise.all(both);
		expect(reviewer.one?.id).toBe('Ruth Adeyemi');
	});
});
