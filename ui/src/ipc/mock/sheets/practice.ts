import type { SheetRow } from '../../contract';

/** The sheets of the made-up practice. */
export const keepersSheets: SheetRow[] = [
	{
		kind: 'system',
		name: 'Systems',
		one: 'system',
		count: 12,
		why: 'Systems are what breaks at night; list them with how much it hurts and who can mend them.',
		chips: [{ tone: 'bad', glyph: 'crossed', words: '1 nobody', explains: null }],
	},
	{
		kind: 'hand-over',
		name: 'Hand-overs',
		one: 'hand-over',
		count: 0,
		why: 'What one person carries is handed over item by item, or it leaves with them.',
		chips: [],
	},
];
