import type { DocumentRow } from '../../contract';

const document = (id: string, name: string, about: string): DocumentRow => ({
	id,
	name,
	purpose: 'One side of paper to hand round.',
	about,
	next_edition: 1,
});
export const DOCUMENTS: DocumentRow[] = [
	document('brief', 'Product brief', 'brief'),
	document('hypothesis', 'Hypothesis sheet', 'hypothesis-sheet'),
	document('poc', 'Proof of concept', 'poc'),
	document('access-review', 'Access review', 'access-review'),
	document('dr-test', 'DR-test report', 'dr-test'),
	document('hand-over', 'Hand-over list', 'hand-over'),
];
