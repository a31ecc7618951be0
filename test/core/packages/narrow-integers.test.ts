import { expect, test } from 'vitest';
import { hasNarrowIntegers } from '../../../src/core/packages/narrow-integers.ts';

test.each([
	['import numpy as np\nprint(np.prod(np.arange(1, 21)))', true],
	['def f():\n    from numpy.random import default_rng\n', true],
	['import math, numpy', true],
	['import numpy as np\nprint(np.prod(np.arange(1, 21, dtype=np.int64)))', false],
	['print("numpy")', false],
	['# import numpy', false],
	['import math  # instead of numpy', false],
	['from numpyro import sample', false],
])('%j leaves the width of whole numbers to numpy: %s', (code, expected) => {
	expect(hasNarrowIntegers(code)).toBe(expected);
});
