import type { Done, DutyRow, Snooze } from '$ipc/contract';

/** What a row is being asked for. */
export type Act = 'skip' | 'snooze' | 'give' | 'done-on';
/** Why an answer is refused; each refusal is one of its own, also in the same words. */
export type Refused = { words: string };
export type Way = Act | 'done' | 'wake';

/** The ways duties are finished and moved. */
export type Desk = {
	complete: (key: string, on: string | null) => Promise<Done>;
	skip: (key: string, reason: string) => Promise<Done>;
	give: (key: string, owner: string | null) => Promise<Done>;
	snooze: (key: string, until: Snooze) => Promise<string | null>;
	/** Says until when a duty is put off, with the way to take that back. */
	waits: (until: string, wake: () => void) => void;
	/** Leads to the page on which the work is done. */
	open: (row: DutyRow) => void;
	said: (done: Done) => void;
	fail: (message: string) => void;
	words: (reason: unknown) => string;
	writable: () => boolean;
};

const KEYS: Record<string, Way> = { d: 'done', s: 'skip', z: 'snooze', g: 'give' };

/** What one does about duties in a list: at most one of them is being asked about. */
export class Duties {
	asking = $state.raw<{ key: string; act: Act; error: Refused | null } | null>(null);
	busy = $state(false);
	readonly #desk: Desk;

	constructor(desk: Desk) {
		this.#desk = desk;
	}

	/** Why something cannot be done about a duty here; null when it can. */
	why(row: DutyRow, way: Way): string | null {
		if (way === 'snooze' || way === 'wake') return null;
		if (!this.#desk.writable()) return 'This workbook can only be read here.';
		if (row.later && way !== 'give') return 'The one before it is not done yet.';
		if (way === 'give' && !row.reassignable) return 'Whoever answers for it is named on its page.';
		return null;
	}

	/** What a letter asks for. */
	wayOf = (key: string): Way | null => KEYS[key.toLowerCase()] ?? null;

	/** Begins what was asked for, or does it at once; true when the row may be gone then. */
	async begin(row: DutyRow, way: Way): Promise<boolean> {
		const why = this.why(row, way);
		if (why !== null) {
			this.#desk.fail(why);
			return false;
		}
		if (way === 'done' && row.doing.how === 'open') {
			this.#desk.open(row);
			return false;
		}
		if (way === 'done') return this.#write(row, null, () => this.#desk.complete(row.key, null));
		if (way === 'wake') return this.snooze(row, { until: 'no' });
		this.asking = { key: row.key, act: way, error: null };
		return false;
	}

	cancel(): void {
		this.asking = null;
	}

	doneOn = (row: DutyRow, on: string) => this.#write(row, 'done-on', () => this.#desk.complete(row.key, on));
	give = (row: DutyRow, owner: string | null) =>
		this.#write(row, 'give', () => this.#desk.give(row.key, owner));

	async skip(row: DutyRow, reason: string): Promise<boolean> {
		const why = reason.trim();
		if (why) return this.#write(row, 'skip', () => this.#desk.skip(row.key, why));
		this.asking = { key: row.key, act: 'skip', error: { words: 'Say why, for whoever wonders later.' } };
		return false;
	}

	async snooze(row: DutyRow, until: Snooze): Promise<boolean> {
		try {
			const waits = await this.#desk.snooze(row.key, until);
			if (until.until !== 'no') this.#answered(row);
			if (waits !== null) this.#desk.waits(waits, () => void this.snooze(row, { until: 'no' }));
			return true;
		} catch (reason) {
			this.#refused(row, until.until === 'no' ? null : 'snooze', reason);
			return false;
		}
	}

	/** Puts away what was asked about a duty; another one may be asked about by now. */
	#answered(row: DutyRow): void {
		if (this.asking?.key === row.key) this.asking = null;
	}
	/** Says a refusal where it was asked; by itself when nothing was asked, or another duty is asked about by now. */
	#refused(row: DutyRow, act: Act | null, reason: unknown): void {
		const words = this.#desk.words(reason);
		const elsewhere = this.asking !== null && this.asking.key !== row.key;
		if (act === null || elsewhere) this.#desk.fail(words);
		else this.asking = { key: row.key, act, error: { words } };
	}

	async #write(row: DutyRow, act: Act | null, work: () => Promise<Done>): Promise<boolean> {
		if (this.busy) return false;
		this.busy = true;
		try {
			this.#desk.said(await work());
			this.#answered(row);
			return true;
		} catch (reason) {
			this.#refused(row, act, reason);
			return false;
		} finally {
			this.busy = false;
		}
	}
}
