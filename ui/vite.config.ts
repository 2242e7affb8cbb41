import { svelte } from '@sveltejs/vite-plugin-svelte';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const folder = (name: string) => fileURLToPath(new URL(`./src/${name}`, import.meta.url));

export default defineConfig({
	plugins: [svelte()],
	resolve: {
		alias: {
			$kit: folder('kit'),
			$features: folder('features'),
			$shell: folder('shell'),
			$ipc: folder('ipc'),
		},
	},
	build: {
		outDir: 'dist',
		// The window is WebKitGTK 2.40 and newer, or WebView2 and WKWebView of the same age.
		target: 'safari16.4',
		// Inlined assets would be data: URLs, which the content security policy allows for images only.
		assetsInlineLimit: 0,
		modulePreload: { polyfill: false },
		rolldownOptions: { input: 'index.html' },
	},
	server: { port: 1420, strictPort: true, host: '127.0.0.1' },
	clearScreen: false,
	test: { include: ['src/**/*.test.ts'], environment: 'node' },
});
