import { samePlace, type Place } from './places';

type Stop = {
	place: Place;
	/** How its page is looked at by now, where that is another place. */
	seen: Place | null;
	panel: string | null;
	scroll: number;
};
const stop = (place: Place): Stop => ({ place, seen: null, panel: null, scroll: 0 });

/** Where one is, where one was, and what is open at the side. Kept in memory only. */
export class Router {
	#stops = $state<Stop[]>([stop({ screen: 'home' })]);
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
		this.#leave();
		this.#stops = [...this.#stops.slice(0, this.#at + 1), stop(place)].slice(-100);
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

	/** Notes how the page is looked at by now: who comes back finds it so. Nothing is shown anew for that. */
	looks(as: Place): void {
		this.#stop.seen = as;
	}
	#leave(): void {
		const { seen } = this.#stop;
		if (seen) this.#stop.place = seen;
		this.#stop.seen = null;
	}

	back(): void {
		if (!this.canGoBack) return;
		this.#leave();
		this.#at -= 1;
	}
	forward(): void {
		if (!this.canGoForward) return;
		this.#leave();
		this.#at += 1;
	}
	/** Begins anew, for another workbook. */
	reset(): void {
		this.#stops = [stop({ screen: 'home' })];
		this.#at = 0;
	}
}
