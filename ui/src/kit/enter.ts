// An Enter that chose something has done its work. What takes the focus after it must not feel the rest of that press.

/** Keeps the press of Enter that is under way, its repeats and its release, from everything else. */
export function spend(target: EventTarget = window): void {
	const types = ['keydown', 'keypress', 'keyup'];
	const end = () => types.forEach((type) => target.removeEventListener(type, stop, { capture: true }));
	function stop(event: Event) {
		const { key, repeat } = event as KeyboardEvent;
		// Another key, or a new press: the release was never seen, and the old press is long over.
		if (key !== 'Enter' || (event.type === 'keydown' && !repeat)) return end();
		event.preventDefault();
		event.stopImmediatePropagation();
		if (event.type === 'keyup') end();
	}
	types.forEach((type) => target.addEventListener(type, stop, { capture: true }));
}
