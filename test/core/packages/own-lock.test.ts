import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import ownLock from '../../../src/core/packages/own-lock.json' with { type: 'json' };
import { closure, indexPackages } from '../../../src/core/packages/package-index.ts';

const text = readFileSync(createRequire(import.meta.url).resolve('pyodide/pyodide-lock.json'), 'utf8');
const { info, packages } = JSON.parse(text) as {
	info: { abi_version: string };
	packages: Record<string, { version: string }>;
};
const index = indexPackages(text, ownLock);
const own = Object.entries(ownLock.packages);

test('every wheel of our lock is for this Pyodide, has two hashes and names all it needs', () => {
	for (const [name, { file_name, sha256, source }] of own) {
		expect(file_name).toMatch(
			new RegExp(
				`-(none-any|none-pyemscripten_${info.abi_version}_wasm32|cp314-pyemscripten_${info.abi_version}_wasm32)\\.whl$`,
			),
		);
		expect([sha256, source.sha256]).toEqual([
			expect.stringMatching(/^[\da-f]{64}$/),
			expect.stringMatching(/^[\da-f]{64}$/),
		]);
		expect(closure(index, index.byName.get(name)!).at(-1)?.name).toBe(name);
		for (const other of index.byName.get(name)!.oneOf) expect(index.byName.has(other)).toBe(true);
	}
});

test('every package of Pyodide has all it needs, in whatever spelling its lock file names it', () => {
	const lacking = [...index.byName.values()].filter((known) => {
		try {
			return closure(index, known).at(-1) !== known;
		} catch {
			return true;
		}
	});
	expect(lacking.map(({ name }) => name)).toEqual([]);
	const names = closure(index, index.byImport.get('matplotlib')!).map(({ name }) => name);
	expect(names).toEqual(expect.arrayContaining(['pillow', 'numpy', 'matplotlib']));
});

test('a program gets the same version from either build, but where the one of Pyodide cannot be had', () => {
	const differing = own.filter(([name, { version }]) => (packages[name]?.version ?? version) !== version);
	// mpmath: the version that sympy's own wheel asks for.
	expect(differing.map(([name]) => name)).toEqual(['mpmath', 'python-sat']);
});

test('what is said not to exist is in neither lock file', () => {
	expect(Object.keys(ownLock.absent).filter((name) => index.byImport.has(name))).toEqual([]);
	expect(ownLock.absent).toHaveProperty('ortools');
});
