export type Theme = 'light' | 'dark' | 'system';

const KEY = 'theme';

export const THEMES: { theme: Theme; words: string }[] = [
	{ theme: 'light', words: 'Light theme' },
	{ theme: 'dark', words: 'Dark theme' },
	{ theme: 'system', words: 'Theme of the system' },
];

/** Changes the look at once and remembers it on this computer, for every workbook. */
export function setTheme(theme: Theme): void {
	if (theme === 'system') {
		delete document.documentElement.dataset['theme'];
		localStorage.removeItem(KEY);
	} else {
		document.documentElement.dataset['theme'] = theme;
		localStorage.setItem(KEY, theme);
	}
}

/** Puts on the look that was chosen last; the window calls it as it starts. */
export function recallTheme(): void {
	const theme = localStorage.getItem(KEY);
	if (theme === 'light' || theme === 'dark') document.documentElement.dataset['theme'] = theme;
}
