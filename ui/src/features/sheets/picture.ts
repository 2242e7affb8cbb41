import type { Ink, Shape } from '$ipc/contract';

/** A shape as it stands in a column: only the width follows the column, so that words keep their size. */
export type Drawn = Shape & { at: string };

const AROUND = 6;
/** The least a picture is pressed together; below that it scrolls sideways. */
const LEAST = 0.8;

/** How much wider or narrower than its own units a picture is drawn in a column of so many pixels. */
export function stretch(width: number, room: number): number {
	if (!(width > 0) || !(room > 0)) return 1;
	return Math.max(LEAST, (room - 2 * AROUND) / width);
}

/** The width in pixels of a picture that is stretched so much. */
export const drawnWidth = (width: number, by: number): number => Math.round(width * by + 2 * AROUND);

const across = (x: number, by: number): number => Math.round((x * by + AROUND) * 10) / 10;

/** The shapes of a scene at their places in the column, each with a key of its own. */
export function drawn(shapes: Shape[], by: number): Drawn[] {
	return shapes.map((shape, index): Drawn => {
		const at = `${index} ${shape.shape}`;
		switch (shape.shape) {
			case 'line':
				return { ...shape, at, points: shape.points.map(([x, y]) => [across(x, by), y]) };
			case 'bar':
				return { ...shape, at, x: across(shape.x, by), width: Math.max(0, shape.width * by) };
			default:
				return { ...shape, at, x: across(shape.x, by) };
		}
	});
}

/** The points of a line as SVG wants them. */
export const points = (all: [number, number][]): string => all.map(([x, y]) => `${x},${y}`).join(' ');

/** What is beyond its plan is hatched as well as red, so that it shows without colour. */
export const hatched = (shape: { ink: Ink; outline: boolean }): boolean =>
	shape.ink === 'bad' && !shape.outline;
