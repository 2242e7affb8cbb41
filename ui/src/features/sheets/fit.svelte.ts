import type { FitView } from '$ipc/contract';

const WAIT = 350;

/**
 * How a page fits on its sheet of paper. Asked a moment after the last save, never two at a time; the last answer stays
 * until the next is there, so that nothing jumps while one writes.
 */
export class Fit {
	view = $state.raw<FitView | null>(null);
	error = $state<string | null>(null);
	#timer: ReturnType<typeof setTimeout> | undefined;
	#asking = false;
	#again = false;
	#gone = false;
	readonly #ask: () => Promise<FitView | null>;
	readonly #words: (reason: unknown) => string;

	constructor(ask: () => Promise<FitView | null>, words: (reason: unknown) => string) {
		this.#ask = ask;
		this.#words = words;
	}

	/** Asks when nothing more was saved for a moment. */
	soon(): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.now(), WAIT);
	}

	/** Asks at once, or right after the question that is under way. */
	async now(): Promise<void> {
		clearTimeout(this.#timer);
		if (this.#asking) {
			this.#again = true;
			return;
		}
		this.#asking = true;
		do {
			this.#again = false;
			await this.#take();
		} while (this.#again && !this.#gone);
		this.#asking = false;
	}

	async #take(): Promise<void> {
		try {
			const view = await this.#ask();
			if (this.#gone) return;
			this.view = view;
			this.error = null;
		} catch (reason) {
			if (!this.#gone) this.error = this.#words(reason);
		}
	}

	stop(): void {
		this.#gone = true;
		clearTimeout(this.#timer);
	}
}

/** Where the text ends on the page's edge, 0 to 1, and how far it runs beyond, as a part of the page; at most a quarter is drawn. */
export function edge(view: FitView | null): { filled: number; over: number } {
	const filled = Math.max(0, view?.filled ?? 0);
	return { filled: Math.min(1, filled), over: Math.min(0.25, Math.max(0, filled - 1)) };
}
