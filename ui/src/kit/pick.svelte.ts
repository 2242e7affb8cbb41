import { fold } from './fold';

export type Choosable = { id: string; name: string; detail?: string | null };
type Begin<Option> = {
	find: (text: string) => Promise<Option[]>;
	/** Id of what is chosen now. */
	value: string | null;
	text: string;
	/** Whether what is typed can become something new. */
	creates?: boolean;
	/** Whether a line empties the field, before anything is typed. */
	clears?: boolean;
};

/** Choosing one from a list by typing: what fits, which one is pointed at, and what leaving the field means. */
export class Pick<Option extends Choosable> {
	text = $state('');
	list = $state.raw<Option[]>([]);
	/** Which line is pointed at: an option, then what makes a new one, then what empties. */
	at = $state<number | null>(null);
	/** Whether anything was typed or pointed at. */
	touched = $state(false);
	asked = $state(false);
	#turn = 0;
	#answer: Promise<void> | null = null;
	readonly #begin: Begin<Option>;

	constructor(begin: Begin<Option>) {
		this.#begin = begin;
		this.text = begin.text;
	}

	get name(): string {
		return this.text.trim();
	}
	get value(): string | null {
		return this.#begin.value;
	}
	get #exact(): number {
		return this.list.findIndex((option) => fold(option.name) === fold(this.name));
	}
	/** Whether what is typed could become something new. */
	get creatable(): boolean {
		const begin = this.#begin;
		return (begin.creates ?? false) && this.touched && this.asked && this.name !== '' && this.#exact < 0;
	}
	get clearable(): boolean {
		return (this.#begin.clears ?? false) && this.#begin.value !== null && !this.touched;
	}
	get #count(): number {
		return this.list.length + Number(this.creatable) + Number(this.clearable);
	}

	/** Takes what is typed and asks what fits. Before the first letter everything is offered. */
	type(text: string, touched: boolean): Promise<void> {
		this.text = text;
		this.touched ||= touched;
		this.#answer = this.#ask(++this.#turn);
		return this.#answer;
	}

	async #ask(turn: number): Promise<void> {
		const found = await this.#begin.find(this.touched ? this.name : '');
		if (turn !== this.#turn) return;
		this.list = found;
		this.asked = true;
		this.at = this.touched ? this.#first() : this.#now();
	}

	/** What fits best; what would be made is never pointed at by itself. */
	#first(): number | null {
		if (this.name === '' || !this.list.length) return null;
		return Math.max(0, this.#exact);
	}
	#now(): number | null {
		const now = this.list.findIndex((option) => option.id === this.#begin.value);
		return now < 0 ? null : now;
	}

	/** Waits for the answer to what was typed last, so that nobody has to look before pressing Enter. */
	async settled(): Promise<void> {
		for (let seen: Promise<void> | null = null; seen !== this.#answer;) {
			seen = this.#answer;
			await seen;
		}
	}

	step(by: 1 | -1): void {
		const count = this.#count;
		if (!count) return;
		const first = by > 0 ? 0 : count - 1;
		this.at = this.at === null ? first : (this.at + by + count) % count;
		// The line that empties is there only as long as nothing is typed.
		if (!this.clearable) this.touched = true;
	}
	point(at: number): void {
		this.at = at;
	}

	/** What leaving the field means: nothing new, something new, nothing of that name, emptying it, or an option. */
	chosen(): 'same' | 'new' | 'none' | 'empty' | Option {
		const option = this.at === null ? undefined : this.list[this.at];
		if (this.at !== null && !option && this.clearable) return 'empty';
		if (option && option.id === this.#begin.value) return 'same';
		if (option) return option;
		if (!this.touched) return 'same';
		if (this.at !== null && this.creatable) return 'new';
		if (this.name === '') return this.#begin.value === null ? 'same' : 'empty';
		return 'none';
	}
}
