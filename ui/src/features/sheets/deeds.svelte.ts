import type { Deed, Done } from '$ipc/contract';

/** What a deed needs from the window. */
export type Hand = {
	/** Saves what is being typed; false when something was refused. */
	settle: () => Promise<boolean>;
	act: (deed: string) => Promise<Done>;
	words: (reason: unknown) => string;
	done: (done: Done) => void;
};

/** The deeds of a record: one at a time, a refused one is never sent, and what the core refuses stands beside its button. */
export class Deeds {
	busy = $state<string | null>(null);
	/** What cannot be taken back and waits for a yes. */
	asking = $state.raw<Deed | null>(null);
	error = $state.raw<{ deed: string; words: string } | null>(null);
	readonly #hand: Hand;

	constructor(hand: Hand) {
		this.#hand = hand;
	}

	/** Why a deed cannot be done: what it was offered with, else what the core said when it was tried. */
	refusal(deed: Deed): string | null {
		return deed.refused ?? (this.error?.deed === deed.id ? this.error.words : null);
	}

	async press(deed: Deed): Promise<void> {
		if (deed.refused !== null || this.busy !== null) return;
		if (deed.asks === null) return this.#perform(deed);
		this.asking = deed;
	}

	/** Answers what was asked before a deed. */
	async answer(yes: boolean): Promise<void> {
		const deed = this.asking;
		this.asking = null;
		if (yes && deed) await this.#perform(deed);
	}

	async #perform(deed: Deed): Promise<void> {
		this.busy = deed.id;
		this.error = null;
		try {
			if (await this.#hand.settle()) this.#hand.done(await this.#hand.act(deed.id));
		} catch (reason) {
			this.error = { deed: deed.id, words: this.#hand.words(reason) };
		}
		this.busy = null;
	}
}
