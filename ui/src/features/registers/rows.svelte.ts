import {
	Virtualizer,
	defaultRangeExtractor,
	elementScroll,
	observeElementOffset,
	observeElementRect,
	type VirtualItem,
} from '@tanstack/virtual-core';

/** What the drawing of rows needs to know. */
export type Measures = {
	/** The list drawn; another list is measured anew. */
	of: readonly unknown[];
	height: (index: number) => number;
	key: (index: number) => string;
	/** Height of what stays above the rows. */
	head: number;
	/** A row that is drawn even when it is out of sight. */
	kept: number | null;
};

/** The rows that are in sight, so that ten thousand cost no more than fifty. */
export class Rows {
	items = $state.raw<VirtualItem[]>([]);
	height = $state(0);
	#measures: Measures = { of: [], height: () => 34, key: String, head: 0, kept: null };
	readonly #core: Virtualizer<HTMLElement, HTMLElement>;
	readonly #scroller: () => HTMLElement | null;
	// The same two functions always: another one would have every row measured anew, at every step of the cursor.
	readonly #size = (index: number) => this.#measures.height(index);
	readonly #key = (index: number) => this.#measures.key(index);

	constructor(scroller: () => HTMLElement | null) {
		this.#scroller = scroller;
		this.#core = new Virtualizer(this.#options());
	}

	#options() {
		const measures = this.#measures;
		return {
			count: measures.of.length,
			getScrollElement: this.#scroller,
			estimateSize: this.#size,
			getItemKey: this.#key,
			scrollMargin: measures.head,
			scrollPaddingStart: measures.head,
			initialRect: { width: 1200, height: 800 },
			overscan: 12,
			observeElementRect,
			observeElementOffset,
			scrollToFn: elementScroll,
			onChange: () => this.#draw(),
			rangeExtractor: (range: Parameters<typeof defaultRangeExtractor>[0]) => {
				const seen = defaultRangeExtractor(range);
				const kept = measures.kept;
				if (kept === null || kept >= range.count || seen.includes(kept)) return seen;
				return [...seen, kept].sort((a, b) => a - b);
			},
		};
	}

	#draw(): void {
		this.items = this.#core.getVirtualItems();
		this.height = this.#core.getTotalSize();
	}

	/** Begins to watch the scroller; returns how to stop. */
	mount(): () => void {
		const stop = this.#core._didMount();
		this.#core._willUpdate();
		return stop;
	}

	update(measures: Measures): void {
		const anew = measures.of !== this.#measures.of;
		this.#measures = measures;
		this.#core.setOptions(this.#options());
		if (anew) this.#core.measure();
		this.#core._willUpdate();
		this.#draw();
	}

	/** Measures a row that is drawn, for those whose height their words make; it carries its place as `data-index`. */
	measured = (row: HTMLElement): (() => void) => {
		this.#core.measureElement(row);
		return () => this.#core.measureElement(null);
	};

	show(index: number): void {
		this.#core.scrollToIndex(index, { align: 'auto' });
	}
}
