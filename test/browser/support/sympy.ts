import { nameInLockFile } from './lock-file.ts';
import type { StaticServer } from './server.ts';
import { createWheel } from './wheel.ts';

/** Tells by its stamp in which interpreter it was imported: of those that begin with one memory all have the same. */
const sympy = createWheel('sympy', {
	'sympy/__init__.py': [
		'import os, random',
		'from . import tensor',
		'stamp = os.urandom(8).hex()',
		'chance = random.Random()',
		'fixed = random.Random(7)',
		'notes = []',
		'def solve():',
		'    from .tensor.tensor import Tensor',
		'    from .physics.units import metre',
		'    from .other import word',
		'    return word + metre',
	].join('\n'),
	'isympy.py': '',
	'sympy/other.py': 'word = "one "\n',
	'sympy/tensor/__init__.py': 'tensor = "a function"\n',
	'sympy/tensor/tensor.py': 'class Tensor: pass\n',
	'sympy/physics/__init__.py': '',
	'sympy/physics/units/__init__.py': 'from .prefixes import metre\nmade = []\n',
	'sympy/physics/units/prefixes.py': 'metre = "metre"\n',
});

const mpmath = createWheel('mpmath', { 'mpmath.py': '' });

/** Puts a stand-in of sympy, and of what it needs, beside Python's files. */
export async function placeSympy(server: StaticServer): Promise<void> {
	await nameInLockFile(server, [sympy, mpmath]);
	for (const { fileName, bytes } of [sympy, mpmath]) server.overrides.set(`pyodide/${fileName}`, bytes);
}
