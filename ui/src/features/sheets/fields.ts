import type { FieldValue, RecordPage } from '$ipc/contract';

/** The field a record is named by: the first line that may not be empty. */
export const titleOf = (record: RecordPage): FieldValue | undefined =>
	record.fields.find((value) => isTitle(value));

const isTitle = (value: FieldValue): boolean => value.field.required && value.field.type === 'line';

/** Whether a field is a part of the page that prints, and not of what is kept about it. */
export const onPage = (value: FieldValue): boolean => value.field.type === 'prose' || isTitle(value);
