import { readdirSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createRng } from '../../../src/core/rng.ts';
import type { AnyFamily, Level } from '../../../src/core/tasks/family.ts';
import { pythonProgram } from '../../../src/core/tasks/kit/python.ts';
import { families } from '../../../src/core/tasks/registry.ts';
import { runPython } from '../../support/pyodide.ts';

const INSTANCES_PER_LEVEL = 100;

const JUNK: readonly string[] = [
	'',
	' ',
	'>>>',
	'<<<',
	'null',
	'undefined',
	'NaN',
	'I do not know',
	'9**9**9**9',
	'__import__("os").system("true")',
	'[[[[',
	'{"a":',
	'()()()',
	'\u0000',
	'\ud800',
	'٣٤٥',
	'-',
	'=',
	',,,,',
	'<script>alert(1)</script>',
	'['.repeat(100_000),
	'1 '.repeat(50_000),
	'('.repeat(50_000) + ')'.repeat(50_000),
	'a'.repeat(1_000_000),
];

function forbidden(): never {
	throw new Error('One way of writing does not depend on the truth');
}

/** `toEqual` for tens of thousands of pairs, nearly all of which are strictly equal, which Node finds much sooner. */
function expectSame(now: unknown, before: unknown): void {
	if (!isDeepStrictEqual(now, before)) expect(now).toEqual(before);
}

interface Drawn {
	instance: unknown;
	answer: string;
	slip: string;
}

/** Draws on first use, so that choosing one family by name does not pay for the other 36. */
function drawnOnce(family: AnyFamily, level: Level<unknown>): () => readonly Drawn[] {
	let drawn: readonly Drawn[] | undefined;
	return () =>
		(drawn ??= Array.from({ length: INSTANCES_PER_LEVEL }, (_, index) => {
			const instance = family.generate(level, createRng(family.id, level.id, index));
			return {
				instance,
				answer: family.solve(instance),
				slip: family.slip(instance, createRng('slip', family.id, level.id, index)),
			};
		}));
}

// One family: `npx vitest run --project core families.contract -t letters`. Its Python programs: families.python.test.ts.
for (const family of families) {
	describe(family.id, { timeout: 60_000 }, () => {
		it('lists unique levels from easy to hard: published ones if papers have it, at least one easier or equal and two harder', () => {
			const ids = family.levels.map((level) => level.id);
			expect(new Set(ids).size).toBe(ids.length);
			expect(family.levels.some((level) => level.published)).toBe(family.split !== 'own');
			expect(family.levels.filter((level) => !level.published).length).toBeGreaterThanOrEqual(3);
		});

		const hasOneWay = 'canonical' in family;
		it.runIf(hasOneWay)('writes no junk in its one way, and throws at none', () => {
			const instance = family.generate(family.levels[0]!, createRng(family.id, 'canonical'));
			for (const junk of JUNK) {
				expect(family.canonical?.(instance, junk) ?? null, JSON.stringify(junk.slice(0, 40))).toBeNull();
			}
		});

		for (const level of family.levels) {
			describe(`level ${level.id}`, () => {
				const draw = drawnOnce(family, level);

				it.runIf(hasOneWay)(
					'writes an answer in one way whatever its blanks, and never two of which one is right and one is not',
					() => {
						// The truth is not asked for: right and wrong ones are read alike.
						const blind = { ...family, verify: forbidden, fits: forbidden, solve: forbidden };
						const faults = draw().flatMap(({ instance, answer, slip }) => {
							const write = (text: string): string | null => blind.canonical?.(instance, text) ?? null;
							const spaced = `\n  ${answer.replace(/, ?/g, ',  ').replace(/ ?([*/]) ?/g, '  $1 ')} \n`;
							const [one, other] = [write(answer), write(slip)];
							const isOneWay = one !== null && write(spaced) === one && other !== null && other !== one;
							return isOneWay ? [] : [{ answer, one, spaced: write(spaced), slip, other }];
						});
						expect(faults).toEqual([]);
					},
				);

				it('gives the same instance for the same seed and different ones for different seeds', () => {
					const texts = draw().map(({ instance }) => JSON.stringify(instance));
					expect(family.generate(level, createRng(family.id, level.id, 0))).toEqual(draw()[0]?.instance);
					// Tiny levels repeat by nature; a generator that ignores its seed gives one.
					expect(new Set(texts).size).toBeGreaterThan(4);
				});

				it('makes instances that survive JSON: same parse, same question, same judgements', () => {
					for (const { instance, answer, slip } of draw()) {
						const copy: unknown = JSON.parse(JSON.stringify(instance));
						expectSame(family.parse(copy), instance);
						const asked = (of: unknown) => [
							family.question(of),
							family.verify(of, answer),
							family.verify(of, slip),
						];
						expectSame(asked(copy), asked(instance));
					}
				});

				it('accepts its reference answer and asks for the markers', () => {
					const faults = draw().flatMap(({ instance, answer }) => {
						const verdict = family.verify(instance, answer);
						const question = family.question(instance);
						const isRight =
							verdict.kind === 'correct' && question.includes('<<<') && question.includes('>>>');
						return isRight ? [] : [{ instance, answer, verdict, question }];
					});
					expect(faults).toEqual([]);
				});

				it('has slips that are of the asked form and wrong', () => {
					const faults = draw().flatMap(({ instance, slip }) => {
						const verdict = family.verify(instance, slip);
						const isWrong = verdict.kind === 'incorrect' && verdict.why.length > 10;
						return isWrong ? [] : [{ instance, slip, verdict }];
					});
					expect(faults).toEqual([]);
				});

				it('judges an answer alike with white space around it', () => {
					for (const { instance, answer, slip } of draw()) {
						for (const given of [answer, slip]) {
							const { kind, credit } = family.verify(instance, given);
							const wrapped = family.verify(instance, ` \t\n${given}\r\n  `);
							expectSame({ given, kind: wrapped.kind, credit: wrapped.credit }, { given, kind, credit });
						}
					}
				});

				it('draws each instance', () => {
					expect(draw().every(({ instance }) => family.draw(instance).length > 0)).toBe(true);
				});
			});
		}

		it('never accepts junk, never throws, and says why', () => {
			const level = family.levels.at(-1)!;
			const instance = family.generate(level, createRng(family.id, 'junk'));
			for (const junk of JUNK) {
				const verdict = family.verify(instance, junk);
				expect(verdict.kind, junk.slice(0, 40)).not.toBe('correct');
				expect(verdict.why).not.toBe('');
			}
		});

		it('refuses to parse what is not an instance', () => {
			for (const value of [null, undefined, 0, '', [], {}, { task: family.id }, 'x', [[]]]) {
				expect(family.parse(value)).toBeNull();
			}
		});
	});
}

const FILES = ['family.ts', 'instance.ts', 'solver.ts'];

/** Families of word problems: every recipe brings its own few lines of Python; the two of MATH share a solver in the kit. */
const OF_RECIPES = ['gsm-hard', 'math-counting-and-probability', 'math-geometry'];
const SOLVED_IN_KIT = ['math-counting-and-probability', 'math-geometry'];

function folderOf(id: string): URL {
	return new URL(`../../../src/core/tasks/${id}/`, import.meta.url);
}

/** The Python files of a family's folder, each with what stands in front of it in `texts`, the programs of its levels. */
function programsOf(id: string, texts: readonly string[]) {
	return readdirSync(folderOf(id))
		.filter((name) => name.endsWith('.py') && !playedBy(id).includes(`./${name}?raw`))
		.map((name) => {
			const program = readFileSync(new URL(name, folderOf(id)), 'utf8');
			const fronts = texts.filter((text) => text.includes(program)).map((text) => text.split(program)[0]!);
			return { file: `${id}/${name}`, program, fronts };
		});
}

/** The scripted model's part of the family, as text; '' where there is none. */
function playedBy(id: string): string {
	return readdirSync(folderOf(id)).includes('demo.ts')
		? readFileSync(new URL('demo.ts', folderOf(id)), 'utf8')
		: '';
}

/** Python that lists, for `programs`, what does not compile and the names nobody defines. */
const NAMES_NOBODY_DEFINES = `
import builtins
import symtable


def tables(table):
    yield table
    for child in table.get_children():
        yield from tables(child)


def defined(code):
    top, *inner = tables(symtable.symtable(code, "program", "exec"))
    here = {s.get_name() for s in top.get_symbols() if s.is_assigned() or s.is_imported()}
    return here | {s.get_name() for t in inner for s in t.get_symbols() if s.is_declared_global() and s.is_assigned()}


def used(code):
    top, *inner = tables(symtable.symtable(code, "program", "exec"))
    here = {s.get_name() for s in top.get_symbols() if s.is_referenced()}
    return here | {s.get_name() for t in inner for s in t.get_symbols() if s.is_global() and s.is_referenced()}


def faults(program, front):
    try:
        compile(program, "program", "exec")
    except SyntaxError as error:
        return [f"{error.msg} in line {error.lineno}"]
    return sorted(used(program) - defined(program) - defined(front) - set(dir(builtins)) - {"__name__"})


for program in programs:
    for fault in sorted({fault for front in program["fronts"] for fault in faults(program["program"], front)}):
        print(program["file"] + ": " + fault)
`;

describe('the folder of every family', () => {
	it('holds the same files, so that any line is found', () => {
		const missing = families.flatMap(({ id, split }) => {
			const there = readdirSync(folderOf(id));
			return [...FILES, ...(split === 'own' ? [] : ['import.ts'])]
				.filter((name) => !there.includes(name))
				.map((name) => `${id}/${name}`);
		});
		expect(missing).toEqual(SOLVED_IN_KIT.map((id) => `${id}/solver.ts`));
	});

	it('has an importer that names the family, where there are public data', () => {
		const published = families.filter(({ split }) => split !== 'own');
		expect(published.map(({ importer }) => importer?.family)).toEqual(published.map(({ id }) => id));
	});

	it('runs its Python files and nothing else, and they use no name that nobody defines', async () => {
		const faults: string[] = [];
		const programs = families.flatMap((family) => {
			const texts = family.levels.map((level) => {
				const instance = family.generate(level, createRng(family.id, level.id, 'program'));
				return { level: level.id, text: family.python(instance) };
			});
			const found = programsOf(
				family.id,
				texts.map(({ text }) => text),
			);
			for (const { file, fronts } of found) if (fronts.length === 0) faults.push(`${file}: no level runs it`);
			for (const { level, text } of texts) {
				if (!OF_RECIPES.includes(family.id) && !found.some(({ program }) => text.includes(program))) {
					faults.push(`${family.id}: level ${level} runs no file of its folder`);
				}
			}
			return found;
		});
		const printed = await runPython(pythonProgram({ programs }, NAMES_NOBODY_DEFINES));
		expect([...faults, ...printed.split('\n').filter((line) => line !== '')]).toEqual([]);
	}, 60_000);
});
