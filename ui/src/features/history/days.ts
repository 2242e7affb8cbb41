import type { EntryRow } from '$ipc/contract';

export type Day = { day: string; entries: EntryRow[] };

/** Entries of one day under one head, in the order they came. */
export function byDay(entries: EntryRow[]): Day[] {
	const days: Day[] = [];
	for (const entry of entries) {
		const last = days.at(-1);
		if (last?.day === entry.day) last.entries.push(entry);
		else days.push({ day: entry.day, entries: [entry] });
	}
	return days;
}

/** One page of history after another, without an entry twice. A reload of the first page keeps what was read on. */
export function joined(first: EntryRow[], rest: EntryRow[]): EntryRow[] {
	const oldest = first.at(-1)?.seq;
	return oldest === undefined ? rest : [...first, ...rest.filter((entry) => entry.seq < oldest)];
}
