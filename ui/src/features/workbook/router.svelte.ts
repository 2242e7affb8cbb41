import { samePlace, type Place } from './places';

type Stop = { place: Place; panel: string | null; scroll: number };

/** Where one is, where one was, and what is open at the side. Kept in memory only. */
export class Router {
	#stops = $state<Stop[]>([{ place: { screen: 'home' }, panel: null, scroll: 0 }]);
	#at = $state(0);

	get #stop(): Stop {
		return this.#stops[this.#at] as Stop;
	}
	get place(): Place {
		return this.#stop.place;
	}
	/** Id of the record open in the side panel. */
	get panel(): string | null {
		return this.#stop.panel;
	}
	get scroll(): number {
		return this.#stop.scroll;
	}
	get canGoBack(): boolean {
		return this.#at > 0;
	}
	get canGoForward(): boolean {
		return this.#at < this.#stops.length - 1;
	}

	/** Goes to a place; a record opens at the side of where one is. */
	go(place: Place): void {
		if (place.screen === 'record') return this.openRecord(place.id);
		if (samePlace(place, this.place)) return;
		this.#stops = [...this.#stops.slice(0, this.#at + 1), { place, panel: null, scroll: 0 }].slice(-100);
		this.#at = this.#stops.length - 1;
	}

	openRecord(id: string): void {
		this.#stop.panel = id;
	}
	closePanel(): void {
		this.#stop.panel = null;
	}
	/** Remembers how far the page is scrolled, to come back to. */
	scrolled(to: number): void {
		this.#stop.scroll = to;
	}

	back(): void {
		if (this.canGoBack) this.#at -= 1;
	}
	forward(): void {
		if (this.canGoForward) this.#at += 1;
	}
	/** Begins anew, for another workbook. */
	reset(): void {
		this.#stops = [{ place: { screen: 'home' }, panel: null, scroll: 0 }];
		this.#at = 0;
	}
}
