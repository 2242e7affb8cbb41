// Keeps the identity of step rows while the first edit turns the steps of the template into records with ids of their own,
// so that the caret stays where it is.

export type Keyed = { id: string; key: string };

const fromTemplate = (id: string): boolean => id.includes('/');

/** The key of each step: that of the same step before; one whose template id is gone is known by its place. */
export function keep(before: Keyed[], ids: string[]): Keyed[] {
	const gone = (at: number): Keyed | undefined => {
		const old = before[at];
		return old && fromTemplate(old.id) && !ids.includes(old.id) ? old : undefined;
	};
	const used = new Set<string>();
	return ids.map((id, at) => {
		const old = before.find((one) => one.id === id) ?? gone(at);
		const key = old && !used.has(old.key) ? old.key : id;
		used.add(key);
		return { id, key };
	});
}

/** Remembers the keys from one state of the list to the next. */
export class Keys {
	#known: Keyed[] = [];

	of(ids: string[]): string[] {
		this.#known = keep(this.#known, ids);
		return this.#known.map((one) => one.key);
	}
}
