import type { Done, ImportOptions, ImportPreview } from '$ipc/contract';
import { blocked } from './words';

/** The ways an import is read and done; `null` when the person cancelled. */
export type Door = {
	again: (mapping: Record<string, string | null>, options: ImportOptions) => Promise<ImportPreview | null>;
	/** Asks for another file, to be read into the same kind. */
	another: () => Promise<ImportPreview | null>;
	apply: () => Promise<Done | null>;
	words: (reason: unknown) => string;
};
/** A record that rows belong to. */
export type Above = { id: string; name: string };

/**
 * A table that is looked at before it is imported. What is chosen is read at once, one choice after the other; the last
 * preview stays until the next is there.
 */
export class Importing {
	preview: ImportPreview;
	/** The record to which rows belong that name none. */
	parent = $state.raw<Above | null>(null);
	/** Why the last choice or the import was refused. */
	error = $state<string | null>(null);
	busy = $state<'reading' | 'importing' | null>(null);
	/** Why it cannot be imported as it is; null when it can. */
	readonly blocked: string | null;
	#queue: Promise<unknown> = Promise.resolve();
	#waiting = 0;
	readonly #door: Door;
	/** The record whose rows it was begun for. */
	readonly #begun: Above | null;

	constructor(first: ImportPreview, door: Door, parent: Above | null = null) {
		this.#begun = parent;
		this.parent = parent;
		this.preview = $state.raw(first);
		this.blocked = $derived(blocked(this.preview));
		this.#door = door;
	}

	/** Says what a column is; null leaves it out. */
	column(at: number, target: string | null): Promise<void> {
		const column = this.preview.columns[at];
		if (!column || column.target === target) return this.#next(async () => {});
		const { heading } = column;
		const before = column.target;
		return this.#read({ [heading]: target }, {}, { [heading]: before });
	}

	encoding(id: string): Promise<void> {
		return this.#read({}, { encoding: id });
	}

	createMissing(create: boolean): Promise<void> {
		return this.#read({}, { create_missing: create });
	}

	byColumns(by: boolean): Promise<void> {
		return this.#read({}, { by_columns: by });
	}

	async belongTo(parent: Above | null): Promise<void> {
		const before = this.parent;
		this.parent = parent;
		await this.#read({}, { parent: parent?.id ?? null });
		if (this.error !== null && this.parent === parent) this.parent = before;
	}

	/** Looks at another file in the place of this one. */
	another(): Promise<void> {
		return this.#next(async () => {
			this.error = null;
			const next = await this.#attempt(this.#door.another);
			if (!next) return;
			this.parent = this.#begun;
			this.preview = next;
		});
	}

	/** Imports what is shown; null when nothing was written. What a choice under way brings must be seen first. */
	async apply(): Promise<Done | null> {
		if (this.busy !== null || this.blocked !== null) return null;
		let done: Done | null = null;
		const turn = this.#next(async () => {
			this.error = null;
			done = await this.#attempt(this.#door.apply);
		});
		this.busy = 'importing';
		await turn;
		return done;
	}

	#read(
		mapping: Record<string, string | null>,
		change: Partial<ImportOptions>,
		back: Record<string, string | null> = {},
	): Promise<void> {
		return this.#next(async () => {
			const { options } = this.preview;
			this.error = null;
			const next = await this.#attempt(() => this.#door.again(mapping, { ...options, ...change }));
			if (next) this.preview = next;
			// What was refused must not stay chosen behind the preview that is still shown.
			else await this.#door.again(back, options).catch(() => null);
		});
	}

	async #attempt<T>(work: () => Promise<T>): Promise<T | null> {
		try {
			return await work();
		} catch (reason) {
			this.error = this.#door.words(reason);
			return null;
		}
	}

	#next(work: () => Promise<void>): Promise<void> {
		this.#waiting += 1;
		this.busy ??= 'reading';
		const turn = this.#queue.then(work).finally(() => {
			this.#waiting -= 1;
			this.busy = this.#waiting ? 'reading' : null;
		});
		this.#queue = turn;
		return turn;
	}
}
