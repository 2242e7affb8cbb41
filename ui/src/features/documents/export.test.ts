import { expect, it } from 'vitest';
import type { FitView } from '$ipc/contract';
import { tooLong } from './export';

const fit = (words: string, lines_over: number): FitView => ({ words, tone: 'bad', filled: 1.1, lines_over });
const session = (answer: () => Promise<FitView | null>) =>
	({ ask: answer }) as unknown as Parameters<typeof tooLong>[0];

it('says by how much a page is too long before anybody is asked where to', async () => {
	const words = await tooLong(
		session(async () => fit('too long by 4 lines', 4)),
		'r1',
	);
	expect(words).toBe('It is too long by 4 lines for one side of paper. Shorten it, then export it.');
});

it('lets through what fits, and what is no page of its own', async () => {
	expect(
		await tooLong(
			session(async () => fit('fits', 0)),
			'r1',
		),
	).toBeNull();
	const none = session(async () => {
		throw new Error('There is no one-page document of it.');
	});
	expect(await tooLong(none, 'r1')).toBeNull();
});
