import { describe, expect, it } from 'vitest';
import type { Shape } from '$ipc/contract';
import { drawn, drawnWidth, hatched, points, stretch } from './picture';

const bar: Shape = { shape: 'bar', x: 100, y: 4, width: 200, height: 20, ink: 'actual', outline: false };

describe('a picture in a column', () => {
	it('fills the column exactly, with room for half a mark at either edge', () => {
		expect(drawnWidth(600, stretch(600, 1100))).toBe(1100);
		expect(drawnWidth(480, stretch(480, 400))).toBe(400);
	});

	it('is pressed to four fifths of its width at most, so that its words stay apart; then it scrolls', () => {
		expect(drawnWidth(600, stretch(600, 400))).toBe(492);
	});

	it('is drawn in its own units before its column is measured', () => {
		expect(stretch(600, 0)).toBe(1);
		expect(stretch(0, 400)).toBe(1);
	});

	it('moves and widens shapes across but never up or down, so that words stay on their lines', () => {
		const [got] = drawn([bar], 0.5);
		expect(got).toMatchObject({ x: 56, y: 4, width: 100, height: 20 });
		const [text] = drawn([{ shape: 'text', x: 10, y: 30, text: 'RTO', anchor: 'end', ink: 'quiet' }], 2);
		expect(text).toMatchObject({ x: 26, y: 30 });
	});

	it('keeps the joints of bars that touch together', () => {
		const [first, second] = drawn([bar, { ...bar, x: 300 }], 0.77) as { x: number; width: number }[];
		expect(Math.abs(first!.x + first!.width - second!.x)).toBeLessThan(0.1);
	});

	it('writes the points of a line', () => {
		const [line] = drawn(
			[
				{
					shape: 'line',
					points: [
						[0, 1],
						[10, 2],
					],
					ink: 'line',
					dashed: false,
				},
			],
			1,
		);
		expect(line?.shape === 'line' && points(line.points)).toBe('6,1 16,2');
	});

	it('hatches what is beyond its plan, but not its outline', () => {
		expect(hatched({ ink: 'bad', outline: false })).toBe(true);
		expect(hatched({ ink: 'bad', outline: true })).toBe(false);
		expect(hatched({ ink: 'actual', outline: false })).toBe(false);
	});
});
