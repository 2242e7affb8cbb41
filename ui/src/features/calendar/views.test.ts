import { expect, it } from 'vitest';
import { samePlace } from '$features/workbook/places';
import { seenAs } from './views';

it('keeps the way it is looked at when a person is chosen, and when everyone is again', () => {
	expect(seenAs('year', 'ruth')).toEqual({ screen: 'calendar', person: 'ruth', view: 'year' });
	expect(seenAs('people', null)).toEqual({ screen: 'calendar', person: null, view: 'people' });
});

it('calls what is due by the same place as the rail does', () => {
	expect(samePlace(seenAs('due', null), { screen: 'calendar', person: null })).toBe(true);
});
