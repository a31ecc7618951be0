import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
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

/** Exports without a doc comment; a type that only lists the values of a constant is said by the constant. */
function undocumented(text: string): readonly string[] {
	const source = ts.createSourceFile('contract.ts', text, ts.ScriptTarget.Latest, true);
	return source.statements.flatMap((statement) => {
		if (!ts.canHaveModifiers(statement)) return [];
		const isExported = ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
		if (isExported !== true || ts.getJSDocCommentsAndTags(statement).length > 0) return [];
		if (ts.isTypeAliasDeclaration(statement) && statement.type.getText().includes('typeof ')) return [];
		if (ts.isVariableStatement(statement)) {
			return statement.declarationList.declarations.map(({ name }) => name.getText());
		}
		const { name } = statement as ts.DeclarationStatement;
		return name === undefined ? [] : [name.getText()];
	});
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
