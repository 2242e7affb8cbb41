import { describe, expect, it } from 'vitest';
import type { JsonValue, RecordPage } from '$ipc/contract';
import { column } from '$features/registers/testing';
import { fieldOf } from '$features/record/child';
import { gap, standing } from './beliefs';

const TODAY = '2026-11-19';
const line = (values: Record<string, JsonValue>): RecordPage =>
	({
		fields: Object.entries(values).map(([id, value]) => ({ ...fieldOf(column(id), undefined), value })),
	}) as unknown as RecordPage;
const proven = { verdict: 'validated', evidence: 'https://x.example', evidence_on: '2026-10-01' };

describe('what is thought and what is known', () => {
	it('is known only with verdict, link and day', () => {
		expect(standing(line(proven), TODAY)).toBe('known');
		expect(standing(line({ ...proven, verdict: 'inconclusive' }), TODAY)).toBe('weak');
		expect(standing(line({ ...proven, evidence: null }), TODAY)).toBe('weak');
		expect(standing(line({ ...proven, evidence_on: null }), TODAY)).toBe('weak');
		expect(standing(line({ verdict: 'validated' }), TODAY)).toBe('thought');
		expect(standing(line({}), TODAY)).toBe('thought');
	});

	it('holds up to and including its last day', () => {
		expect(standing(line({ ...proven, expires_on: TODAY }), TODAY)).toBe('known');
		expect(standing(line({ ...proven, expires_on: '2026-11-18' }), TODAY)).toBe('weak');
	});

	it('counts the important lines that are not known', () => {
		const lines = [
			line({ importance: 'high' }),
			line({ importance: 'medium', known: 'Five of twelve.' }),
			line({ importance: 'low' }),
			line({ importance: 'high', ...proven }),
			line({}),
		];
		expect(gap(lines, TODAY)).toBe(2);
	});
});
