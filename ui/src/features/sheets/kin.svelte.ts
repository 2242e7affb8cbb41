import { untrack } from 'svelte';
import type { Beliefs, FieldValue, KinPage, RecordPage } from '$ipc/contract';
import type { Session } from '$features/workbook/session.svelte';

/** The parts of a record as pages of their own, for panels that show more of them than a grid's cells hold. */
export class Kin {
	records = $state.raw<readonly RecordPage[]>([]);
	/** How much the lines rest on, where they are hypotheses. */
	beliefs = $state.raw<Beliefs | null>(null);
	#turn = 0;
	readonly #ask: () => Promise<KinPage | null>;

	constructor(ask: () => Promise<KinPage | null>) {
		this.#ask = ask;
	}

	/** Asks for all of them; what comes late is dropped, and what stands there stays when the record is gone. */
	async load(): Promise<void> {
		const turn = ++this.#turn;
		const got = await this.#ask().catch(() => null);
		if (turn !== this.#turn || !got) return;
		this.records = got.records;
		this.beliefs = got.beliefs;
	}
}

/** The same for a component: asked for when the list changes, and again after every write. */
export function kinOf(session: Session, kind: string, of: () => RecordPage): Kin {
	const kin = new Kin(() => session.ask({ ask: 'kin', id: of().id, kind }, 'kin'));
	const rows = $derived(of().children.find((one) => one.kind === kind)?.rows ?? []);
	const all = $derived([of().id, ...rows.map((row) => row.id)].join(' '));
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
