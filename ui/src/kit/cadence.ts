/** How often something comes round; exactly one of `days` and `months` is set. What else is stored with it stays with it. */
export type Cadence = {
	days?: number;
	months?: number;
	anchor?: string;
	from?: 'completion' | 'schedule';
	weekend?: 'leave' | 'before' | 'after';
	lead?: number;
};

/** What most things come round by. */
export const USUAL: { id: string; words: string; every: Pick<Cadence, 'days' | 'months'> }[] = [
	{ id: '7 days', words: 'week', every: { days: 7 } },
	{ id: '1 months', words: 'month', every: { months: 1 } },
	{ id: '3 months', words: 'quarter', every: { months: 3 } },
	{ id: '6 months', words: 'half year', every: { months: 6 } },
	{ id: '12 months', words: 'year', every: { months: 12 } },
];

/** A stored value as a cadence; null when it is none. */
export function cadenceOf(value: unknown): Cadence | null {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
	const { days, months } = value as Cadence;
	return typeof days === 'number' || typeof months === 'number' ? (value as Cadence) : null;
}

/** The same with another rhythm. An anchor belongs to months. */
export function every(kept: Cadence | null, rhythm: Pick<Cadence, 'days' | 'months'>): Cadence {
	const { days: _, months: __, anchor, ...rest } = kept ?? {};
	return { ...rest, ...rhythm, ...(rhythm.months && anchor ? { anchor } : {}) };
}

/** The usual rhythm it has; null when it is another. */
export const usual = (cadence: Cadence | null): string | null =>
	USUAL.find(({ every: { days, months } }) => cadence && cadence.days === days && cadence.months === months)
		?.id ?? null;

/** A rhythm as it is typed: `90 days`, `6 months`. */
export function typeCadence(value: unknown): string | null {
	const cadence = cadenceOf(value);
	if (!cadence) return null;
	const [count, unit] = cadence.days === undefined ? [cadence.months, 'month'] : [cadence.days, 'day'];
	return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** What is wrong with a rhythm; null when nothing is. The bounds are the core's. */
export function amiss({ days, months }: Pick<Cadence, 'days' | 'months'>): string | null {
	const count = days ?? months ?? NaN;
	const most = days === undefined ? 120 : 3650;
	return Number.isInteger(count) && count >= 1 && count <= most
		? null
		: `Write a whole number from 1 to ${most.toLocaleString('en-GB')}.`;
}
