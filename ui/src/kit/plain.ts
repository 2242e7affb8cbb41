// Letters that cannot be seen and cannot be kept: terminals and PDFs put them into what is copied.

// Control characters other than tab, newline and return; signs that turn the direction of text and hide what it says.
// eslint-disable-next-line no-control-regex
const INVISIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e]/g;
const ISOLATE = /[\u2066-\u2069]/;
const CLOSING = '\u2069';

/**
 * A line without halves of direction isolates. A pair keeps a name in another script whole, as in Hebrew and Arabic, and stays;
 * half a pair, as a cut through a copied text leaves it, would turn everything after it.
 */
function paired(line: string): string {
	if (!ISOLATE.test(line)) return line;
	const open: number[] = [];
	const halves = new Set<number>();
	for (let at = 0; at < line.length; at += 1) {
		if (!ISOLATE.test(line.charAt(at))) continue;
		if (line.charAt(at) !== CLOSING) open.push(at);
		else if (open.pop() === undefined) halves.add(at);
	}
	for (const at of open) halves.add(at);
	return line
		.split('')
		.filter((_letter, at) => !halves.has(at))
		.join('');
}

/** A text without them. */
export const visible = (text: string): string =>
	text.replace(INVISIBLE, '').split('\n').map(paired).join('\n');

/**
 * Takes them out of a field as they come in, before anything else sees them; the caret stays where it is. An isolate that is
 * typed has no pair yet: it is left, and the core says so where it is saved without one.
 */
export function keepVisible(event: Event): void {
	const field = event.target;
	if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
	const typed = event instanceof InputEvent && event.inputType === 'insertText';
	const clean = (text: string) => (typed ? text.replace(INVISIBLE, '') : visible(text));
	const text = clean(field.value);
	if (text === field.value) return;
	const caret = field.selectionStart ?? 0;
	const before = field.value.slice(0, caret);
	field.value = text;
	// What was taken out before the caret; a pair that the caret parts is still a pair.
	const kept = typed ? clean(before).length : caretIn(before, text);
	field.setSelectionRange(kept, kept);
}

/** Where the caret stands once letters were taken out: behind as much of the clean text as stood before it. */
function caretIn(before: string, text: string): number {
	let at = 0;
	for (const letter of before.split('')) if (text.charAt(at) === letter) at += 1;
	return at;
}
