import type { JsonValue } from '$ipc/contract';
import { fold } from '$features/record/values';

export type Choosable = { id: string; name: string; value: JsonValue; detail?: string | null };
type Begin = {
	find: (text: string) => Promise<Choosable[]>;
	value: string | null;
	text: string;
	creates: boolean;
};

/** Choosing one from a list by typing: what fits, which one is pointed at, and what leaving the field means. */
export class Pick {
	text = $state('');
	list = $state.raw<Choosable[]>([]);
	at = $state<number | null>(null);
	/** Whether anything was typed or pointed at. */
	touched = false;
	asked = $state(false);
	#turn = 0;
	readonly #begin: Begin;

	constructor(begin: Begin) {
		this.#begin = begin;
		this.text = begin.text;
	}

	get #name(): string {
		return this.text.trim();
	}
	get #exact(): boolean {
		return this.list.some((option) => fold(option.name) === fold(this.#name));
	}
	/** Whether what is typed could become a new record. */
	get creatable(): boolean {
		return this.#begin.creates && this.touched && this.asked && this.#name !== '' && !this.#exact;
	}

	/** Takes what is typed and asks what fits. Before the first letter everything is offered. */
	async type(text: string, touched: boolean): Promise<void> {
		this.text = text;
		this.touched ||= touched;
		const turn = ++this.#turn;
		const found = await this.#begin.find(this.touched ? this.#name : '');
		if (turn !== this.#turn) return;
		this.list = found;
		this.asked = true;
		const now = found.findIndex((option) => option.id === this.#begin.value);
		this.at = this.touched ? (this.#name && found.length ? 0 : null) : now < 0 ? null : now;
	}

	step(by: 1 | -1): void {
		const count = this.list.length + (this.creatable ? 1 : 0);
		if (!count) return;
		this.touched = true;
		this.at = this.at === null ? (by > 0 ? 0 : count - 1) : (this.at + by + count) % count;
	}

	/** What leaving the field means: nothing new, a new record, no such record, or a value. */
	chosen(): 'same' | 'new' | 'none' | { value: JsonValue; shown: string } {
		if (!this.touched) return 'same';
		const option = this.at === null ? undefined : this.list[this.at];
		if (option) return option.id === this.#begin.value ? 'same' : { value: option.value, shown: option.name };
		if (this.at !== null && this.creatable) return 'new';
		if (this.#name === '') return this.#begin.value === null ? 'same' : { value: null, shown: '' };
		return 'none';
	}
}
