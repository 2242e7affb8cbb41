import type { Session } from '$features/workbook/session.svelte';

/** Which register was asked, from elsewhere, to begin a new record; it does so as soon as it stands. */
class Wanted {
	kind = $state<string | null>(null);

	/** Whether this register was asked; it is asked once. */
	take(kind: string): boolean {
		if (this.kind !== kind) return false;
		this.kind = null;
		return true;
	}
}

const wanted = new WeakMap<Session, Wanted>();

export function wantedOf(session: Session): Wanted {
	const known = wanted.get(session) ?? new Wanted();
	wanted.set(session, known);
	return known;
}

/** Goes to a register and begins a new record there. */
export async function beginIn(session: Session, kind: string): Promise<void> {
	if (await session.go({ screen: 'register', kind })) wantedOf(session).kind = kind;
}
