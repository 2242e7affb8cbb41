import { describe, expect, it } from 'vitest';
import { readDay, readMoment, readMonth, typeDay, typeMoment } from './days';

const today = '2026-11-19';

describe('readDay', () => {
	it.each([
		['2026-11-30', '2026-11-30'],
		['30 Nov', '2026-11-30'],
		['Mon 30 November 2026', '2026-11-30'],
		['30.11.2026', '2026-11-30'],
		['30/11', '2026-11-30'],
		['3.1.27', '2027-01-03'],
		['today', today],
		['tomorrow', '2026-11-20'],
		['+14', '2026-12-03'],
		['-19', '2026-10-31'],
		// Without a year the nearest one.
		['15 Jan', '2027-01-15'],
		['21 May', '2026-05-21'],
		['20 May', '2027-05-20'],
		['1.2.', '2027-02-01'],
		['15 Jan 2026', '2026-01-15'],
	])('reads %s as %s', (typed, stored) => {
		expect(readDay(typed, today)).toBe(stored);
	});

	it.each(['30 Feb', '2026-13-01', '31.4.', 'soon', '', '12', '99999-01-01'])('refuses %s', (typed) => {
		expect(readDay(typed, today)).toBeNull();
	});
});

describe('readMonth', () => {
	it.each([
		['2026-11', '2026-11'],
		['Nov 2026', '2026-11'],
		['November', '2026-11'],
		['11/2026', '2026-11'],
		['mar 27', '2027-03'],
		['February', '2027-02'],
	])('reads %s as %s', (typed, stored) => {
		expect(readMonth(typed, today)).toBe(stored);
	});

	it.each(['2026-13', 'soon', '', '11', '30 Nov'])('refuses %s', (typed) => {
		expect(readMonth(typed, today)).toBeNull();
	});
});

describe('readMoment', () => {
	const east = () => 60;

	it.each([
		['21 Oct 2026 09:30', '2026-10-21T09:30:00+01:00'],
		['21 Oct, 9:30', '2026-10-21T09:30:00+01:00'],
		['2026-10-21T09:30', '2026-10-21T09:30:00+01:00'],
		['today 23.05', '2026-11-19T23:05:00+01:00'],
		['9:00', '2026-11-19T09:00:00+01:00'],
		['yesterday 9:00', '2026-11-18T09:00:00+01:00'],
		['2026-11-20 9:00', '2026-11-20T09:00:00+01:00'],
	])('reads %s as %s', (typed, stored) => {
		expect(readMoment(typed, today, null, east)).toBe(stored);
	});

	it('keeps the offset of the moment it takes the place of, whatever this computer shows', () => {
		const kept = '2026-10-21T09:30:00.000-05:30';
		expect(readMoment('21 Oct 2026 09:45', today, kept, east)).toBe('2026-10-21T09:45:00-05:30');
	});

	it('asks for the offset of that day, which summer time may have moved', () => {
		const civil: string[] = [];
		readMoment('1 Jul 2026 12:00', today, null, (asked) => (civil.push(asked), 120));
		expect(civil).toEqual(['2026-07-01T12:00:00']);
	});

	it.each(['21 Oct', 'yesterday', '25:00', '21 Oct 24:00', '21 Oct 09:60', '30 Feb 10:00'])(
		'refuses %s',
		(typed) => {
			expect(readMoment(typed, today, null, east)).toBeNull();
		},
	);
});

it('types days and moments so that they read back the same, far from today too', () => {
	expect(typeDay('2024-02-09')).toBe('9 Feb 2024');
	expect(readDay(typeDay('2024-02-09'), today)).toBe('2024-02-09');
	const moment = '2024-02-09T07:05:00.000+05:30';
	expect(typeMoment(moment)).toBe('9 Feb 2024 07:05');
	expect(readMoment(typeMoment(moment), today, moment)).toBe('2024-02-09T07:05:00+05:30');
});
