import type { Cell, ChildList, GridRow, Link, PasteCell, PasteRow } from '$ipc/contract';

export type Decision = 'keep' | 'revoke' | 'reduce' | 'unsure';
export const DECISIONS: { id: Decision; key: string; words: string }[] = [
	{ id: 'keep', key: 'k', words: 'Keep' },
	{ id: 'revoke', key: 'r', words: 'Revoke' },
	{ id: 'reduce', key: 'd', words: 'Reduce' },
	{ id: 'unsure', key: 'u', words: 'Unsure' },
];

/** The rows about one system. */
export type Group = { name: string; link: Link | null; rows: GridRow[]; decided: number };

/** What a campaign needs from the window. */
export type Desk = {
	/** Writes the cells of one row as one step. */
	write: (row: string, cells: PasteCell[]) => Promise<unknown>;
	/** Writes the cells of many rows as one step. */
	writeAll: (rows: PasteRow[]) => Promise<unknown>;
	/** Who decides; a decision without a name cannot be signed. */
	reviewer: () => string | null;
	words: (reason: unknown) => string;
};

/** A decision that waits for its reason, with what was refused. */
type Asking = { row: string; decision: Decision; error: string | null };

/** A review of access: one decision a row, by one key, the reason asked where it is needed. */
export class Campaign {
	asking = $state.raw<Asking | null>(null);
	/** Whether a decision waits for the name of who decides. */
	nameless = $state(false);
	#at = $state<string | null>(null);
	/** Decisions on their way, by row; they count as made. */
	#sent = $state.raw<ReadonlyMap<string, Decision>>(new Map());
	#queue: Promise<void> = Promise.resolve();
	readonly #list: () => ChildList;
	readonly #desk: Desk;

	constructor(list: () => ChildList, desk: Desk) {
		this.#list = list;
		this.#desk = desk;
	}

	cell(row: GridRow, field: string): Cell | undefined {
		return row.cells[this.#list().columns.findIndex((column) => column.id === field)];
	}
	decisionOf = (row: GridRow): Decision | null =>
		this.#sent.get(row.id) ??
		DECISIONS.find((one) => one.id === this.cell(row, 'decision')?.value)?.id ??
		null;

	/** Whether a row has a decision and says whose it is. */
	#whole = (row: GridRow): boolean =>
		this.#sent.has(row.id) || (this.decisionOf(row) !== null && this.cell(row, 'reviewer')?.value != null);

	/** The rows by the system they open, in the order they came. */
	readonly groups = $derived.by((): Group[] => {
		const groups = new Map<string, Group>();
		for (const row of this.#list().rows) {
			const link = this.cell(row, 'system')?.links[0] ?? null;
			const name = link?.title ?? (this.cell(row, 'system')?.shown || 'No system');
			const group = groups.get(name) ?? { name, link, rows: [], decided: 0 };
			group.rows.push(row);
			group.decided += this.#whole(row) ? 1 : 0;
			groups.set(name, group);
		}
		return [...groups.values()];
	});
	/** Heads of systems and rows below them, as they are drawn. */
	readonly lines = $derived.by((): (Group | GridRow)[] =>
		this.groups.flatMap((group) => [group, ...group.rows]),
	);
	/** The rows as they are seen, for the arrows. */
	readonly rows = $derived(this.groups.flatMap((group) => group.rows));
	readonly decided = $derived(this.groups.reduce((sum, group) => sum + group.decided, 0));

	/** Rows that were decided and do not say by whom. */
	readonly unnamed = $derived(this.rows.filter((row) => this.decisionOf(row) !== null && !this.#whole(row)));

	/** The row one stands on: the one chosen, else the first that is not decided. */
	get at(): string | null {
		if (this.rows.some((row) => row.id === this.#at)) return this.#at;
		return (this.#undecided(0) ?? this.rows[0])?.id ?? null;
	}

	select(row: string): void {
		this.#at = row;
	}

	#index(): number {
		return this.rows.findIndex((row) => row.id === this.at);
	}
	/** The first row from a place on, and then from the top, that waits for a decision. */
	#undecided(from: number): GridRow | undefined {
		const open = (row: GridRow) => !this.#whole(row);
		return this.rows.slice(from).find(open) ?? this.rows.slice(0, from).find(open);
	}

	/** Does what a key asks for; false when it is none of these. A key that is held decides nothing. */
	key(key: string, held = false): boolean {
		const at = this.#index();
		if (at < 0) return false;
		const wanted: Partial<Record<string, number>> = {
			ArrowDown: at + 1,
			ArrowUp: at - 1,
			Home: 0,
			End: this.rows.length - 1,
		};
		const next = wanted[key];
		if (next !== undefined) {
			this.#at = this.rows[Math.max(0, Math.min(this.rows.length - 1, next))]?.id ?? null;
			return true;
		}
		const row = this.rows[at];
		const decision = DECISIONS.find((one) => one.key === key.toLowerCase());
		if (!decision || !row) return false;
		if (!held) void this.decide(row, decision.id);
		return true;
	}

	/** Decides about a row; who would judge their own access is asked why first. */
	async decide(row: GridRow, decision: Decision): Promise<void> {
		this.#at = row.id;
		const reviewer = this.cell(row, 'reviewer')?.value ?? this.#desk.reviewer();
		this.nameless = reviewer === null;
		if (this.nameless) return;
		const own = reviewer !== null && reviewer === this.cell(row, 'person')?.value;
		if (own && !this.cell(row, 'reason')?.value) {
			this.asking = { row: row.id, decision, error: null };
			return;
		}
		await this.#write(row, decision, null);
	}

	/** Takes the reason that was asked for; an empty one puts the question away. */
	async reason(text: string): Promise<void> {
		const asking = this.asking;
		const row = this.rows.find((one) => one.id === asking?.row);
		if (!asking || !row || text.trim() === '') return this.cancel();
		await this.#write(row, asking.decision, text.trim());
	}

	cancel(): void {
		this.asking = null;
	}

	/** Puts the name of who decides under every decision that has none. */
	name(): Promise<unknown> {
		const text = this.#desk.reviewer();
		if (text === null) return Promise.resolve((this.nameless = true));
		return this.#desk.writeAll(
			this.unnamed.map((row) => ({ id: row.id, cells: [{ field: 'reviewer', text }] })),
		);
	}

	async #write(row: GridRow, decision: Decision, reason: string | null): Promise<void> {
		const reviewer = this.#desk.reviewer();
		const named = this.cell(row, 'reviewer')?.value != null;
		const cells: PasteCell[] = [
			{ field: 'decision', text: decision },
			...(reviewer !== null && !named ? [{ field: 'reviewer', text: reviewer }] : []),
			...(reason === null ? [] : [{ field: 'reason', text: reason }]),
		];
		this.asking = null;
		this.#sent = new Map(this.#sent).set(row.id, decision);
		const here = this.rows.findIndex((one) => one.id === row.id);
		this.#at = this.#undecided(here + 1)?.id ?? row.id;
		// One after the other, in the order in which they were decided.
		this.#queue = this.#queue.then(() => this.#send(row, decision, cells));
		await this.#queue;
	}

	async #send(row: GridRow, decision: Decision, cells: PasteCell[]): Promise<void> {
		try {
			await this.#desk.write(row.id, cells);
		} catch (failure) {
			this.#at = row.id;
			this.asking = { row: row.id, decision, error: this.#desk.words(failure) };
		}
		// A later decision about the same row is still on its way.
		if (this.#sent.get(row.id) !== decision) return;
		const sent = new Map(this.#sent);
		sent.delete(row.id);
		this.#sent = sent;
	}
}
