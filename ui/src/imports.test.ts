import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const src = dirname(fileURLToPath(import.meta.url));
const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
	.filter((file) => /\.(ts|svelte)$/.test(file) && !file.startsWith(join('ipc', 'generated')))
	.map((file) => join(src, file));
const known = new Set(files);

/** The files of this project that one file imports, types aside: a type leaves nothing behind to be a cycle. */
function imports(file: string): string[] {
	return named(file).flatMap((from) => {
		const path = from.startsWith('.') ? resolve(dirname(file), from) : join(src, from.replace(/^\$/, ''));
		if (!from.startsWith('.') && !from.startsWith('$')) return [];
		return ['', '.ts', '.svelte', '.svelte.ts', '/index.ts']
			.map((end) => path + end)
			.filter((one) => known.has(one));
	});
}

/** What a file names in its imports; parts fetched later, by `import()`, are not among them. */
function named(file: string): string[] {
	const text = readFileSync(file, 'utf8');
	const found = text.matchAll(/^\s*(?:import|export)\s+(?!type\b)(?:[^'";]*?from\s+)?'([^']+)'/gm);
	return [...found].map(([, from = '']) => from);
}

/** Everything that is read before the first page can be drawn. */
function atOnce(file: string, seen = new Set<string>()): Set<string> {
	if (seen.has(file)) return seen;
	seen.add(file);
	for (const next of imports(file)) atOnce(next, seen);
	return seen;
}

function cycle(): string[] | null {
	const done = new Set<string>();
	const walk = (file: string, way: string[]): string[] | null => {
		if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
		if (done.has(file)) return null;
		for (const next of imports(file)) {
			const found = walk(next, [...way, file]);
			if (found) return found;
		}
		done.add(file);
		return null;
	};
	for (const file of files) {
		const found = walk(file, []);
		if (found) return found.map((one) => relative(src, one));
	}
	return null;
}

describe('imports', () => {
	it('are seen at all, so that the next test can fail', () => {
		expect(imports(join(src, 'main.ts')).map((one) => relative(src, one))).toContain(
			join('shell', 'App.svelte'),
		);
	});

	it('leave what is large for later, so that the first page comes soon', () => {
		const large = ['bits-ui', '@internationalized/date', '@tanstack/virtual-core'];
		const first = [...atOnce(join(src, 'main.ts'))];
		expect(first.map((one) => relative(src, one))).toContain(join('features', 'home', 'HomeScreen.svelte'));
		expect(first.flatMap(named).filter((from) => large.includes(from))).toEqual([]);
	});

	it('form no cycle', () => {
		expect(cycle()).toBeNull();
	});
});
