import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ESLint, type Rule } from 'eslint';
import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';
import { afterEach, describe, expect, it } from 'vitest';

const { noCycle } = (await import(new URL('../../lint.cycles.js', import.meta.url).href)) as {
	noCycle: Rule.RuleModule;
};

const roots: string[] = [];

afterEach(async () => {
	for (const root of roots.splice(0)) await rm(root, { recursive: true });
});

/** What the rule says about a tree of sources, in the order of the files. */
async function complaints(sources: Readonly<Record<string, string>>): Promise<string[]> {
	const root = await mkdtemp(path.join(tmpdir(), 'no-cycle-'));
	roots.push(root);
	for (const folder of ['src', 'workers']) await mkdir(path.join(root, folder));
	for (const [name, text] of Object.entries(sources)) await writeFile(path.join(root, name), text);
	const eslint = new ESLint({
		cwd: root,
		overrideConfigFile: true,
		errorOnUnmatchedPattern: false,
		overrideConfig: [
			...svelte.configs.base,
			{ files: ['**/*.ts'], languageOptions: { parser: ts.parser } },
			{ files: ['**/*.svelte'], languageOptions: { parserOptions: { parser: ts.parser } } },
			{
				files: ['**/*.ts', '**/*.svelte'],
				plugins: { ours: { rules: { 'no-cycle': noCycle } } },
				rules: { 'ours/no-cycle': 'error' },
			},
		] as ESLint.Options['overrideConfig'],
	});
	const results = await eslint.lintFiles(['src', 'workers']);
	return results.flatMap(({ messages }) => messages.map(({ message }) => message));
}

describe('the rule against import cycles', () => {
	it('counts types, and imports over several lines', async () => {
		expect(
			await complaints({
				'src/a.ts': "import {\n\ttype B,\n} from './b.ts';\nexport type A = B | 1;\n",
				'src/b.ts': "import type { A } from './a.ts';\nexport type B = A[];\n",
			}),
		).toEqual([
			'Import cycle: src/a.ts → src/b.ts → src/a.ts',
			'Import cycle: src/b.ts → src/a.ts → src/b.ts',
		]);
	});

	it('sees through components, what is handed on, and both trees', async () => {
		expect(
			await complaints({
				'src/App.svelte':
					'<script lang="ts">\n\timport { state } from \'./state.ts\';\n\tstate();\n</script>\n',
				'src/state.ts': "export { state } from '../workers/own.ts';\n",
				'workers/own.ts': "import App from '../src/App.svelte';\nexport const state = () => App;\n",
			}),
		).toEqual([
			'Import cycle: src/App.svelte → src/state.ts → workers/own.ts → src/App.svelte',
			'Import cycle: src/state.ts → workers/own.ts → src/App.svelte → src/state.ts',
			'Import cycle: workers/own.ts → src/App.svelte → src/state.ts → workers/own.ts',
		]);
	});

	it('lets pass what is fetched later, what only shares a module, and packages', async () => {
		expect(
			await complaints({
				'src/page.ts':
					"import { leaf } from './leaf.ts';\nexport const later = () => import('./screen.ts');\nleaf();\n",
				'src/screen.ts':
					"import { later } from './page.ts';\nimport { leaf } from './leaf.ts';\nimport path from 'node:path';\nexport default [later, leaf, path];\n",
				'src/leaf.ts': 'export const leaf = () => 1;\n',
			}),
		).toEqual([]);
	});
});
