// Letters that cannot be seen and cannot be kept: terminals and PDFs put them into what is copied.

// Control characters other than tab, newline and return; signs that turn the direction of text and hide what it says.
// eslint-disable-next-line no-control-regex
const INVISIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** A text without them. */
export const visible = (text: string): string => text.replace(INVISIBLE, '');

/** Takes them out of a field as they come in, before anything else sees them; the caret stays where it is. */
export function keepVisible(event: Event): void {
	const field = event.target;
	if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
	const text = visible(field.value);
	if (text === field.value) return;
	const caret = visible(field.value.slice(0, field.selectionStart ?? 0)).length;
	field.value = text;
	field.setSelectionRange(caret, caret);
}
