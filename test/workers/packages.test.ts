import { readFileSync } from 'node:fs';
import type { PyCallable, PyDict } from 'pyodide/ffi';
import { beforeAll, describe, expect, test } from 'vitest';
import { bootPyodide } from '../support/booted-pyodide.mjs';

type Named<Name extends string> = Record<Name, PyCallable>;
let load: (name: string) => unknown;
let write: (path: string, text: string) => void;

beforeAll(async () => {
	const pyodide = await bootPyodide();
	const python = pyodide.runPython(`
import os, site, sys, types

def load(name, source):
    module = sys.modules["sandbox_" + name] = types.ModuleType("sandbox_" + name)
    exec(source, module.__dict__)
    return module

def write(path, text):
    path = os.path.join(site.getsitepackages()[0], path)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        file.write(text)

{"load": load, "write": write}
`) as PyDict;
	const source = (name: string) =>
		readFileSync(new URL(`../../workers/python/${name}.py`, import.meta.url), 'utf8');
	load = (name) => (python.get('load') as PyCallable)(name, source(name));
	write = (path, text) => void (python.get('write') as PyCallable)(path, text);
}, 120_000);

describe('an image', () => {
	const make = (files: Record<string, string>, imports: readonly string[]) => {
		const packages = load('packages') as Named<'note' | 'compile_imports'>;
		packages.note();
		for (const [path, text] of Object.entries(files)) write(path, text);
		const made = JSON.parse(packages.compile_imports(JSON.stringify(imports)) as string) as {
			files: string[];
			libraries: string[];
			isWhole: boolean;
		};
		const short = (path: string) => path.slice(path.indexOf('site-packages/') + 'site-packages/'.length);
		return { ...made, files: made.files.map(short) };
	};

	test('holds the compiled code of what was imported', () => {
		expect(make({ 'first.py': 'x = 1' }, ['first'])).toEqual({
			files: [expect.stringMatching(/^__pycache__\/first\.cpython-\d+\.pyc$/), 'first.py'],
			libraries: [],
			isWhole: true,
		});
	});

	test.each([
		['lacks something', 'import nosuchmodule'],
		['fails', '1 / 0'],
		['ends itself', 'raise SystemExit'],
	])('of a package that %s says that it is not whole', (what, text) => {
		const name = what.replaceAll(' ', '_');
		const { files, isWhole } = make({ [`${name}.py`]: text, [`${name}_other.py`]: '' }, [
			name,
			`${name}_other`,
		]);
		expect(isWhole).toBe(false);
		expect(files).toContainEqual(expect.stringMatching(`^__pycache__/${name}_other\\.`));
	});
});

test('a program asks for no more packages, and no longer names, than the page takes', () => {
	for (const name of ['linear', 'limits', 'loop', 'memo', 'thoughts']) load(name);
	const { lacking } = load('harness') as Named<'lacking'>;
	const asked = (code: string) => JSON.parse(lacking(code) as string) as string[];
	expect(asked(`import numpy, os, ${'x'.repeat(101)}, ${'é'.repeat(100)}`)).toEqual([
		'numpy',
		'é'.repeat(100),
	]);
	expect(asked(Array.from({ length: 100 }, (_, i) => `import m${i}`).join('\n'))).toHaveLength(64);
});
