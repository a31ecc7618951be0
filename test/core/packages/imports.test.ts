import { expect, test } from 'vitest';
import { importsOf } from '../../../src/core/packages/imports.ts';

test.each([
	['import sympy', ['sympy']],
	['import sympy.stats as s, numpy as np, sympy  # two', ['sympy', 'numpy']],
	['def f():\n\tfrom networkx.algorithms import (\n\t\tflow,\n\t)\nfrom z3 import *', ['networkx', 'z3']],
	['from . import x\nfrom .z3 import y\nfrom z', []],
	['print("import sympy")\n# import sympy\nimported = 1\nimport', []],
	['import sympy; import numpy', ['sympy']],
])('of %j are %j', (code, names) => {
	expect(importsOf(code)).toEqual(names);
});
