// The keys of the whole window. What a page or a grid does with keys stays there; it is only listed here.

export type Chord = {
	key: string;
	ctrl?: boolean;
	shift?: boolean;
	alt?: boolean;
	/** Whether this one also works while a text is being written. */
	inText?: boolean;
};
export type Binding = {
	chords: Chord[];
	keys: string;
	words: string;
	/** Whether it also works while a text is being written. */
	inText?: boolean;
	run: () => void;
};
export type Pressed = {
	key: string;
	ctrlKey: boolean;
	metaKey: boolean;
	shiftKey: boolean;
	altKey: boolean;
};

const matches = (chord: Chord, event: Pressed): boolean =>
	event.key.toLowerCase() === chord.key.toLowerCase() &&
	(event.ctrlKey || event.metaKey) === (chord.ctrl ?? false) &&
	event.altKey === (chord.alt ?? false) &&
	// A sign such as ? already needs Shift on most keyboards.
	(chord.shift === undefined
		? /^[^a-z]$/i.test(chord.key) || !event.shiftKey
		: event.shiftKey === chord.shift);

export function find(bindings: Binding[], event: Pressed, writing: boolean): Binding | null {
	return (
		bindings.find(({ chords, inText }) =>
			chords.some((chord) => (!writing || inText || chord.inText) && matches(chord, event)),
		) ?? null
	);
}

/** Whether keys belong to the text the focus is in. */
export function isWriting(target: EventTarget | null): boolean {
	if (!(target instanceof HTMLElement)) return false;
	if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
	return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type);
}

/** Groups of keys in two columns, in their order, about as long as each other. */
export function halves<Group extends { keys: unknown[] }>(groups: Group[]): [Group[], Group[]] {
	const length = (some: Group[]) => some.reduce((sum, { keys }) => sum + keys.length + 2, 0);
	const difference = (at: number) => Math.abs(length(groups.slice(0, at)) - length(groups.slice(at)));
	const at = groups.reduce(
		(best, _, index) => (difference(index + 1) < difference(best) ? index + 1 : best),
		1,
	);
	return [groups.slice(0, at), groups.slice(at)];
}

/** Keys of pages, for the list only. */
export const PAGE_KEYS: { title: string; keys: { keys: string; words: string }[] }[] = [
	{
		title: 'Long texts',
		keys: [
			{ keys: 'Enter', words: 'Edit the text in focus' },
			{ keys: 'Ctrl B', words: 'Bold' },
			{ keys: 'Esc', words: 'End editing; all is saved' },
		],
	},
	{
		title: 'Registers',
		keys: [
			{ keys: 'Enter, F2', words: 'Edit the cell; typing begins anew' },
			{ keys: 'Tab, Shift Tab', words: 'Save and go to the next or last cell; Enter goes down' },
			{ keys: 'Esc', words: 'Leave the cell as it was; again, the grid' },
			{ keys: 'F6', words: 'Leave the grid' },
			{ keys: 'y, n, Space', words: 'Tick or untick a yes or no' },
			{ keys: 'Delete', words: 'Empty what is selected; whole rows go into the trash' },
			{ keys: 'Space', words: 'Open the record at the side' },
			{ keys: 'Shift ↑, Shift →', words: 'Select more; so does the mouse, held' },
			{ keys: 'Shift Space, Ctrl Space, Ctrl A', words: 'Select the row, the column, everything' },
			{ keys: 'Ctrl C, Ctrl V', words: 'Copy and paste, also with a spreadsheet' },
			{ keys: 'Ctrl D', words: 'Fill down from the top row' },
			{ keys: 'Ctrl Enter', words: 'Write the same into all that is selected' },
			{ keys: 'Alt ↓', words: 'Filter by the column' },
		],
	},
	{
		title: 'Steps',
		keys: [
			{ keys: 'Space', words: 'Tick or untick' },
			{ keys: 'Enter', words: 'From a step’s text: a new step below' },
			{ keys: 'Alt ↑', words: 'Move the step up' },
			{ keys: 'Alt ↓', words: 'Move the step down' },
		],
	},
];
