import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const tauri = { group: ['@tauri-apps/*'], message: 'Only src/ipc speaks to Tauri.' };
const upward = { group: ['../*'], message: 'Reach another folder by $kit, $features, $shell or $ipc.' };
const inner = {
	group: ['$ipc/tauri*', '$ipc/mock/*'],
	message: 'The backend is handed in by main.ts or dev.ts.',
};
const only = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });

export default ts.config(
	{ ignores: ['dist', 'node_modules', 'src/ipc/generated'] },
	js.configs.recommended,
	...ts.configs.strict,
	...svelte.configs.recommended,
	{ languageOptions: { globals: { ...globals.browser } } },
	{ files: ['scripts/**', '*.js', '*.ts'], languageOptions: { globals: globals.node } },
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
	},
	{
		rules: {
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_+$' }],
			'max-lines': ['error', { max: 250 }],
			'no-console': 'error',
			'svelte/no-at-html-tags': 'error',
			// Classes beside components hold plain collections on purpose; what is shown is $state.
			'svelte/prefer-svelte-reactivity': 'off',
			'no-restricted-syntax': [
				'error',
				{
					selector: "SvelteElement[kind='html'] > SvelteStartTag > SvelteAttribute[key.name='style']",
					message: 'The content security policy refuses style attributes; use a class or style:name={value}.',
				},
			],
			eqeqeq: ['error', 'always', { null: 'ignore' }],
		},
	},
	// Three tiers: kit knows no domain words, features know the kit, the shell knows both. Tests in src hold the same for cycles.
	{
		files: ['src/kit/**'],
		rules: only(tauri, upward, {
			group: ['$features/*', '$shell/*', '$ipc/*'],
			message: 'The kit knows no domain.',
		}),
	},
	{
		files: ['src/features/**'],
		rules: only(tauri, upward, inner, { group: ['$shell/*'], message: 'Features do not know the shell.' }),
	},
	{ files: ['src/shell/**'], rules: only(tauri, upward, inner) },
	{
		files: ['src/ipc/**'],
		rules: only({ group: ['$features/*', '$shell/*', '$kit/*'], message: 'The backend knows no screens.' }),
	},
	{ files: ['**/*.test.ts'], rules: { '@typescript-eslint/no-non-null-assertion': 'off' } },
	{ files: ['scripts/**'], rules: { 'no-console': 'off' } },
);
