// The kinds one meets by name before a page has told them.

const WORDS: Record<string, string> = {
	evidence: 'piece of evidence',
	brief: 'product brief',
	'dr-test': 'DR test',
	'hand-over': 'hand-over',
	mvp: 'MVP',
	poc: 'proof of concept',
	standard: 'codebase standard',
};

/** A kind as a word in a sentence: `system`, `piece of evidence`. */
export const kindWord = (kind: string): string => WORDS[kind] ?? kind.replaceAll('-', ' ');

/** `a system`, `an engineer`. */
export const withArticle = (word: string): string => `${/^[aeiou]/i.test(word) ? 'an' : 'a'} ${word}`;

export const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
