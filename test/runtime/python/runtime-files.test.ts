import { expect, test } from 'vitest';
import { comesInTime } from '../../../src/runtime/python/runtime-files.ts';

const SIZE = 5_000_000;
const came = (encodedBodySize: number, ms: number) => ({
	encodedBodySize,
	requestStart: 100,
	responseEnd: 100 + ms,
});

test('a first memory is fetched where it comes before the machine has made its own, and where nobody can tell', () => {
	const cases = [
		came(10_000_000, 3000),
		came(10_000_000, 3100),
		// From a cache, in no time.
		came(10_000_000, 0),
		came(0, 5000),
		undefined,
	];
	expect(cases.map((other) => comesInTime(SIZE, other))).toEqual([true, false, true, true, true]);
});
