// Edits of a Markdown text around a selection, for the toolbar of a prose field.

export type Selected = { text: string; start: number; end: number };

/** Puts `mark` around the selection, or takes it away when it is there already. */
export function wrap({ text, start, end }: Selected, mark: string): Selected {
	const before = text.slice(0, start);
	const inside = text.slice(start, end);
	const after = text.slice(end);
	if (before.endsWith(mark) && after.startsWith(mark)) {
		const shift = mark.length;
		return {
			text: before.slice(0, -shift) + inside + after.slice(shift),
			start: start - shift,
			end: end - shift,
		};
	}
	return { text: before + mark + inside + mark + after, start: start + mark.length, end: end + mark.length };
}

/** Makes every selected line an item of a list, or plain again when all of them are. */
export function list({ text, start, end }: Selected, ordered: boolean): Selected {
	const from = text.lastIndexOf('\n', start - 1) + 1;
	const to = text.indexOf('\n', end) === -1 ? text.length : text.indexOf('\n', end);
	const lines = text.slice(from, to).split('\n');
	const item = ordered ? /^\d+[.)] / : /^[-*] /;
	const plain = lines.map((line) => line.replace(/^(?:[-*]|\d+[.)]) /, ''));
	const undo = lines.every((line) => item.test(line));
	const made = undo ? plain : plain.map((line, index) => (ordered ? `${index + 1}. ` : '- ') + line);
	const block = made.join('\n');
	return { text: text.slice(0, from) + block + text.slice(to), start: from, end: from + block.length };
}

/** What Enter does inside a list: the next item, or the end of the list after an empty one. Null when it does nothing special. */
export function enter({ text, start, end }: Selected): Selected | null {
	if (start !== end) return null;
	const from = text.lastIndexOf('\n', start - 1) + 1;
	const line = text.slice(from, start);
	const item = /^(?:([-*])|(\d+)([.)])) (.*)$/.exec(line);
	if (!item) return null;
	if (item[4] === '') {
		return { text: text.slice(0, from) + text.slice(start), start: from, end: from };
	}
	const next = item[1] ? `\n${item[1]} ` : `\n${Number(item[2]) + 1}${item[3]} `;
	const at = start + next.length;
	return { text: text.slice(0, start) + next + text.slice(end), start: at, end: at };
}
