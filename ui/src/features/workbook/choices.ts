import type { ComboOption } from '$kit/ComboField.svelte';
import type { Session } from './session.svelte';

/** The records of some kinds whose names fit what was typed. */
export async function choices(session: Session, kinds: string[], words: string): Promise<ComboOption[]> {
	const found = (await session.ask({ ask: 'choices', kinds, words }, 'choices')) ?? [];
	return found.map(({ record, hint }) => ({ id: record.id, name: record.title, detail: hint || null }));
}
