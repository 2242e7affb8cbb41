import type { Beliefs } from '../../contract';
import { TODAY } from '../days';
import type { Row } from '../records';

/** How much the lines of a made-up hypothesis sheet rest on. */
export function beliefsOf(lines: Row[]): Beliefs {
	const all = lines.map(({ values }): Beliefs['lines'][number] => {
		const [link, dated] = [Boolean(values['evidence']), Boolean(values['evidence_on'])];
		const decided = ['validated', 'refuted'].includes(String(values['verdict']));
		const until = values['expires_on'];
		const holds = !(typeof until === 'string' && until < TODAY);
		const known = decided && link && dated && holds;
		const weak = link || dated || Boolean(values['known']);
		return {
			standing: known ? 'known' : weak ? 'weak' : 'thought',
			important: ['high', 'medium'].includes(String(values['importance'])),
		};
	});
	return { gap: all.filter((one) => one.important && one.standing !== 'known').length, lines: all };
}
