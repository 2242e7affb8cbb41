import type { Run } from '$ipc/contract';

const plain = (text: string) => text.toLowerCase();

/** Where every typed word stands in a text, as runs; null when one of them does not. */
export function match(text: string, typed: string): Run[] | null {
	const words = plain(typed).split(/\s+/).filter(Boolean);
	const low = plain(text);
	const marked = new Array<boolean>(text.length).fill(false);
	for (const word of words) {
		const at = place(low, word);
		if (at < 0) return null;
		marked.fill(true, at, at + word.length);
	}
	return runs(text, marked);
}

/** The beginning of a word is a better place than its middle. */
function place(text: string, word: string): number {
	for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
		if (at === 0 || /[\s“(]/.test(text[at - 1] ?? '')) return at;
	}
	return text.indexOf(word);
}

function runs(text: string, marked: boolean[]): Run[] {
	const made: Run[] = [];
	for (let at = 0; at < text.length; at += 1) {
		const hit = marked[at] ?? false;
		const last = made.at(-1);
		if (last && last.hit === hit) last.text += text[at];
		else made.push({ text: text[at] ?? '', hit });
	}
	return made;
}
