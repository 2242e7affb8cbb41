import { untrack } from 'svelte';
import type { FieldValue, RecordPage } from '$ipc/contract';
import type { Session } from '$features/workbook/session.svelte';

/** The children of a record as pages of their own, for panels that show more of them than a grid's cells hold. */
export class Kin {
	records = $state.raw<readonly RecordPage[]>([]);
	#turn = 0;
	readonly #ids: () => string[];
	readonly #ask: (id: string) => Promise<RecordPage | null>;

	constructor(ids: () => string[], ask: (id: string) => Promise<RecordPage | null>) {
		this.#ids = ids;
		this.#ask = ask;
	}

	/** Asks for all of them; one that is gone is left out, and what comes late is dropped. */
	async load(): Promise<void> {
		const turn = ++this.#turn;
		const got = await Promise.all(this.#ids().map((id) => this.#ask(id).catch(() => null)));
		if (turn === this.#turn) this.records = got.filter((one) => one !== null);
	}
}

/** The same for a component: asked for when the list changes, and again after every write. */
export function kinOf(session: Session, ids: () => string[]): Kin {
	const kin = new Kin(ids, (id) => session.ask({ ask: 'record', id }, 'record'));
	const all = $derived(ids().join(' '));
	$effect(() => {
		void all;
		untrack(() => void kin.load());
	});
	$effect(() => session.onRefresh(() => kin.load()));
	return kin;
}

/** A field of a record by its id. */
export const fieldAt = (record: RecordPage, id: string): FieldValue | undefined =>
	record.fields.find((value) => value.field.id === id);
