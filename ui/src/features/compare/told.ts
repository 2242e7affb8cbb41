import type { ChangedBy, ComparedRow } from '$ipc/contract';

/** Where one entry brought about all that differs in a record, it is said once, beside its name. */
export function told(record: ComparedRow): { shared: ChangedBy | null } {
	const all = [...(record.state_by ? [record.state_by] : []), ...record.changes.map((change) => change.by)];
	const [first, ...rest] = all;
	const same = first !== undefined && rest.every((by) => by.seq === first.seq);
	return { shared: same ? first : null };
}
