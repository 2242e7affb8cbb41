/** How near to an edge a held pointer scrolls on, and how far at a time, in pixels. */
const NEAR = 18;
const STEP = 9;

/** Which way a pointer at `at` scrolls what lies between two edges. */
export const pull = (at: number, from: number, to: number): number =>
	at < from + NEAR ? -STEP : at > to - NEAR ? STEP : 0;

/** Follows a held pointer over the cells of a grid until it is let go. */
export function follow(
	root: HTMLElement,
	head: number,
	over: (row: string, column: number) => void,
	end: () => void,
): void {
	let place: { x: number; y: number } | null = null;
	let frame = 0;

	function look() {
		if (!place) return;
		const box = root.getBoundingClientRect();
		const x = Math.max(box.left + 1, Math.min(box.right - 2, place.x));
		const y = Math.max(box.top + head + 1, Math.min(box.bottom - 2, place.y));
		const cell = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-column]');
		const row = cell?.closest<HTMLElement>('[data-row]');
		if (cell && row && root.contains(row)) over(row.dataset['row'] ?? '', Number(cell.dataset['column']));
	}
	function scroll() {
		frame = requestAnimationFrame(scroll);
		if (!place) return;
		const box = root.getBoundingClientRect();
		const [across, down] = [pull(place.x, box.left, box.right), pull(place.y, box.top + head, box.bottom)];
		if (!across && !down) return;
		root.scrollBy(across, down);
		look();
	}
	function move(event: PointerEvent) {
		place = { x: event.clientX, y: event.clientY };
		look();
	}
	function stop() {
		cancelAnimationFrame(frame);
		window.removeEventListener('pointermove', move);
		window.removeEventListener('pointerup', stop);
		window.removeEventListener('pointercancel', stop);
		end();
	}
	window.addEventListener('pointermove', move);
	window.addEventListener('pointerup', stop);
	window.addEventListener('pointercancel', stop);
	frame = requestAnimationFrame(scroll);
}
