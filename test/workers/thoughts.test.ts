import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExecutionResult, Thought, ThoughtAsk } from '../../src/core/execution.ts';
import { NodePython } from '../support/node-python.ts';

const python = new NodePython();
beforeAll(() => python.run({ code: 'pass' }, () => undefined), 120_000);
afterAll(() => python.close());

const run = (code: string, thoughts: readonly Thought[] = []): Promise<ExecutionResult> =>
	python.run({ code, thoughts, timeLimitMs: 60_000, seed: 7 }, () => undefined);

/** What a program asks; how it ended otherwise. */
async function asksOf(
	code: string,
	thoughts: readonly Thought[] = [],
): Promise<readonly ThoughtAsk[] | string> {
	const result = await run(code, thoughts);
	if (result.kind !== 'raised') return result.kind === 'finished' ? result.stdout : result.kind;
	return result.asks ?? `${result.error.name}: ${result.error.message}`;
}

const thought = (instruction: string, value: string, answer: string): Thought => ({
	instruction,
	value,
	answer,
});
const many = (result: Awaited<ReturnType<typeof asksOf>>): number =>
	typeof result === 'string' ? -1 : result.length;

describe('think()', () => {
	it('ends a run that meets a question without an answer, and says what is asked and where', async () => {
		expect(
			await run('n = 2\nanimals = think("How many animals?", ["cat", "rock"])\nprint(animals + n)'),
		).toMatchObject({
			kind: 'raised',
			error: { name: 'NeedsThought', message: '1 question for the model, then it runs again', line: 2 },
			asks: [{ instruction: 'How many animals?', value: "['cat', 'rock']", line: 2 }],
		});
	});

	it.each([
		['3', 'print(think("q", 1) + 1)', '4\n'],
		['2.5', 'print(think("q", 1) * 2)', '5.0\n'],
		['True', 'print("yes" if think("q", 1) else "no")', 'yes\n'],
		['"paris"', 'print(think("q", 1).title())', 'Paris\n'],
		['["a", "b"]', 'print(len(think("q", 1)))', '2\n'],
		['"no"', 'x = think("q", 1); print(x == "no", bool(x), x)', 'True False no\n'],
		['"yes"', 'x = think("q", 1); print(x == "yes", bool(x))', 'True True\n'],
	])('returns %s as Python would write it', async (answer, code, stdout) => {
		expect(await asksOf(code, [thought('q', '1', answer)])).toBe(stdout);
	});

	it('gives each call a list of its own', async () => {
		const code = 'a = think("q", 1); a.append(3); print(think("q", 1))';
		expect(await asksOf(code, [thought('q', '1', '[1, 2]')])).toBe('[1, 2]\n');
	});

	it('collects what a loop asks as long as nobody looks at an answer, at most 8, none twice', async () => {
		const code = 'print(sum(1 for a in [think("Fruit?", w) for w in words] if a))';
		expect(await asksOf(`words = ["fig", "oak", "fig", "ash"]\n${code}`)).toEqual([
			{ instruction: 'Fruit?', value: "'fig'", line: 2 },
			{ instruction: 'Fruit?', value: "'oak'", line: 2 },
			{ instruction: 'Fruit?', value: "'ash'", line: 2 },
		]);
		expect(many(await asksOf(`words = range(20)\n${code}`))).toBe(8);
	});

	it.each([
		['prints it', 'print(x)'],
		['compares it', 'x == 1'],
		['asks whether', 'if x: pass'],
		['formats it', 'f"{x}"'],
		['adds to it', '1 + x'],
		['puts it into a set', '{x}'],
		['asks for its type', 'isinstance(x, str)'],
		['calls a method of it', 'x.lower()'],
		['goes through it', 'for y in x: pass'],
		['asks about it', 'think("b", [x])'],
		['joins it', '", ".join([x])'],
		['never looks at it', 'pass'],
		['exits', 'import sys; sys.exit(0)'],
	])('asks for the first answer alone where the program %s', async (_, rest) => {
		expect(await asksOf(`x = think("a", 1)\n${rest}\nx = think("a", 1)`)).toEqual([
			{ instruction: 'a', value: '1', line: 1 },
		]);
	});

	it('is no exception that a program may take for a fault of its own', async () => {
		const code = 'try:\n    n = int(think("How many?", "x"))\nexcept Exception:\n    n = 0\nprint(n)';
		expect(many(await asksOf(code))).toBe(1);
		expect(await asksOf(code, [thought('How many?', "'x'", '5')])).toBe('5\n');
		expect(many(await asksOf(code.replace('except Exception', 'except')))).toBe(1);
	});

	it('comes to an end in a loop that asks without end', async () => {
		expect(many(await asksOf('n = 0\nwhile True:\n    think("More?", n)\n    n += 1'))).toBe(8);
		expect(many(await asksOf('while True:\n    think("More?", 1)'))).toBe(1);
	});

	it.each([
		[
			'think("q", "x" * 1_000_000)',
			'ValueError: think() takes up to 4000 characters and got 1000003: ask about a part of it',
		],
		[
			'think("x" * 5000)',
			'ValueError: think() takes up to 4000 characters and got 5004: ask about a part of it',
		],
		['think(5)', 'TypeError: the first argument of think() is a text that says what is asked'],
		['print(1 / 0)', 'ZeroDivisionError: division by zero'],
	])('refuses %s with an error that says why', async (code, error) => {
		expect(await asksOf(code)).toBe(error);
	});

	it('asks the same in every run of one seed', async () => {
		const code = 'import random\nprint(think("Odd?", random.randint(1, 10**9)))';
		const [first] = (await asksOf(code)) as readonly ThoughtAsk[];
		expect(await asksOf(code, [{ ...first!, answer: '"yes"' }])).toBe('yes\n');
	});

	it('leaves a program its own think', async () => {
		expect(await asksOf('def think(a, b):\n    return b\nprint(think("q", 4))')).toBe('4\n');
	});

	it('does not exist for the programs of other methods, also after one that had it', async () => {
		await run('pass');
		expect(await python.run({ code: 'print(think("q", 1))' }, () => undefined)).toMatchObject({
			kind: 'raised',
			error: { name: 'NameError' },
		});
	});
});
