import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import { noCycle } from './eslint.cycles.js';

/** Layers as in ARCHITECTURE.md: an import against the rule is a design question, not a lint exception. */
function layer(files, forbidden, message) {
	return {
		files,
		rules: {
			'no-restricted-imports': ['error', { patterns: [{ group: forbidden, message }] }],
		},
	};
}

export default ts.config(
	{ ignores: ['dist/', 'node_modules/', 'public/', '.svelte-check/', 'test-results/'] },
	js.configs.recommended,
	...ts.configs.strictTypeChecked,
	...svelte.configs.recommended,
	{
		languageOptions: {
			globals: { ...globals.browser },
			parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] },
		},
		rules: {
			'@typescript-eslint/switch-exhaustiveness-check': [
				'error',
				{ considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
			],
			'@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: false }],
			'@typescript-eslint/consistent-type-imports': 'error',
			// An index is checked by the compiler (noUncheckedIndexedAccess); where a bound is proved, `as T` says so.
			'@typescript-eslint/no-non-null-assertion': 'error',
			'@typescript-eslint/restrict-template-expressions': [
				'error',
				{ allowNumber: true, allowBoolean: true },
			],
			'@typescript-eslint/dot-notation': 'off',
			'@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
		},
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser } },
		rules: {
			'svelte/no-navigation-without-resolve': 'off',
			// State here is replaced, never mutated in place; a Set inside a pure function is just a Set.
			'svelte/prefer-svelte-reactivity': 'off',
		},
	},
	{
		files: ['**/*.svelte'],
		// For every component the compiler puts its project together anew: one without the tests, which components do not import.
		languageOptions: { parserOptions: { projectService: false, project: './tsconfig.components.json' } },
	},
	{
		files: ['eslint.*.js', 'test/**/*.mjs', 'workers/**/*.mjs'],
		extends: [ts.configs.disableTypeChecked],
	},
	{
		files: ['src/core/**'],
		rules: {
			'no-restricted-properties': [
				'error',
				{ object: 'Date', property: 'now', message: 'core takes the clock as an argument' },
				{ object: 'Math', property: 'random', message: 'core takes an Rng as an argument' },
				{ object: 'crypto', property: 'randomUUID', message: 'core takes Ids as an argument' },
			],
		},
	},
	{
		files: ['src/**', 'workers/**'],
		plugins: { ours: { rules: { 'no-cycle': noCycle } } },
		rules: { 'ours/no-cycle': 'error' },
	},
	layer(
		['src/core/**'],
		[
			'**/runtime/**',
			'**/state/**',
			'**/ui/**',
			'**/words/**',
			'**/workers/**',
			'svelte*',
			'openai*',
			'idb*',
			'pyodide*',
		],
		'core imports nothing of ours and no SDK',
	),
	layer(
		['src/runtime/**'],
		['**/state/**', '**/ui/**', '**/words/**', 'svelte*', '**/workers/!(python.protocol)*'],
		'runtime imports core (and the Python protocol) only',
	),
	layer(
		['workers/**'],
		['**/runtime/**', '**/state/**', '**/ui/**', '**/words/**', 'svelte*'],
		'workers import core only',
	),
	layer(
		['src/words/**'],
		['**/runtime/**', '**/state/**', '**/ui/**', '**/workers/**', 'svelte*', 'openai*', 'idb*'],
		'words import core only',
	),
	layer(
		['src/state/**'],
		['**/runtime/**', '**/ui/**', '**/workers/**', 'openai*', 'idb*'],
		'state imports core and words only and holds adapters as core ports',
	),
	layer(
		['src/ui/**'],
		['**/runtime/**', '**/workers/**', 'openai*', 'idb*'],
		'ui imports state, words and core only',
	),
	{
		files: ['test/**'],
		rules: {
			'@typescript-eslint/no-non-null-assertion': 'off',
			'@typescript-eslint/require-await': 'off',
			'@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
		},
	},
);
