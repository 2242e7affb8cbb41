// Makes src/styles/tokens.css from templates/tokens.json; with --check it only says whether the file is up to date.
import { readFileSync, writeFileSync } from 'node:fs';

const source = new URL('../../templates/tokens.json', import.meta.url);
const target = new URL('../src/styles/tokens.css', import.meta.url);
const tokens = JSON.parse(readFileSync(source, 'utf8'));

const lines = (pairs, indent) => pairs.map(([name, value]) => `${indent}--${name}: ${value};`).join('\n');
const colours = (scheme) =>
	Object.entries(tokens.colour).map(([name, value]) => [name, value[scheme].toLowerCase()]);
const named = (prefix, group) => Object.entries(group).map(([name, value]) => [`${prefix}-${name}`, value]);

const fixed = [
	...Object.entries(tokens.size).flatMap(([name, value]) => {
		const [size, leading] = value.split('/');
		return [
			[`size-${name}`, size],
			[`leading-${name}`, leading],
			[`text-${name}`, `${size} / ${leading} var(--sans)`],
		];
	}),
	...tokens.space.map((step, index) => [`space-${index + 1}`, `${step}px`]),
	...named('radius', tokens.radius),
	...named('frame', tokens.frame),
];

const css = `/* Made from templates/tokens.json by npm run gen. */
:root {
	color-scheme: light;
${lines(colours('light'), '\t')}
${lines(fixed, '\t')}
}

@media (prefers-color-scheme: dark) {
	:root:not([data-theme='light']) {
		color-scheme: dark;
${lines(colours('dark'), '\t\t')}
	}
}

:root[data-theme='dark'] {
	color-scheme: dark;
${lines(colours('dark'), '\t')}
}
`;

if (process.argv.includes('--check')) {
	if (readFileSync(target, 'utf8') !== css) {
		console.error('src/styles/tokens.css is out of date. Run npm run gen.');
		process.exit(1);
	}
} else {
	writeFileSync(target, css);
}
