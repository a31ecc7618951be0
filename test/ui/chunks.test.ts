import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chunkNames, type Fetched, type Module } from '../../vite.chunks.ts';

const NOTHING: Fetched = { always: [], beside: {} };

/** A module with what it imports and, behind a `|`, what it imports on demand. */
function graph(modules: Readonly<Record<string, readonly [needs: string, bytes?: number]>>) {
	const words = (text: string | undefined): string[] => (text ?? '').split(' ').filter((word) => word !== '');
	return new Map<string, Module>(
		Object.entries(modules).map(([id, [needs, bytes = 10_000]]) => {
			const [imports, later] = needs.split('|').map(words);
			return [id, { imports: imports ?? [], later: later ?? [], bytes }];
		}),
	);
}

/** The modules that share a file, of those that are given a name. */
function files(names: ReadonlyMap<string, string>): string[] {
	return [...new Set(names.values())]
		.map((name) =>
			[...names.keys()]
				.filter((id) => names.get(id) === name)
				.sort()
				.join(' '),
		)
		.sort();
}

describe('files of modules that several things on demand need', () => {
	test('hold those together that the same ones fetch; what the first screen or only one needs is left alone', () => {
		const modules = graph({
			'main.ts': ['kit.ts|a.ts b.ts c.ts'],
			'kit.ts': [''],
			'a.ts': ['kit.ts x.ts y.ts own.ts'],
			'b.ts': ['x.ts y.ts z.ts'],
			'c.ts': ['z.ts'],
			'own.ts': [''],
			...{ 'x.ts': [''], 'y.ts': [''], 'z.ts': [''] },
		});
		expect(files(chunkNames(modules, 'main.ts', NOTHING))).toEqual(['x.ts y.ts', 'z.ts']);
	});

	test('are one with what is always fetched beside', () => {
		const modules = graph({
			'main.ts': ['|screen.ts engine.ts'],
			'screen.ts': ['x.ts'],
			'engine.ts': ['x.ts y.ts'],
			...{ 'x.ts': [''], 'y.ts': [''] },
		});
		const fetched = { always: [], beside: { 'screen.ts': ['engine.ts'] } };
		expect(files(chunkNames(modules, 'main.ts', fetched))).toEqual(['engine.ts x.ts y.ts']);
		expect(files(chunkNames(modules, 'main.ts', NOTHING))).toEqual(['x.ts']);
	});

	test('take a small module to a larger crowd with all that it imports, but not where that costs too much', () => {
		const of = (small: number) =>
			graph({
				'main.ts': ['|a.ts b.ts c.ts'],
				'a.ts': ['small.ts all.ts', 90_000],
				'b.ts': ['small.ts all.ts', 90_000],
				'c.ts': ['all.ts', 90_000],
				'small.ts': ['', small],
				'all.ts': [''],
			});
		expect(files(chunkNames(of(500), 'main.ts', NOTHING))).toEqual(['all.ts small.ts']);
		expect(files(chunkNames(of(7000), 'main.ts', NOTHING))).toEqual(['all.ts', 'small.ts']);
		const always = { always: ['c.ts'], beside: {} };
		expect(files(chunkNames(of(500), 'main.ts', always))).toEqual(['all.ts c.ts', 'small.ts']);
	});

	test('never need each other, and make nobody fetch more than five hundredths beyond what is needed', () => {
		const count = 12;
		const ids = Array.from({ length: count }, (_, at) => `m${String(at)}`);
		const module = fc.record({ picks: fc.array(fc.nat(count - 1), { maxLength: 4 }), bytes: fc.nat(20_000) });
		const graphs = fc.tuple(
			fc.array(module, { minLength: count, maxLength: count }),
			fc.array(fc.constantFrom(...ids), { minLength: 2, maxLength: 6 }),
		);
		fc.assert(
			fc.property(graphs, ([made, later]) => {
				const modules = new Map<string, Module>([['main', { imports: [], later, bytes: 1 }]]);
				// Modules of a page import each other in no circle, or the bundler says so.
				for (const [at, { picks, bytes }] of made.entries()) {
					const imports = picks.filter((pick) => pick > at).map((pick) => `m${String(pick)}`);
					modules.set(`m${String(at)}`, { imports, later: [], bytes });
				}
				const reached = (id: string, next: (id: string) => readonly string[]): Set<string> => {
					const found = new Set([id]);
					for (const one of found) for (const other of next(one)) found.add(other);
					return found;
				};
				const needs = (id: string): readonly string[] => modules.get(id)?.imports ?? [];
				const names = chunkNames(modules, 'main', NOTHING);
				const alone = (id: string): string =>
					`of ${later.filter((one) => reached(one, needs).has(id)).join(' ')}`;
				const fileOf = (id: string): string => names.get(id) ?? alone(id);
				const inFile = (file: string): string[] => ids.filter((id) => fileOf(id) === file);
				const fileNeeds = (file: string): string[] =>
					inFile(file).flatMap((id) =>
						needs(id)
							.map(fileOf)
							.filter((other) => other !== file),
					);
				const bytes = (of: Iterable<string>): number =>
					[...of].reduce((all, id) => all + (modules.get(id)?.bytes ?? 0), 0);
				for (const one of new Set(later)) {
					const fetched = [...reached(fileOf(one), fileNeeds)];
					for (const file of fetched)
						for (const needed of fileNeeds(file)) expect(reached(needed, fileNeeds)).not.toContain(file);
					expect(bytes(fetched.flatMap(inFile))).toBeLessThanOrEqual(bytes(reached(one, needs)) * 1.05);
				}
			}),
		);
	});

	test('know only what is imported on demand', () => {
		const modules = graph({ 'main.ts': ['a.ts'], 'a.ts': [''] });
		const fetched = { always: ['a.ts'], beside: {} };
		expect(() => chunkNames(modules, 'main.ts', fetched)).toThrow('a.ts is not imported on demand');
	});
});
