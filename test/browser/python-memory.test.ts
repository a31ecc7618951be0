import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ExecutionResult } from '../../src/core/execution.ts';
import { placeSympy } from './support/sympy.ts';
import { openSandboxPage, type OpenedTestPage } from './support/test-page.ts';

let opened: OpenedTestPage;
beforeAll(async () => {
	opened = await openSandboxPage();
	await placeSympy(opened.server);
	await opened.page.reload();
	// The first program ever, after which the memory is made.
	expect(await run('import sympy\nprint(sympy.solve())')).toMatchObject({ stdout: 'one metre\n' });
	await vi.waitFor(async () => expect(await keptMemories()).toBe(1), { timeout: 30_000 });
});
afterAll(() => opened.close());

function run(code: string): Promise<ExecutionResult> {
	return opened.page.evaluate((code) => window.sandbox.run({ code }), code);
}

async function printedBy(code: string): Promise<string> {
	const result = await run(code);
	return result.kind === 'finished' ? result.stdout.trim() : JSON.stringify(result);
}

function keptMemories(): Promise<number> {
	return opened.page.evaluate(async () => {
		const cache = await caches.open(`python-packages ${new URL('.', document.baseURI).href}`);
		return (await cache.keys()).filter(({ url }) => url.includes('/memories/')).length;
	});
}

const STAMP = 'import sympy\nprint(sympy.stamp)';

describe('at a later visit', () => {
	beforeEach(async () => {
		await opened.page.reload();
	});

	test('programs that import sympy begin from the memory that an earlier one left, and end as they would have', async () => {
		const first = await printedBy(`${STAMP}\nprint(sympy.solve())`);
		await opened.page.reload();
		expect(first).toMatch(/^[0-9a-f]{16}\none metre$/);
		expect(await printedBy(`${STAMP}\nprint(sympy.solve())`)).toBe(first);
		// One that could tell makes its own import.
		expect(await printedBy(`${STAMP}\nprint(sympy.solve())\n# sys.modules`)).not.toBe(first);
	});

	test('several may begin from it at the same time', async () => {
		const stamps = await opened.page.evaluate(async (code) => {
			const run = () => window.sandbox.python.run({ code }, () => undefined, new AbortController().signal);
			return (await Promise.all([run(), run(), run()])).map((result) =>
				'stdout' in result ? result.stdout : '',
			);
		}, STAMP);
		expect(stamps[0]).toMatch(/^[0-9a-f]{16}\n$/);
		expect(new Set(stamps).size).toBe(1);
	});

	test('nothing that a program does to the package is seen by the next', async () => {
		const stamp = await printedBy(
			`${STAMP}\nsympy.notes.append(1)\nsympy.solve = None\nimport builtins\nbuiltins.x = 1`,
		);
		expect(
			await printedBy(`${STAMP}\nprint(sympy.notes, sympy.solve(), hasattr(__builtins__, "x"), end="")`),
		).toBe(`${stamp}\n[] one metre False`);
	});

	test('chance differs from program to program, what the package seeded does not, and a seed still decides', async () => {
		const draw =
			'import random, secrets, sympy\nprint(random.random(), sympy.chance.random(), secrets.token_hex(8))';
		const drawn = [];
		for (let i = 0; i < 4; i++) drawn.push(...(await printedBy(draw)).split(' '));
		expect(new Set(drawn).size).toBe(12);
		const fixed = 'import sympy\nprint(sympy.fixed.random())';
		expect(await printedBy(fixed)).toBe(await printedBy(fixed));
		const seeded = () =>
			opened.page.evaluate(() =>
				window.sandbox.run({ code: 'import random, sympy\nprint(random.random())', seed: 5 }),
			);
		expect(await seeded()).toMatchObject({ kind: 'finished', stdout: '0.6229016948897019\n' });
		expect(await seeded()).toMatchObject({ kind: 'finished', stdout: '0.6229016948897019\n' });
	});

	test('what only a call imports is there for the call, and for no program before it', async () => {
		expect(
			await printedBy(
				[
					'import sympy',
					'print(hasattr(sympy, "physics"), sympy.tensor.tensor)',
					'try: sympy.physics',
					'except AttributeError as error: print(error)',
					'sympy.solve()',
					'import sympy.physics.units as units, inspect',
					'print(units is sympy.physics.units, units.made, sympy.physics.units.prefixes.metre)',
					'print(inspect.getsource(units).splitlines()[1], units.__spec__.name)',
				].join('\n'),
			),
		).toBe(
			[
				'False a function',
				"module 'sympy' has no attribute 'physics'",
				'True [] metre',
				'made = [] sympy.physics.units',
			].join('\n'),
		);
	});

	test('a program that needs more than it names runs all the same', async () => {
		expect(await run('import sympy, zoneinfo\nprint(sympy.solve())')).toMatchObject({
			kind: 'finished',
			stdout: 'one metre\n',
		});
	});

	test('a memory that was changed is thrown away, and the program begins as before', async () => {
		const stamp = await printedBy(STAMP);
		await opened.page.evaluate(async () => {
			const cache = await caches.open(`python-packages ${new URL('.', document.baseURI).href}`);
			for (const request of await cache.keys()) {
				if (!request.url.includes('/memories/')) continue;
				const bytes = new Uint8Array((await (await cache.match(request))?.arrayBuffer()) ?? []);
				bytes[bytes.length - 1]! ^= 1;
				await cache.put(request, new Response(bytes));
			}
		});
		await opened.page.reload();
		const other = await printedBy(`${STAMP}\nprint(sympy.solve())`);
		expect(other).toMatch(/^[0-9a-f]{16}\none metre$/);
		expect(other).not.toContain(stamp);
		// Made anew after it.
		await expect.poll(keptMemories, { timeout: 30_000 }).toBe(1);
	});
});
