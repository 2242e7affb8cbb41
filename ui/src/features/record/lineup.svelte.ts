import type { Session } from '$features/workbook/session.svelte';

/** The records beside which the open one stands, in the order they are seen; the panel's arrows walk through them. */
export class LineUp {
	ids = $state.raw<string[]>([]);

	before(id: string): string | null {
		const at = this.ids.indexOf(id);
		return at > 0 ? (this.ids[at - 1] ?? null) : null;
	}

	after(id: string): string | null {
		const at = this.ids.indexOf(id);
		return at >= 0 ? (this.ids[at + 1] ?? null) : null;
	}

	has(id: string): boolean {
		return this.ids.includes(id);
	}
}

const lineUps = new WeakMap<Session, LineUp>();

export function lineUpOf(session: Session): LineUp {
	const known = lineUps.get(session) ?? new LineUp();
	lineUps.set(session, known);
	return known;
}
