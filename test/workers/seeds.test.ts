import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExecutionRequest } from '../../src/core/execution.ts';
import { NodePython } from '../support/node-python.ts';

const python = new NodePython();
beforeAll(() => python.run({ code: 'pass' }, () => undefined), 120_000);
afterAll(() => python.close());

async function stdoutOf(request: ExecutionRequest): Promise<string> {
	const result = await python.run(request, () => undefined);
	return result.kind === 'finished' ? result.stdout : JSON.stringify(result);
}

/** Stands for the package: tells its seed, and draws a generator's one as the real one does. */
const STAND_IN = `
import sys, types
numpy = sys.modules["numpy"] = types.ModuleType("numpy")
numpy.random = sys.modules["numpy.random"] = types.ModuleType("numpy.random")
numpy.random.seeds = []
numpy.random.seed = numpy.random.seeds.append
numpy.random.bit_generator = types.SimpleNamespace(randbits=None)
`;

describe('numpy', () => {
	it('takes the seed of the first program that can import it, once', async () => {
		const draw =
			'import numpy.random as r; print(r.seeds, r.bit_generator.randbits and r.bit_generator.randbits(64))';
		const session = 'seeded';
		await python.run({ code: STAND_IN, session, seed: 1 }, () => undefined);
		expect(await stdoutOf({ code: draw, session, seed: 2 })).toMatch(/^\[2\] \d+\n$/);
		expect(await stdoutOf({ code: 'print(r.seeds)', session, seed: 3 })).toBe('[2]\n');
	});

	it('is left to its own randomness without a seed', async () => {
		await python.run({ code: STAND_IN, session: 'unseeded' }, () => undefined);
		expect(await stdoutOf({ code: 'import numpy.random as r; print(r.seeds)', session: 'unseeded' })).toBe(
			'[]\n',
		);
	});
});
