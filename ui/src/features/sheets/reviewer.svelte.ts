import type { ComboOption } from '$kit/ComboField.svelte';

/** Who decides in a review of access: whoever writes, where that name is a person’s here, unless somebody else was chosen. */
export class Reviewer {
	one = $state.raw<ComboOption | null>(null);
	#chosen = false;
	#writer: string | null = null;
	#turn = 0;
	readonly #find: (name: string) => Promise<ComboOption[]>;

	constructor(find: (name: string) => Promise<ComboOption[]>) {
		this.#find = find;
	}

	/** Somebody sits down to write. Until it is known who that is, nobody decides: least of all who sat there before. */
	async writes(name: string | null): Promise<void> {
		this.#writer = name;
		if (this.#chosen) return;
		const turn = ++this.#turn;
		this.one = null;
		const found = name === null ? [] : await this.#find(name).catch(() => []);
		if (turn === this.#turn) this.one = found.find((person) => person.name === name) ?? null;
	}

	/** Somebody is chosen by hand, or nobody. Who chooses themselves goes on as whoever writes. */
	choose(one: ComboOption | null): void {
		this.#turn += 1;
		this.#chosen = one !== null && one.name !== this.#writer;
		this.one = one;
	}
}
