// Short notices with at most one way to act on them. They wait while they are looked at.

export type Toast = {
	id: number;
	words: string;
	tone: 'plain' | 'bad';
	/** `last`: it acts on what was written last, and is put away by the next write. */
	action?: { words: string; run: () => void; last?: boolean };
};

export class Toasts {
	list = $state<Toast[]>([]);
	#next = 1;
	#timers = new Map<number, ReturnType<typeof setTimeout>>();
	readonly #life: number;

	constructor(life = 8000) {
		this.#life = life;
	}

	say(words: string, action?: Toast['action']): void {
		this.#add({ id: this.#next++, words, tone: 'plain', action });
	}

	/** A failure stays until it is put away. */
	fail(words: string, action?: Toast['action']): void {
		this.#add({ id: this.#next++, words, tone: 'bad', action });
	}

	close(id: number): void {
		clearTimeout(this.#timers.get(id));
		this.#timers.delete(id);
		this.list = this.list.filter((toast) => toast.id !== id);
	}

	/** Puts away the notice that says this. */
	forget(words: string): void {
		for (const toast of this.list.filter((one) => one.words === words)) this.close(toast.id);
	}

	/** Puts away what would act on the latest write: another one came after it. */
	passed(): void {
		for (const toast of this.list.filter((one) => one.action?.last)) this.close(toast.id);
	}

	/** Puts away all. */
	clear(): void {
		for (const toast of this.list) this.close(toast.id);
	}

	act(toast: Toast): void {
		this.close(toast.id);
		toast.action?.run();
	}

	hold(): void {
		for (const timer of this.#timers.values()) clearTimeout(timer);
		this.#timers.clear();
	}

	release(): void {
		for (const toast of this.list) this.#start(toast);
	}

	#add(toast: Toast): void {
		const same = this.list.find((other) => other.words === toast.words);
		if (same) this.close(same.id);
		this.list = [...this.list, toast].slice(-3);
		this.#start(toast);
	}

	#start(toast: Toast): void {
		if (toast.tone === 'bad' || this.#timers.has(toast.id)) return;
		this.#timers.set(
			toast.id,
			setTimeout(() => this.close(toast.id), this.#life),
		);
	}
}
