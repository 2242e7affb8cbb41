import type { EntryRow, HistoryPage } from '../contract';
import type { Row } from './records';

const DAYS = ['Thursday 19 November 2026', 'Tuesday 17 November 2026', 'Monday 9 November 2026'];

const LINES: [string, string, string | null, [string, string | null, string | null][]][] = [
	[
		'Ragna Solheim',
		'Changed current state of Key-person dependencies',
		null,
		[['Current state', 'seven are covered', 'six are covered']],
	],
	[
		'Ben Okoro',
		'Changed secondary expert of Parcel tracking',
		'Lena led the release on Monday',
		[['Secondary expert', null, 'Lena Fischer']],
	],
	['Lena Fischer', 'Raised the claimed level of Access reviews', null, [['Claimed level', '2', '3']]],
	[
		'Dafydd Rees',
		'Marked done: List every system and give it a criticality',
		null,
		[['Done on', null, 'Wed 18 Nov']],
	],
	[
		'Ragna Solheim',
		'Changed Ola Brandt',
		'left the company',
		[
			['Last day', null, 'Mon 31 Aug'],
			['Role', 'Engineer', null],
			['Email', null, null],
		],
	],
];

/** A made-up history: three days of it, with what is done in the window on top. */
export class Past {
	#entries: EntryRow[] = Array.from({ length: 45 }, (_, index) => this.#entry(1318 - index, index));

	#entry(seq: number, index: number): EntryRow {
		const [actor, label, reason, changes] = LINES[index % LINES.length] ?? ['', '', null, []];
		const record = { id: `y${(index % 5) + 1}`, kind: 'system', title: 'Tariffs' };
		const day = DAYS[Math.min(2, Math.floor(index / 8))] ?? '';
		return {
			seq,
			when: index < 8 ? `10:${String(59 - index)}` : day.split(' ').slice(1, 3).join(' ').slice(0, 6).trim(),
			exact: `${day}, 10:${String(59 - index)}`,
			day,
			actor,
			label,
			reason,
			record,
			changes: changes.map(([field, before, after]) => ({
				record: null,
				field,
				before,
				after,
				blanked: !before && !after,
			})),
			more: index % 5 === 4 ? 2 : 0,
			undone: index === 2,
		};
	}

	note(label: string, row: Row | null): void {
		const seq = (this.#entries[0]?.seq ?? 0) + 1;
		const record = row && { id: row.id, kind: row.kind, title: String(row.values['name'] ?? row.kind) };
		const entry = {
			...this.#entry(seq, 0),
			label,
			record,
			reason: null,
			changes: [],
			actor: 'Ragna Solheim',
		};
		this.#entries = [entry, ...this.#entries];
	}

	of(id: string): EntryRow[] {
		return this.#entries.filter((entry) => entry.record?.id === id).slice(0, 5);
	}

	page(id: string | null, before: number | null): HistoryPage {
		const all = this.#entries.filter(
			(entry) => (!id || entry.record?.id === id) && (!before || entry.seq < before),
		);
		const entries = all.slice(0, 20);
		return {
			entries,
			before: all.length > 20 ? (entries.at(-1)?.seq ?? null) : null,
			head: '7f3c 91ae 04d2 88b0 1c5e 6a97 f210 43cd 9e8b 5d70 2f46 b1a8 c3e9 0765 da14 8fb2',
			words: `${(this.#entries[0]?.seq ?? 0).toLocaleString('en-GB')} entries`,
		};
	}
}
