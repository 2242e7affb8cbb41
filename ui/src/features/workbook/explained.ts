import type { Explanation } from '$ipc/contract';

/** Why something has the colour it has, line by line; what is not known has no line. The next step comes apart, as it leads on. */
export function reasons(explains: Explanation): { name: string; words: string }[] {
	const lines = [
		{ name: 'Rule', words: explains.rule },
		{ name: 'Inputs', words: explains.inputs },
		{ name: 'Since', words: explains.since },
	];
	return lines.flatMap(({ name, words }) => (words?.trim() ? [{ name, words }] : []));
}
