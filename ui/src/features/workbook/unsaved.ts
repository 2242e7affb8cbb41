import { Draft } from '$kit/draft.svelte';
import type { Toasts } from '$kit/toasts.svelte';

const WORDS = 'What you wrote is not saved yet: the reason stands beside it. Mend it, or press Esc in it.';

/** What was written and refused: nobody leaves it behind unnoticed, and nothing is thrown away without a way back. */
export class Unsaved {
	readonly #toasts: Toasts;

	constructor(toasts: Toasts) {
		this.#toasts = toasts;
		Draft.onmend = () => Draft.refused() || toasts.forget(WORDS);
		Draft.onputaway = (bring) => this.offer(bring);
	}

	/** Offers to bring back what was refused and put away. */
	offer(bring: () => void): void {
		this.#toasts.say('What was refused is put away.', { words: 'Bring back what you wrote', run: bring });
	}

	/** Whether all that was written is saved; if not, goes to what was refused and says so, each time anew. */
	async settled(): Promise<boolean> {
		const saved = await Draft.flushAll();
		if (saved) return true;
		Draft.refused()?.show?.();
		this.#toasts.fail(WORDS);
		return false;
	}
}
