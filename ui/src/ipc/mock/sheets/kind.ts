import { field, type Kind } from '../kinds';

export const owner = field('owner', 'ref', 'Owner', { to: ['person'] });
export const title = field('title', 'line', 'Title', { required: true });
export const kind = (
	id: string,
	one: string,
	many: string,
	why: string,
	columns: string[],
	fields: Kind['fields'],
	more: Partial<Kind> = {},
): Kind => ({ kind: id, one, many, why, example: null, columns, fields, ...more });
