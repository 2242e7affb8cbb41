import type { Shelf } from '../../contract';
import { kindOf } from '../kinds';
import { SHEETS } from './kinds';

/** A name as a heading: `Dated acts`. */
export const headingOf = (many: string): string => many.charAt(0).toUpperCase() + many.slice(1);

/** Where the made-up records of a kind are kept. */
export function shelfOf(kind: string): Shelf {
	const pillar = SHEETS.find((one) => one.kinds.includes(kind))?.pillar ?? null;
	const practice = pillar && { id: 'keepers', kind: 'practice', title: 'Key-person dependencies' };
	return { kind, name: headingOf(kindOf(kind)?.many ?? kind), pillar, practice };
}
