import type { Cell, FieldValue, FieldView, JsonValue } from '$ipc/contract';

/** A cell of a child's row as a field that can be edited on its own. */
export const fieldOf = (field: FieldView, cell: Cell | undefined): FieldValue => ({
	field,
	value: cell?.value ?? null,
	shown: cell?.shown ?? '',
	exact: null,
	links: cell?.links ?? [],
	blocks: [],
	text: typeof cell?.value === 'string' ? cell.value : '',
	from_template: false,
	restorable: false,
	frozen: null,
});

/** A field of something that is not made yet, with what was put into it so far. */
export function put(value: FieldValue, next: JsonValue, shown: string): FieldValue {
	const [kind = ''] = value.field.to;
	const links = typeof next === 'string' && kind ? [{ id: next, kind, title: shown }] : [];
	return { ...value, value: next, shown, links, text: typeof next === 'string' ? next : '' };
}

/** The labels of what must be filled in and is not. */
export const missing = (values: FieldValue[]): string[] =>
	values.filter((one) => one.field.required && one.value === null).map((one) => one.field.label);
