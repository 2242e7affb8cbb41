type Focusable = Pick<HTMLElement, 'isConnected' | 'focus'>;

/** What a record at the side was opened from, to give the focus back to it. */
export class Opener<At extends Focusable> {
	#panel: string | null = null;
	#from: At | null = null;

	/** Notes what in the page has the focus as a record comes or goes; leafing on within the panel keeps what it came from. */
	turns(panel: string | null, at: At | null): void {
		if (panel !== null && (this.#panel === null || at !== null)) this.#from = at;
		this.#panel = panel;
	}

	/** Gives the focus back; what is not there any more gets none. */
	back(): void {
		if (this.#from?.isConnected) this.#from.focus({ preventScroll: true });
	}
}
