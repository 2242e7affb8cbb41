// Nothing moves under the pointer: what closes because something else was pressed waits until the press is over,
// or the click would land beside what was meant.

let held = false;
const waiting = new Set<() => void>();

function release() {
	held = false;
	// The click comes after the release; one turn later it has been delivered.
	setTimeout(() => {
		for (const go of waiting) go();
		waiting.clear();
	});
}

if (typeof window !== 'undefined') {
	window.addEventListener('pointerdown', () => (held = true), true);
	window.addEventListener('pointerup', release, true);
	window.addEventListener('pointercancel', release, true);
}

/** Resolves at once, or after the press that is under way and its click. */
export function released(): Promise<void> {
	return held ? new Promise((resolve) => waiting.add(resolve)) : Promise.resolve();
}
