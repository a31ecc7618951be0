import { readFileSync } from 'node:fs';
import type { PyCallable, PyDict } from 'pyodide/ffi';
import { beforeAll, describe, expect, test } from 'vitest';
import { bootPyodide } from '../support/booted-pyodide.mjs';

type Named<Name extends string> = Record<Name, PyCallable>;
let load: (name: string) => unknown;
let write: (path: string, text: string) => void;
let evaluate: (code: string) => unknown;

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
	evaluate = (code) => pyodide.runPython(code) as unknown;
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
	for (const name of ['finder', 'linear', 'limits', 'loop', 'memo', 'thoughts']) load(name);
	const { lacking } = load('harness') as Named<'lacking'>;
	const asked = (code: string) => JSON.parse(lacking(code) as string) as string[];
	expect(asked(`import numpy, os, ${'x'.repeat(101)}, ${'é'.repeat(100)}`)).toEqual([
		'numpy',
		'é'.repeat(100),
	]);
	expect(asked(Array.from({ length: 100 }, (_, i) => `import m${i}`).join('\n'))).toHaveLength(64);
});

describe('modules that a function imports when it is called', () => {
	const SEEN = '[name for name in ("kin.far", "kin.far.deep", "kin.near") if name in sys.modules]';
	const shown = (code: string) => evaluate(`import json, sys\n${code}\njson.dumps(${SEEN})`) as string;

	test('are loaded ahead, are not to be seen before one is imported, and then are there as they would have been', () => {
		load('finder');
		write('kin/__init__.py', 'from . import near\ncount = []\nfar = "a word"\n');
		write('kin/near.py', '');
		write('kin/far/__init__.py', 'import kin\nfrom .deep import word\nkin.count.append(1)\n');
		write('kin/far/deep.py', 'word = "deep"\n');
		evaluate(`
import compileall, json, os, py_compile, site, sandbox_finder
top = os.path.join(site.getsitepackages()[0], "kin")
compileall.compile_dir(top, quiet=2, invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)
found = [os.path.join(folder, name) for folder, _, names in os.walk(top) for name in names if name.endswith(".pyc")]

class Bytes(bytes):
    def to_bytes(self):
        return self

def read(start, end):
    with open(found[start], "rb") as file:
        return Bytes(file.read())

sandbox_finder.add(json.dumps([[path, place, place + 1] for place, path in enumerate(found)]), "[]", read)
import kin
sandbox_finder.import_later(["kin.far", "kin.nosuch"])
`);
		expect([shown(''), evaluate('str([kin.far, kin.count])')]).toEqual(['["kin.near"]', "['a word', [1]]"]);
		expect(shown('from kin.far.deep import word')).toBe('["kin.far", "kin.far.deep", "kin.near"]');
		// Loaded once, and where Python puts them.
		expect(evaluate('str([kin.count, kin.far.deep.word, kin.far is sys.modules["kin.far"]])')).toBe(
			"[[1], 'deep', True]",
		);
	});
});
