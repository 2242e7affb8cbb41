import type { ChildList, FieldValue, RecordPage } from '$ipc/contract';

/** What a panel draws itself of a record. */
export type Takes = {
	fields: (value: FieldValue) => boolean;
	children: string[];
};

/** Whether nothing of a record itself can be changed; a lock may leave some of its fields open. */
export const fixedBy = (record: RecordPage): boolean =>
	record.trashed || (record.locked !== null && record.fields.every((value) => value.frozen !== null));

/** What its panel leaves of a record, for the form and the lists below it. */
export function rest(
	record: RecordPage,
	takes: Takes | null,
): { values: FieldValue[]; children: ChildList[] } {
	if (!takes) return { values: record.fields, children: record.children };
	return {
		values: record.fields.filter((value) => !takes.fields(value)),
		children: record.children.filter((list) => !takes.children.includes(list.kind)),
	};
}
