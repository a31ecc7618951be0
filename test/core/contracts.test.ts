import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const ROOT = new URL('../../', import.meta.url);

/** Files that others build on: what is written here is all that an adapter, a method, a family or a host is told. */
const CONTRACTS = [
	...['answer', 'briefing', 'execution', 'method-id', 'model', 'ports', 'question', 'result', 'rng', 'steer'],
	...['ids', 'verdict', 'setup/setup'],
	...['method', 'options', 'sights', 'steps', 'prompts/prompt'].map((name) => `methods/${name}`),
	...['drawing', 'family', 'family-demo', 'family-id', 'instance', 'origin'].map((name) => `tasks/${name}`),
	...['published-rates', 'registry', 'import/importer'].map((name) => `tasks/${name}`),
	...['doctor', 'host', 'refusal', 'registry'].map((name) => `hosts/${name}`),
	...['event', 'fold', 'parse', 'spec', 'summary', 'view'].map((name) => `record/${name}`),
	...['program', 'reading'].map((name) => `reply/${name}`),
].map((name) => `src/core/${name}.ts`);

/** Folders in which every file is one: statistics, whose units matter, the checker's score, and what leaves the page. */
const FOLDERS = import.meta.glob<string>(
	['../../src/core/{statistics,checker,capsule,run}/**/*.ts', '../../workers/*.protocol.ts'],
	{ query: '?raw', import: 'default', eager: true },
);

/** What is looked at: every export, all but constants, or what can be called alone. */
type Kinds = 'all' | 'declared' | 'called';

/**
 * Exports without a doc comment; a type that only lists the values of a constant is said by the constant, and one comment says it for
 * all forms of an overloaded function.
 */
function undocumented(text: string, kinds: Kinds = 'all'): readonly string[] {
	const source = ts.createSourceFile('contract.ts', text, ts.ScriptTarget.Latest, true);
	const said = new Set<string>();
	const bare = source.statements.flatMap((statement) => {
		if (!ts.canHaveModifiers(statement)) return [];
		const isExported = ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
		if (isExported !== true) return [];
		const isSaid = ts.getJSDocCommentsAndTags(statement).length > 0;
		if (ts.isVariableStatement(statement)) {
			if (isSaid || kinds !== 'all') return [];
			return statement.declarationList.declarations.map(({ name }) => name.getText());
		}
		if (ts.isTypeAliasDeclaration(statement) && statement.type.getText().includes('typeof ')) return [];
		if (kinds === 'called' && !ts.isFunctionDeclaration(statement) && !ts.isClassDeclaration(statement))
			return [];
		const name = (statement as ts.DeclarationStatement).name?.getText();
		if (name === undefined) return [];
		if (isSaid) said.add(name);
		return isSaid ? [] : [name];
	});
	return [...new Set(bare)].filter((name) => !said.has(name));
}

/** Names in braces, `import { a, type B as C } from './d.ts'`, and files that are fetched when they are needed. */
const NAMED = /^\s*(import|export)\s+(?:type\s+)?\{([^}]*)\}\s+from\s+'(\.[^']+)'/gm;
const FETCHED = /\bimport\('(\.[^']+)'\)/g;
const ALL = '*';

/** By file, what other folders know of it by name; `*` where it is fetched. What a file passes on counts as known elsewhere. */
function knownElsewhere(files: ReadonlyMap<string, string>): ReadonlyMap<string, ReadonlySet<string>> {
	const known = new Map<string, Set<string>>();
	const note = (from: string, path: string, names: readonly string[], always: boolean): void => {
		const target = join(dirname(from), path);
		if (!always && dirname(target) === dirname(from)) return;
		known.set(target, new Set([...(known.get(target) ?? []), ...names]));
	};
	for (const [file, text] of files) {
		for (const [, keyword, list = '', path = ''] of text.matchAll(NAMED)) {
			const names = list.split(',').map((one) => one.trim().replace(/^type\s+|\s+as\s+\w+$/g, ''));
			note(file, path, names, keyword === 'export');
		}
		for (const [, path = ''] of text.matchAll(FETCHED)) note(file, path, [ALL], false);
	}
	return known;
}

/** Quick to see, unlike the syntax tree of a thousand files: something is exported right below what is no end of a comment. */
function mayLack(text: string): boolean {
	return /(?<!\*\/)\nexport (?!const )/.test(`\n${text}`);
}

/** `file: name` of each function, class, interface and type that other folders know and that has no doc comment. */
function lackingBetweenFolders(files: ReadonlyMap<string, string>): readonly string[] {
	return [...knownElsewhere(files)].flatMap(([file, names]) => {
		const text = files.get(file) ?? '';
		if (!/^src\/(?:core|runtime)\//.test(file) || !mayLack(text)) return [];
		const named = undocumented(text, 'declared').filter((name) => names.has(name));
		const fetched = names.has(ALL) ? undocumented(text, 'called') : [];
		return [...new Set([...named, ...fetched])].map((name) => `${file}: ${name}`);
	});
}

/** Everything that is written by hand and may import from another folder, by its path from the root. */
function allFiles(): ReadonlyMap<string, string> {
	const root = fileURLToPath(ROOT);
	const paths = ['src', 'workers'].flatMap((folder) =>
		readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
	);
	const written = paths.filter((path) => /\.(?:ts|svelte)$/.test(path));
	return new Map(written.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

describe('the doc comments of contracts', () => {
	it.each(CONTRACTS)('say of every export what its name does not: %s', (path) => {
		expect(undocumented(readFileSync(fileURLToPath(new URL(path, ROOT)), 'utf8'))).toEqual([]);
	});

	it('do so in every file of statistics, checker, capsules, runs and the protocol of the sandbox', () => {
		const lacking = Object.entries(FOLDERS).flatMap(([path, text]) => {
			const file = relative(fileURLToPath(ROOT), fileURLToPath(new URL(path, import.meta.url)));
			return undocumented(text).map((name) => `${file}: ${name}`);
		});
		expect([Object.keys(FOLDERS).length > 60, lacking]).toEqual([true, []]);
	});

	it('say it of every function, class, interface and type of core and runtime that another folder imports', () => {
		const files = allFiles();
		expect([files.size > 1000, lackingBetweenFolders(files)]).toEqual([true, []]);
	});

	it('are looked for in what other folders know, and in nothing else', () => {
		const files = new Map([
			[
				'src/core/a/one.ts',
				[
					'export function bare(): void {}',
					'/** Said. */',
					'export function both(of: string): void;',
					'export function both(of: number): void;',
					'export interface Inner {}',
					'export type Shape = { a: 1 };',
					'export class Passed {}',
					'export const LIST = [1] as const;',
					'export type Item = (typeof LIST)[number];',
				].join('\n'),
			],
			['src/core/a/two.ts', "import { Inner } from './one.ts';\nexport { Passed } from './one.ts';"],
			[
				'src/core/b/lazy.ts',
				'/** Said. */\nexport async function said() {}\nexport function* late() {}\nexport type T = 1;',
			],
			[
				'src/state/c.ts',
				"import { bare as b, both,\n\ttype Shape } from '../core/a/one.ts';\nimport { unsaid } from '../ui/look.ts';",
			],
			[
				'src/ui/D.svelte',
				"\timport { LIST, type Item } from '../core/a/one.ts';\n\tconst l = () => import('../core/b/lazy.ts');",
			],
			['src/ui/look.ts', 'export function unsaid() {}'],
		]);
		expect(lackingBetweenFolders(files)).toEqual([
			'src/core/a/one.ts: bare',
			'src/core/a/one.ts: Shape',
			'src/core/a/one.ts: Passed',
			'src/core/b/lazy.ts: late',
		]);
	});

	it('are looked for where they would be missing', () => {
		const text = [
			'export interface Bare { a: number }',
			'export const one = 1;',
			'export function* go() {}',
			'/** Said. */',
			'export const LIST = [1] as const;',
			'export type Item = (typeof LIST)[number];',
			'const inner = 2;',
		].join('\n');
		expect(undocumented(text)).toEqual(['Bare', 'one', 'go']);
	});
});
