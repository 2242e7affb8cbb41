import { describe, expect, it, vi } from 'vitest';
import { find, halves, type Binding, type Pressed } from './keys';

const press = (key: string, held: Partial<Pressed> = {}): Pressed => ({
	key,
	ctrlKey: false,
	metaKey: false,
	shiftKey: false,
	altKey: false,
	...held,
});
const binding = (words: string, chords: Binding['chords'], inText = false): Binding => ({
	words,
	chords,
	inText,
	keys: '',
	run: vi.fn(),
});
const bindings = [
	binding('undo', [{ key: 'z', ctrl: true, shift: false }]),
	binding('redo', [
		{ key: 'z', ctrl: true, shift: true },
		{ key: 'y', ctrl: true },
	]),
	binding('keys', [{ key: '?' }, { key: 'F1', inText: true }]),
	binding('commands', [{ key: 'k', ctrl: true }], true),
];
const found = (event: Pressed, writing = false) => find(bindings, event, writing)?.words ?? null;

describe('keys of the window', () => {
	it('open the list by F1 anywhere, and by ? only where it is no letter', () => {
		expect(found(press('F1'), true)).toBe('keys');
		expect(found(press('?'), true)).toBeNull();
		expect(found(press('?'))).toBe('keys');
	});

	it('tells undo from redo by Shift', () => {
		expect(found(press('z', { ctrlKey: true }))).toBe('undo');
		expect(found(press('Z', { ctrlKey: true, shiftKey: true }))).toBe('redo');
		expect(found(press('y', { ctrlKey: true }))).toBe('redo');
	});
	it('takes the command key of a Mac for Ctrl', () => {
		expect(found(press('z', { metaKey: true }))).toBe('undo');
	});
	it('takes a sign however the keyboard makes it', () => {
		expect(found(press('?', { shiftKey: true }))).toBe('keys');
		expect(found(press('?'))).toBe('keys');
	});
	it('leaves undo and signs to a text that is being written', () => {
		expect(found(press('z', { ctrlKey: true }), true)).toBeNull();
		expect(found(press('?', { shiftKey: true }), true)).toBeNull();
		expect(found(press('k', { ctrlKey: true }), true)).toBe('commands');
	});
});

it('lists keys in two columns of about one length', () => {
	const group = (length: number) => ({ keys: Array.from({ length }) });
	const lengths = (groups: { keys: unknown[] }[]) => groups.map(({ keys }) => keys.length);
	expect(halves([13, 3, 12, 4].map(group)).map(lengths)).toEqual([
		[13, 3],
		[12, 4],
	]);
	expect(halves([20, 1, 1].map(group)).map(lengths)).toEqual([[20], [1, 1]]);
});
