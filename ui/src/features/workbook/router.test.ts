import { describe, expect, it } from 'vitest';
import type { Place } from './places';
import { Router } from './router.svelte';

describe('Router', () => {
	it('goes back and forward, and forgets forward on a new turn', () => {
		const router = new Router();
		router.go({ screen: 'pillar', pillar: 'shield' });
		router.go({ screen: 'practice', id: 'p9' });
		router.back();
		expect(router.place).toEqual({ screen: 'pillar', pillar: 'shield' });
		router.go({ screen: 'history', id: null });
		expect(router.canGoForward).toBe(false);
		router.back();
		expect(router.place).toEqual({ screen: 'pillar', pillar: 'shield' });
	});

	it('opens a record beside the page, not instead of it', () => {
		const router = new Router();
		router.go({ screen: 'record', id: 'r1' });
		expect(router.place).toEqual({ screen: 'home' });
		expect(router.panel).toBe('r1');
		router.closePanel();
		expect(router.panel).toBeNull();
	});

	it('does not note the same place twice', () => {
		const router = new Router();
		router.go({ screen: 'home' });
		expect(router.canGoBack).toBe(false);
	});

	it('keeps the scroll of each stop', () => {
		const router = new Router();
		router.scrolled(300);
		router.go({ screen: 'history', id: null });
		expect(router.scroll).toBe(0);
		router.back();
		expect(router.scroll).toBe(300);
	});

	it('comes back to a page as it was looked at last, and shows nothing anew before', () => {
		const router = new Router();
		const calendar: Place = { screen: 'calendar', person: null };
		router.go(calendar);
		router.looks({ ...calendar, view: 'year' });
		expect(router.place).toEqual(calendar);
		router.go({ ...calendar, person: 'ada', view: 'year' });
		router.looks({ ...calendar, person: 'ada' });
		router.back();
		expect(router.place).toEqual({ ...calendar, view: 'year' });
		router.forward();
		expect(router.place).toEqual({ ...calendar, person: 'ada' });
	});
});
