import type { Cell, FieldValue, FieldView, JsonValue, Link } from '$ipc/contract';
import { fold } from '$kit/fold';
import { toMake, unmade } from '$features/workbook/making';

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

/** A field of something that is not made yet, with what was put into it so far; `links` are the records that names. */
export const put = (value: FieldValue, next: JsonValue, shown: string, links: Link[] = []): FieldValue => ({
	...value,
	value: next,
	shown,
	links,
	text: typeof next === 'string' ? next : '',
});

/** A reference as a link: to a record that is there, or one still to be made. */
export const linkOf = (value: JsonValue, kind: string, shown: string): Link => ({
	id: typeof value === 'string' ? value : '',
	kind,
	title: unmade(value) ?? shown,
});

/** A link as the value of the field; one without an id is still to be made. */
export const valueOf = (link: Link): JsonValue => link.id || toMake(link.kind, link.title);

/** What a record still to be made is told by: it is one and the same however its name is written. */
const nameOf = (link: Link): string => `${link.kind} ${fold(link.title).trim().replace(/\s+/g, ' ')}`;
const same = (a: Link, b: Link): boolean => a.id === b.id && (a.id !== '' || nameOf(a) === nameOf(b));

/** The links with another one behind them; as they are when it is among them, also as one that is still to be made. */
export const withOne = (links: Link[], one: Link): Link[] =>
	links.some((link) => same(link, one)) ? links : [...links, one];

/** The labels of what must be filled in and is not. */
export const missing = (values: FieldValue[]): string[] =>
	values.filter((one) => one.field.required && one.value === null).map((one) => one.field.label);
