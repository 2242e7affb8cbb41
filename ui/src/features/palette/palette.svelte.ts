import type { Chip, Choice, Link, Run, SearchPage } from '$ipc/contract';
import type { Command } from './commands';
import { match } from './match';

export type Mode = 'search' | 'commands';

/** One line of the palette. */
export type Row = {
	id: string;
	sort: 'record' | 'do' | 'written';
	runs: Run[];
	hint: string;
	chip?: Chip | null;
	/** Where Enter leads, and what Ctrl Enter opens at the side. */
	page?: Link;
	record?: Link;
	command?: Command;
	/** The words around a match in a text. */
	quote?: Run[];
};
export type Group = { name: string; rows: Row[] };

/** The ways a palette asks. */
export type Door = {
	search: (words: string) => Promise<SearchPage | null>;
	people: (words: string) => Promise<Choice[] | null>;
	/** What can be done besides, once it is known. */
	more?: () => Promise<Command[]>;
};

const DELAY = 120;
const plain = (text: string): Run[] => [{ text, hit: false }];

/** What is typed into the palette and what it finds. `>` is for commands only, `@` for people only. */
export class Palette {
	typed = $state('');
	at = $state(0);
	words = $state('');
	#found = $state.raw<Row[]>([]);
	/** Whether the person moved to a row; until then the first one is pointed at, whatever comes. */
	#moved = false;
	#turn = 0;
	#timer: ReturnType<typeof setTimeout> | undefined;
	/** The question that is waiting or under way. */
	#answer: Promise<void> | null = null;
	readonly #mode: Mode;
	#commands = $state.raw<Command[]>([]);
	#more: Promise<void>;
	readonly #door: Door;

	constructor(mode: Mode, commands: Command[], door: Door) {
		this.#mode = mode;
		this.#commands = commands;
		this.#door = door;
		this.#more = this.#learn().catch(() => {});
	}

	async #learn(): Promise<void> {
		const known = new Set(this.#commands.map((command) => command.words));
		const more = ((await this.#door.more?.()) ?? []).filter(({ words }) => !known.has(words));
		if (!more.length) return;
		// What was pointed at stays so, whatever comes between.
		const pointed = this.#moved ? this.row?.id : undefined;
		this.#commands = [...this.#commands, ...more];
		if (pointed !== undefined) this.at = Math.max(0, this.#place(pointed));
	}
	#place = (id: string): number => this.rows.findIndex((row) => row.id === id);

	get only(): 'commands' | 'people' | null {
		return this.typed.startsWith('>') ? 'commands' : this.typed.startsWith('@') ? 'people' : null;
	}
	/** What is looked for, without the sign before it. */
	get wanted(): string {
		return (this.only ? this.typed.slice(1) : this.typed).trim();
	}

	readonly groups = $derived.by((): Group[] => {
		const of = (sort: Row['sort']) => this.#found.filter((row) => row.sort === sort);
		const groups: Group[] = [
			{ name: this.only === 'people' ? 'People' : 'Records', rows: of('record') },
			{ name: 'Do', rows: this.#done() },
			{ name: 'Written in', rows: of('written') },
		];
		return groups.filter((group) => group.rows.length > 0);
	});
	readonly rows = $derived(this.groups.flatMap((group) => group.rows));

	/** The row pointed at. */
	get row(): Row | null {
		return this.rows[Math.min(this.at, this.rows.length - 1)] ?? null;
	}

	step(by: 1 | -1): void {
		const count = this.rows.length;
		if (count) this.point((Math.min(this.at, count - 1) + by + count) % count);
	}
	point(at: number): void {
		this.at = at;
		this.#moved = true;
	}

	/** The row that is meant once the answer to what is typed has come: nobody waits for a list before pressing Enter. */
	async meant(): Promise<Row | null> {
		const moved = this.#moved ? this.row : null;
		if (moved) return moved;
		const turn = this.#turn;
		if (this.#timer !== undefined) this.#send(turn);
		await Promise.all([this.#answer, this.#more]);
		return turn === this.#turn ? this.row : null;
	}

	/** Takes what is typed; the core is asked when typing pauses, and a late answer is forgotten. */
	type(typed: string): void {
		this.typed = typed;
		this.at = 0;
		this.#moved = false;
		const turn = ++this.#turn;
		clearTimeout(this.#timer);
		this.#timer = undefined;
		this.#answer = null;
		if (this.only === 'commands' || (this.wanted === '' && this.only === null)) {
			this.#found = [];
			this.words = '';
			return;
		}
		this.#timer = setTimeout(() => this.#send(turn), DELAY);
	}

	#send(turn: number): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		this.#answer = this.#ask(turn);
	}

	async #ask(turn: number): Promise<void> {
		const answer = await (this.only === 'people' ? this.#people() : this.#search()).catch(() => null);
		if (turn !== this.#turn || !answer) return;
		const pointed = this.#moved ? this.row?.id : undefined;
		this.#found = answer.rows;
		this.words = answer.words;
		// New rows do not slip under what was pointed at.
		if (pointed !== undefined) this.at = Math.max(0, this.#place(pointed));
	}

	async #search(): Promise<{ rows: Row[]; words: string }> {
		const page = await this.#door.search(this.wanted);
		if (!page) return { rows: [], words: '' };
		const records = page.records.map((hit): Row => ({
			id: `record ${hit.record.id}`,
			sort: 'record',
			runs: hit.runs,
			hint: hit.hint,
			chip: hit.chip,
			page: hit.page,
			record: hit.record,
		}));
		const written = page.written.map((hit, index): Row => ({
			id: `written ${index} ${hit.record.id}`,
			sort: 'written',
			runs: plain(hit.page.title),
			hint: hit.field,
			page: hit.page,
			record: hit.record,
			quote: hit.runs,
		}));
		return { rows: this.#mode === 'search' ? [...records, ...written] : records, words: page.words };
	}

	async #people(): Promise<{ rows: Row[]; words: string }> {
		const people = (await this.#door.people(this.wanted)) ?? [];
		const rows = people.map(({ record, hint }): Row => ({
			id: `record ${record.id}`,
			sort: 'record',
			runs: match(record.title, this.wanted) ?? plain(record.title),
			hint,
			page: record,
			record,
		}));
		return { rows, words: people.length === 1 ? '1 person' : `${people.length} people` };
	}

	#done(): Row[] {
		if (this.only === 'people') return [];
		if (this.wanted === '' && this.only === null && this.#mode === 'search') return [];
		const fits = this.#commands.flatMap((command) => {
			const runs = match(command.words, this.wanted);
			return runs ? [{ command, runs, first: runs[0]?.hit ? 0 : 1 }] : [];
		});
		return fits
			.sort((a, b) => a.first - b.first)
			.map(({ command, runs }) => ({
				id: `do ${command.id}`,
				sort: 'do',
				runs,
				hint: command.hint ?? '',
				command,
			}));
	}
}
