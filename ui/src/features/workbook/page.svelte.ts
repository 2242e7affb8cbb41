import { untrack } from 'svelte';
import { Draft } from '$kit/draft.svelte';
import type { Answer } from '$ipc/api';
import type { Reply, Request } from '$ipc/contract';
import { words, type Session } from './session.svelte';

/**
 * What a screen shows: prepared before the screen came, asked for again when its request changes and after every write;
 * the old stays until the new is there.
 */
export class Page<R extends Reply['reply']> {
	value = $state.raw<Answer<R> | null>(null);
	error = $state<string | null>(null);
	#turn = 0;
	readonly #session: Session;
	readonly #request: () => Request;
	readonly #reply: R;

	constructor(session: Session, request: () => Request, reply: R) {
		this.#session = session;
		this.#request = request;
		this.#reply = reply;
		this.value = untrack(() => session.prepared<R>(request()));
		let whole = this.value !== null;
		$effect(() => {
			void this.#request();
			if (!whole) untrack(() => void this.#load());
			whole = false;
		});
		$effect(() => session.onRefresh(() => this.#load()));
	}

	async #load(): Promise<void> {
		const turn = ++this.#turn;
		try {
			const value = await this.#session.ask(this.#request(), this.#reply);
			if (turn !== this.#turn) return;
			this.value = value;
			this.error = null;
		} catch (reason) {
			if (turn === this.#turn) this.error = words(reason);
		}
	}

	/** Asks again, after what is being typed is saved. */
	async again(): Promise<void> {
		await Draft.flushAll();
		await this.#load();
	}
}
