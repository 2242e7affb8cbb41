/** What stands in a place: where one is, and the part that shows it. */
export type Shown<At, Part> = { at: At; key: string; part: Part };

/** A place for screens. The old one stays until the new one, and what it shows first, are there. */
export class Stage<At, Part> {
	shown = $state.raw<Shown<At, Part> | null>(null);
	/** Whether the next one is on its way. */
	busy = $state(false);
	/** Why the next one did not come. */
	failed = $state.raw<{ at: At; reason: unknown } | null>(null);
	#turn = 0;
	#wanted: string | null = null;
	readonly #fetch: (at: At) => Promise<Part>;

	constructor(fetch: (at: At) => Promise<Part>) {
		this.#fetch = fetch;
	}

	/** Brings a place on; nothing clears it at once. Of several on their way only the last one comes. */
	async to(at: At | null): Promise<void> {
		const key = at === null ? null : JSON.stringify(at);
		if (key === this.#wanted && !this.failed) return;
		this.#wanted = key;
		this.failed = null;
		const turn = ++this.#turn;
		if (at === null || key === null || key === this.shown?.key) {
			this.busy = false;
			if (key === null) this.shown = null;
			return;
		}
		this.busy = true;
		try {
			const part = await this.#fetch(at);
			if (turn === this.#turn) this.shown = { at, key, part };
		} catch (reason) {
			if (turn === this.#turn) this.failed = { at, reason };
		}
		if (turn === this.#turn) this.busy = false;
	}
}
