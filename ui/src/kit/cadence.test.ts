import { describe, expect, it } from 'vitest';
import { amiss, cadenceOf, every, typeCadence, usual } from './cadence';

describe('a cadence', () => {
	it('keeps what else is stored with it when the rhythm changes', () => {
		const kept = { months: 3, anchor: '2026-01-31', from: 'schedule', weekend: 'after', lead: 7 } as const;
		expect(every(kept, { months: 6 })).toEqual({ ...kept, months: 6 });
		expect(every(kept, { days: 90 }), 'days have no anchor').toEqual({
			days: 90,
			from: 'schedule',
			weekend: 'after',
			lead: 7,
		});
		expect(every(null, { days: 7 })).toEqual({ days: 7 });
	});

	it('knows the usual ones', () => {
		expect(usual({ months: 3, lead: 7 })).toBe('3 months');
		expect(usual({ days: 90 })).toBeNull();
		expect(usual(null)).toBeNull();
	});

	it('is typed as the core reads it', () => {
		expect(typeCadence({ days: 90 })).toBe('90 days');
		expect(typeCadence({ months: 1 })).toBe('1 month');
		expect(typeCadence('soon')).toBeNull();
	});

	it('is none when neither is given', () => {
		expect(cadenceOf({ lead: 7 })).toBeNull();
		expect(cadenceOf(null)).toBeNull();
	});

	it('stays within its bounds', () => {
		expect(amiss({ days: 3650 })).toBeNull();
		expect(amiss({ days: 3651 })).toContain('3,650');
		expect(amiss({ months: 121 })).toContain('120');
		expect(amiss({ days: 1.5 })).not.toBeNull();
		expect(amiss({ months: NaN })).not.toBeNull();
	});
});
