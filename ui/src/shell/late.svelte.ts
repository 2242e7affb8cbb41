import { onDestroy } from 'svelte';
import type { Session } from '$features/workbook/session.svelte';

/** Milliseconds without a change after which is counted again: the core looks through the whole workbook for it. */
const STILL = 300;

/** How many duties are overdue, counted at once when a workbook is opened and then whenever edits come to rest. */
export class Late {
	count = $state(0);
	#waiting: ReturnType<typeof setTimeout> | undefined;

	constructor(session: Pick<Session, 'ask' | 'fresh'>) {
		let known = false;
		$effect(() => {
			void session.fresh;
			clearTimeout(this.#waiting);
			this.#waiting = setTimeout(() => void this.#look(session), known ? STILL : 0);
			known = true;
		});
		onDestroy(() => clearTimeout(this.#waiting));
	}

	/** What fails here is said by the page that is shown, which asks the same core. */
	async #look(session: Pick<Session, 'ask'>): Promise<void> {
		const count = await session.ask({ ask: 'late' }, 'late').catch(() => null);
		if (count !== null) this.count = count;
	}
}
