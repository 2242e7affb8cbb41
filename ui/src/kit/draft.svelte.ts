// One text on its way to being saved: debounced while typing, at once on leaving, never two saves at a time.

const pending = new Set<Draft>();

export class Draft {
	/** Longest time in milliseconds that writing without a pause goes unsaved; unlimited until the core knows who writes. */
	static longest = Infinity;
	/** Whether saving waits until the field is left: the core would ask something back, and not in the middle of a word. */
	static held = false;

	/** Called when a refused text is refused no more. */
	static onmend: () => unknown = () => {};
	/** Called when a refused text is put away, with what brings it back. */
	static onputaway: (bring: () => void) => void = () => {};

	text = $state('');
	error = $state<string | null>(null);
	saving = $state(false);

	/** Brings the field it stands in before the eye and under the hand. */
	show: (() => void) | null = null;

	#saved: string;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#since: number | null = null;
	#flight: Promise<void> | null = null;
	/** What came from outside while a save was under way. */
	#offered: string | null = null;
	readonly #save: (text: string) => Promise<void>;
	/** Milliseconds of pause after which it is saved; null when only leaving the field saves it. */
	readonly #delay: number | null;

	constructor(saved: string, save: (text: string) => Promise<void>, delay: number | null = 400) {
		this.text = saved;
		this.#saved = saved;
		this.#save = save;
		this.#delay = delay;
	}

	get dirty(): boolean {
		return this.text !== this.#saved;
	}

	/** Takes a value from outside, unless the person has written something that is not saved yet. */
	adopt(saved: string): void {
		if (this.#flight) this.#offered = saved;
		if (this.dirty || this.#flight) return;
		this.#saved = saved;
		this.text = saved;
		this.error = null;
	}

	type(text: string): void {
		this.text = text;
		this.#mend();
		clearTimeout(this.#timer);
		pending.add(this);
		if (Draft.held || this.#delay === null) return;
		this.#since ??= performance.now();
		const left = Draft.longest - (performance.now() - this.#since);
		this.#timer = setTimeout(() => void this.flush(), Math.max(0, Math.min(this.#delay, left)));
	}

	/** Back to what is saved. What was typed since is forgotten; what was refused can be brought back. */
	revert(): void {
		clearTimeout(this.#timer);
		pending.delete(this);
		const { text, error } = this;
		this.text = this.#saved;
		this.#mend();
		if (error !== null && text !== this.#saved) Draft.onputaway(() => this.#bring(text, error));
	}

	#bring(text: string, error: string): void {
		this.text = text;
		this.error = error;
		pending.add(this);
		this.show?.();
	}

	#mend(): void {
		const was = this.error;
		this.error = null;
		if (was !== null) Draft.onmend();
	}

	/** Saves what is written by now; false when it was refused, with the reason in `error`. */
	async flush(): Promise<boolean> {
		clearTimeout(this.#timer);
		this.#since = null;
		while (this.#flight) await this.#flight;
		if (!this.dirty) {
			pending.delete(this);
			return this.error === null;
		}
		const text = this.text;
		this.saving = true;
		this.#flight = this.#save(text).then(
			() => {
				this.#saved = text;
				this.#mend();
				this.#settle(text);
			},
			(reason: unknown) => {
				this.error = reason instanceof Error ? reason.message : String(reason);
			},
		);
		await this.#flight;
		this.#flight = null;
		this.saving = false;
		if (!this.dirty) pending.delete(this);
		return this.error === null;
	}

	/** A value that is saved whole shows as the core writes it; a text that is being written stays as it is typed. */
	#settle(text: string): void {
		const offered = this.#offered;
		this.#offered = null;
		if (this.#delay !== null || offered === null || this.text !== text) return;
		this.#saved = offered;
		this.text = offered;
	}

	/** Saves as the focus goes elsewhere. Another window is not elsewhere: while saving is held one comes back to the caret. */
	async leave(): Promise<boolean> {
		if (Draft.held && !document.hasFocus()) return false;
		return this.flush();
	}

	/** Saves a last time when the field goes away; what is refused then cannot be mended any more. */
	async dispose(): Promise<void> {
		await this.flush();
		pending.delete(this);
		this.show = null;
		Draft.onmend();
	}

	/** A text that was refused and waits to be mended. */
	static refused(): Draft | undefined {
		return [...pending].find((draft) => draft.error !== null);
	}

	/** Saves everything that is still on its way, before undo, before another place, before the window closes. */
	static async flushAll(): Promise<boolean> {
		const done = await Promise.all([...pending].map((draft) => draft.flush()));
		return done.every(Boolean);
	}
}
