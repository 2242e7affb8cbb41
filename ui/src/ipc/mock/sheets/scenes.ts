import type { Scene, Shape } from '../../contract';

const bar = (
	x: number,
	width: number,
	y: number,
	ink: 'actual' | 'bad' | 'target',
	outline = false,
): Shape => ({
	shape: 'bar',
	x,
	y,
	width,
	height: outline ? 18 : 36,
	ink,
	outline,
});
const text = (
	x: number,
	y: number,
	words: string,
	ink: 'quiet' | 'actual' | 'bad',
	anchor: 'start' | 'end' = 'start',
): Shape => ({
	shape: 'text',
	x,
	y,
	text: words,
	anchor,
	ink,
});

export const phases: Scene = {
	title: 'Eighty-one minutes, half of them spent finding out why',
	alt: 'Detection took 6 minutes, diagnosis 41 against a target of 20, recovery 34. The target of 90 minutes was met.',
	width: 600,
	height: 96,
	shapes: [
		text(0, 12, 'Detection 6', 'quiet'),
		text(600, 12, 'RTO target 90 min', 'actual', 'end'),
		bar(0, 38, 20, 'actual'),
		bar(40, 132, 20, 'actual'),
		bar(172, 138, 20, 'bad'),
		bar(312, 224, 20, 'actual'),
		bar(0, 38, 58, 'target', true),
		bar(38, 132, 58, 'target', true),
		bar(170, 430, 58, 'target', true),
		{
			shape: 'line',
			points: [
				[600, 16],
				[600, 84],
			],
			ink: 'actual',
			dashed: false,
		},
		text(0, 92, '09:30', 'quiet'),
		text(312, 92, '10:17 diagnosed', 'quiet', 'end'),
		text(536, 92, '10:51 recovered', 'quiet', 'end'),
	],
};

export const map: Scene = {
	title: 'Importance against evidence',
	alt: 'Two statements of high importance have no evidence.',
	width: 300,
	height: 200,
	shapes: [
		{
			shape: 'line',
			points: [
				[30, 10],
				[30, 170],
				[290, 170],
			],
			ink: 'line',
			dashed: false,
		},
		{
			shape: 'line',
			points: [
				[160, 10],
				[160, 170],
			],
			ink: 'line',
			dashed: true,
		},
		{
			shape: 'line',
			points: [
				[30, 90],
				[290, 90],
			],
			ink: 'line',
			dashed: true,
		},
		{ shape: 'dot', x: 60, y: 40, ink: 'warn' },
		{ shape: 'dot', x: 84, y: 52, ink: 'warn' },
		{ shape: 'dot', x: 240, y: 36, ink: 'good' },
		{ shape: 'dot', x: 262, y: 50, ink: 'bad' },
		{ shape: 'dot', x: 140, y: 110, ink: 'actual' },
		text(36, 22, 'important, unknown', 'quiet'),
		text(290, 188, 'evidence', 'quiet', 'end'),
	],
};
