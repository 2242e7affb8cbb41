type Fetch = (index: number, scale: number) => Promise<Blob>;

const AT_ONCE = 2;
const KEPT = 24;

/** The pictures of pages: fetched while in sight, two at a time, the latest wanted first; far ones are let go. */
export class Pages {
	#urls = $state.raw<ReadonlyMap<number, string>>(new Map());
	/** Why a page could not be drawn, by page. */
	failed = $state.raw<ReadonlyMap<number, string>>(new Map());
	#wanted: number[] = [];
	#running = new Set<number>();
	#scale = 1;
	#round = 0;
	readonly #fetch: Fetch;

	constructor(fetch: Fetch) {
		this.#fetch = fetch;
	}

	url(index: number): string | undefined {
		return this.#urls.get(index);
	}

	/** Begins anew, for another document or another size; what is in sight asks again. */
	reset(scale: number, seen: number[]): void {
		this.#round += 1;
		this.#scale = scale;
		this.#wanted = [];
		this.#running.clear();
		for (const url of this.#urls.values()) URL.revokeObjectURL(url);
		this.#urls = new Map();
		this.failed = new Map();
		for (const index of seen) this.want(index);
	}

	want(index: number): void {
		if (this.#urls.has(index) || this.#running.has(index) || this.#wanted.includes(index)) return;
		this.#wanted = [...this.#wanted, index];
		this.#next();
	}

	/** The page left sight before its turn came. */
	unwant(index: number): void {
		this.#wanted = this.#wanted.filter((one) => one !== index);
	}

	#next(): void {
		while (this.#running.size < AT_ONCE) {
			const index = this.#wanted.pop();
			if (index === undefined) return;
			this.#running.add(index);
			void this.#draw(index, this.#round);
		}
	}

	async #draw(index: number, round: number): Promise<void> {
		try {
			const blob = await this.#fetch(index, this.#scale);
			if (round !== this.#round) return;
			this.#urls = new Map(this.#urls).set(index, URL.createObjectURL(blob));
			this.#letGo(index);
		} catch (reason) {
			if (round !== this.#round) return;
			const words = reason instanceof Error ? reason.message : String(reason);
			this.failed = new Map(this.failed).set(index, words);
		}
		this.#running.delete(index);
		this.#next();
	}

	#letGo(near: number): void {
		const far = [...this.#urls.keys()].sort((a, b) => Math.abs(b - near) - Math.abs(a - near));
		const gone = far.slice(0, Math.max(0, far.length - KEPT));
		if (!gone.length) return;
		const urls = new Map(this.#urls);
		for (const index of gone) {
			URL.revokeObjectURL(urls.get(index) ?? '');
			urls.delete(index);
		}
		this.#urls = urls;
	}
}
