import type { RecordPage } from '$ipc/contract';
import { fieldAt } from './kin.svelte';

/** How much a line rests on evidence: nothing but an opinion, evidence that does not decide, or known. */
export type Standing = 'thought' | 'weak' | 'known';

const valueOf = (line: RecordPage, id: string) => fieldAt(line, id)?.value ?? null;

/** Where a line stands on a day, as the rules count it. A fact holds up to and including its last day. */
export function standing(line: RecordPage, today: string): Standing {
	const verdict = valueOf(line, 'verdict');
	const link = valueOf(line, 'evidence') !== null;
	const dated = valueOf(line, 'evidence_on') !== null;
	const until = valueOf(line, 'expires_on');
	const expired = typeof until === 'string' && until < today;
	if ((verdict === 'validated' || verdict === 'refuted') && link && dated && !expired) return 'known';
	return link || dated || valueOf(line, 'known') !== null ? 'weak' : 'thought';
}

/** Whether the feature depends on it. */
export const important = (line: RecordPage): boolean =>
	['high', 'medium'].includes(String(valueOf(line, 'importance')));

/** How many important lines are not known: the risk taken if building starts today. */
export const gap = (lines: readonly RecordPage[], today: string): number =>
	lines.filter((line) => important(line) && standing(line, today) !== 'known').length;
