import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';
import { noCycle } from './lint.cycles.js';

// Components only. Everything else is looked at by oxlint, in a tenth of the time and by the same rules but two about enums and classes that it has not: .oxlintrc.json.
export default defineConfig(
	{ ignores: ['dist/', 'public/', '.svelte-check/', 'test-results/', '**/*.{js,mjs,ts}'] },
	js.configs.recommended,
	...ts.configs.strictTypeChecked,
	...svelte.configs.recommended,
	{
		files: ['**/*.svelte'],
		languageOptions: {
			globals: { ...globals.browser },
			parserOptions: {
				parser: ts.parser,
				extraFileExtensions: ['.svelte'],
				// For every component the compiler puts its project together anew: one without the tests, which components do not import.
				project: './tsconfig.components.json',
			},
		},
		plugins: { ours: { rules: { 'no-cycle': noCycle } } },
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
			'@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
			// Layers as in ARCHITECTURE.md: an import against the rule is a design question, not a lint exception.
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						{
							group: ['**/runtime/**', '**/workers/**', 'openai*', 'idb*'],
							message: 'ui imports state, words and core only',
						},
					],
				},
			],
			'ours/no-cycle': 'error',
			'svelte/no-navigation-without-resolve': 'off',
			// State here is replaced, never mutated in place; a Set inside a pure function is just a Set.
			'svelte/prefer-svelte-reactivity': 'off',
		},
	},
);
