import { describe, expect, it } from 'vitest';
import { enter, list, wrap } from './markdown';

const at = (marked: string) => {
	const start = marked.indexOf('[');
	const end = marked.indexOf(']') - 1;
	return { text: marked.replace(/[[\]]/g, ''), start, end };
};
const show = ({ text, start, end }: { text: string; start: number; end: number }) =>
	`${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`;

describe('the prose toolbar', () => {
	it('sets the selection bold and plain again', () => {
		const bold = wrap(at('a [word] here'), '**');
		expect(show(bold)).toBe('a **[word]** here');
		expect(show(wrap(bold, '**'))).toBe('a [word] here');
	});

	it('makes the touched lines a list and plain again', () => {
		const made = list(at('first\nse[cond\nth]ird'), false);
		expect(made.text).toBe('first\n- second\n- third');
		expect(list(made, false).text).toBe('first\nsecond\nthird');
	});

	it('turns bullets into numbers', () => {
		expect(list(at('[- a\n- b]'), true).text).toBe('1. a\n2. b');
	});

	it('goes on with a list on Enter and ends it after an empty item', () => {
		expect(enter(at('- a[]'))?.text).toBe('- a\n- ');
		expect(enter(at('3. a[]'))?.text).toBe('3. a\n4. ');
		expect(enter(at('- a\n- []'))?.text).toBe('- a\n');
		expect(enter(at('plain[]'))).toBeNull();
	});
});
