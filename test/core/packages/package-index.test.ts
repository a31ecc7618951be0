import { describe, expect, test } from 'vitest';
import { closure, indexPackages, type OwnLock } from '../../../src/core/packages/package-index.ts';

const entry = (name: string, depends: string[] = [], more: object = {}) => ({
	name,
	file_name: `${name}.whl`,
	sha256: name,
	imports: [name.replace('-', '_')],
	depends,
	...more,
});
const pyodide = JSON.stringify({
	packages: {
		graphs: entry('graphs', ['heavy']),
		heavy: entry('heavy'),
		shared: entry('shared', [], { install_dir: 'dynlib' }),
	},
});
const own: OwnLock = {
	packages: {
		graphs: { ...entry('graphs', ['light']), sha256: 'own graphs' },
		light: entry('light'),
		'linear-programs': { ...entry('linear-programs'), one_of: ['heavy', 'light'] },
	},
	absent: { tools: 'there is no such thing' },
};
const index = indexPackages(pyodide, own);
const named = (name: string) => index.byName.get(name)!;

describe('two lock files in one', () => {
	test('where both know a package, Pyodide’s build comes first and our list of what it needs counts', () => {
		expect(named('graphs')).toEqual({
			name: 'graphs',
			imports: ['graphs'],
			depends: ['light'],
			oneOf: [],
			to: 'site',
			builds: [
				{ fileName: 'graphs.whl', sha256: 'graphs', from: 'pyodide' },
				{ fileName: 'graphs.whl', sha256: 'own graphs', from: 'own' },
			],
		});
	});

	test('what only one of them knows is there as it says', () => {
		expect([named('shared').to, named('linear-programs').oneOf]).toEqual(['libraries', ['heavy', 'light']]);
		expect(index.byImport.get('linear_programs')).toBe(named('linear-programs'));
		expect(index.absent.get('tools')).toBe('there is no such thing');
	});

	test('what a package needs comes before it, and a circle ends', () => {
		const round = indexPackages(
			JSON.stringify({ packages: { a: entry('a', ['b']), b: entry('b', ['c', 'a']), c: entry('c') } }),
			{ packages: {}, absent: {} },
		);
		expect(closure(round, round.byName.get('a')!).map(({ name }) => name)).toEqual(['c', 'b', 'a']);
	});

	test('a need that no lock file names is said', () => {
		const lone = indexPackages(JSON.stringify({ packages: { a: entry('a', ['nothing']) } }), {
			packages: {},
			absent: {},
		});
		expect(() => closure(lone, lone.byName.get('a')!)).toThrow(
			'it needs nothing, which no lock file of this page names',
		);
	});
});
