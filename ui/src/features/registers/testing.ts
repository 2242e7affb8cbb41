import { vi } from 'vitest';
import type { Cell, Chip, FieldType, FieldView, GridPage, GridRow, PasteRow } from '$ipc/contract';

/** Builders for tests of the grid's rules. */
export const column = (id: string, type: FieldType = 'line', options: string[] = []): FieldView => ({
	id,
	type,
	label: id,
	help: null,
	example: null,
	required: false,
	options: options.map((option) => ({ id: option, label: option })),
	to: type === 'ref' ? ['person'] : [],
	unit: null,
	limit: null,
});

export const cell = (value: Cell['value']): Cell => ({
	value,
	shown: value === null ? '' : String(value),
	note: null,
	tone: 'plain',
	links: [],
});

export const chip = (words: string, tone: Chip['tone'] = 'bad'): Chip => ({
	tone,
	glyph: 'half',
	words,
	explains: null,
});

export const row = (id: string, values: Cell['value'][], verdict?: Chip): GridRow => ({
	id,
	handle: `system-${id}`,
	cells: values.map(cell),
	verdict: verdict ?? null,
	coming: null,
});

export const grid = (columns: FieldView[], rows: GridRow[], more: Partial<GridPage> = {}): GridPage => ({
	kind: 'system',
	shelf: { kind: 'system', name: 'Systems', pillar: null, practice: null },
	one: 'system',
	many: 'systems',
	title: 'name',
	panel: { view: null, blocks: [], deeds: [] },
	why: '',
	example: null,
	columns,
	rows,
	groups: [],
	has_verdict: rows.some((one) => one.verdict),
	tally: [],
	...more,
});

/** Ways to write that note what they were asked. */
export const door = () => ({
	set: vi.fn(async (_row: string, _field: string, _value: unknown): Promise<unknown> => undefined),
	type: vi.fn(async (_row: string, _field: string, _text: string): Promise<unknown> => undefined),
	add: vi.fn(async (_fields: Record<string, unknown>): Promise<string | null> => null),
	paste: vi.fn(async (_rows: PasteRow[]): Promise<string | null> => null),
	offer: vi.fn((_bring: () => void) => {}),
	discard: vi.fn((_rows: string[]) => {}),
	fail: vi.fn((_message: string) => {}),
	words: (reason: unknown) => (reason instanceof Error ? reason.message : String(reason)),
	today: () => '2026-11-19',
});
