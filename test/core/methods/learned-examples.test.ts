import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExperimentId } from '../../../src/core/ids.ts';
import type { MethodId, MethodOptions } from '../../../src/core/method-id.ts';
import { INTERPRETER_INSTRUCTION } from '../../../src/core/methods/code-interpreter/interpreter-loop.ts';
import { chooseExamples } from '../../../src/core/methods/learned-examples/choose.ts';
import {
	formatExamples,
	type LearnedExample,
	parseExamples,
} from '../../../src/core/methods/learned-examples/example.ts';
import { EXAMPLES_OPTION } from '../../../src/core/methods/learned-examples/examples-option.ts';
import { instanceMark } from '../../../src/core/methods/learned-examples/instance-mark.ts';
import { exampleOf, libraryOf } from '../../../src/core/methods/learned-examples/mine.ts';
import { EXAMPLES_INSTRUCTION } from '../../../src/core/methods/learned-examples/worked.ts';
import type { Question } from '../../../src/core/question.ts';
import { foldRun } from '../../../src/core/record/fold.ts';
import type { RunEvent } from '../../../src/core/record/event.ts';
import { lessonsOf } from '../../../src/core/run/lessons.ts';
import { generated } from '../../../src/core/tasks/instance.ts';
import { families, familyById } from '../../../src/core/tasks/registry.ts';
import { analysed, FakePython, printed } from '../../support/fake-python.ts';
import { runAll, typed } from '../../support/run-spec.ts';
import { ScriptedModel } from '../../support/scripted-model.ts';
import { sentTo } from '../../support/transcript.ts';

const letters = familyById('letters')!;
const level = letters.levels[0]!;

function taskOf(seed: string, family = letters): Question & { source: { kind: 'instance' } } {
	const [first] = family.levels;
	const instance = generated(family, first!, seed);
	const source = { kind: 'instance', family: family.id, level: first!.id, seed, instance } as const;
	return { text: family.question(instance), source };
}

function exampleFor(seed: string, more: Partial<LearnedExample> = {}): LearnedExample {
	const { text: question, source } = taskOf(seed);
	return {
		...{ run: `run-${seed}`, experiment: null, model: 'Some model', family: 'letters', seed, way: 'code' },
		...{ instance: instanceMark(source.instance), question, trace: `how ${seed} is solved` },
		...more,
	};
}

function remarksOf(events: readonly RunEvent[]): string[] {
	return events.flatMap((event) => (event.type === 'remark' ? [event.text] : []));
}

function play(question: Question, options: MethodOptions, tools = false) {
	const task = new ScriptedModel(() => 'It is <<<x>>>.', { capabilities: { tools } });
	return runAll({
		question,
		method: 'learned-examples',
		options,
		models: { task },
		python: new FakePython(),
	});
}

describe('Learned examples', () => {
	it('shows them before the question, the shortest first, and records which they are', async () => {
		const examples = [exampleFor('a'), exampleFor('bb', { way: 'text', trace: 'short' }), exampleFor('long')];
		const events = await play(taskOf('9'), { [EXAMPLES_OPTION]: formatExamples(examples) }, true);
		expect(sentTo('task', events)).toEqual([
			[
				{
					role: 'user',
					content: [
						EXAMPLES_INSTRUCTION,
						`Example 1, in words.\nQuestion:\n${examples[1]!.question}\nshort`,
						`Example 2, with Python.\nQuestion:\n${examples[0]!.question}\nhow a is solved`,
						'Now the question.',
						taskOf('9').text,
					].join('\n\n'),
				},
			],
		]);
		expect(remarksOf(events)).toEqual([
			'Worked examples: Letters in words, by Some model in run run-bb; Letters with Python, by Some model in run run-a',
		]);
	});

	it('tells a model without tools how to have programs run first', async () => {
		const options = { [EXAMPLES_OPTION]: formatExamples([exampleFor('a')]), count: 1 };
		const [[message] = []] = sentTo('task', await play(taskOf('9'), options));
		expect(message?.content.startsWith(`${INTERPRETER_INSTRUCTION}\n\n${EXAMPLES_INSTRUCTION}`)).toBe(true);
	});

	it('takes a textbook example without runs, and says so; without a task it is Code interpreter', async () => {
		const events = await play(taskOf('9'), {});
		expect(remarksOf(events)).toEqual([
			'None of your own right runs fits, so a textbook example is shown: the task’s own program on another question',
		]);
		const [[message] = []] = sentTo('task', events);
		expect(message?.content).toContain(letters.python(generated(letters, level, 'textbook-1')).trim());
		const plain = await play(typed('What is 6 times 7?'), {}, true);
		expect(sentTo('task', plain)).toEqual([[{ role: 'user', content: 'What is 6 times 7?' }]]);
		expect(remarksOf(plain)).toEqual([
			'No worked example fits this question, so it is asked as in Code interpreter',
		]);
	});

	it.each([
		['{', 'The learned examples are not valid JSON'],
		['[]', 'The learned examples are of an unknown version'],
		['{"version":2,"examples":[]}', 'The learned examples are of an unknown version'],
		['{"version":1,"examples":[{"run":"a"}]}', 'Some learned examples are incomplete'],
		['{"version":1,"examples":[null]}', 'Some learned examples are incomplete'],
	])('says that stored examples are broken and shows none: %s', async (json, error) => {
		expect(parseExamples(json)).toEqual({ ok: false, error });
		const events = await play(taskOf('9'), { [EXAMPLES_OPTION]: json });
		expect(remarksOf(events)[0]).toBe(`${error}, so none of them is shown`);
	});

	it('reads back what it wrote', () => {
		const examples = [exampleFor('a'), exampleFor('b', { experiment: 'exp-1', way: 'text' })];
		expect(parseExamples(formatExamples(examples))).toEqual({ ok: true, value: examples });
		expect(parseExamples('')).toEqual({ ok: true, value: [] });
	});
});

const experimentId = 'exp-1' as ExperimentId;
const seeds = fc.constantFrom('1', '2', '7-1', '7-2', '8-1', 'imported:a', 'imported:b');
const anyExample = fc
	.record({
		seed: seeds,
		experiment: fc.constantFrom(null, 'exp-1', 'exp-2'),
		way: fc.constantFrom('text' as const, 'code' as const),
		trace: fc.string({ maxLength: 20 }),
		run: fc.string({ maxLength: 5 }),
		family: fc.constantFrom('letters' as const, 'game-24' as const, 'string-insertion' as const),
	})
	.map(({ seed, family, ...more }): LearnedExample => {
		const { text: question, source } = taskOf(seed, familyById(family)!);
		return { ...more, seed, family, question, instance: instanceMark(source.instance), model: 'm' };
	});

describe('the leak guard', () => {
	it('never shows the question itself, nor anything of the experiment that is run', () => {
		fc.assert(
			fc.property(
				fc.array(anyExample, { maxLength: 12 }),
				seeds,
				fc.boolean(),
				fc.integer({ min: 1, max: 2 }),
				(examples, seed, isExperiment, most) => {
					const question = taskOf(seed);
					const lessons = lessonsOf({ question, ...(isExperiment ? { experimentId } : {}) });
					const chosen = chooseExamples(examples, lessons, most);
					const asked = instanceMark(question.source.instance);
					for (const one of chosen) {
						expect([one.family, one.instance]).not.toEqual(['letters', asked]);
						expect(one.question).not.toBe(question.text);
						if (!isExperiment) continue;
						expect(one.experiment).not.toBe('exp-1');
						expect(one.seed.replace(/-\d+$|(?<=^imported):.*/, '')).not.toBe(
							seed.replace(/-\d+$|(?<=^imported):.*/, ''),
						);
					}
					expect(new Set(chosen.map(({ way }) => way)).size).toBe(chosen.length);
					expect(chosen.length).toBeLessThanOrEqual(most);
					const families = new Set(chosen.map(({ family }) => family));
					if (families.has('letters')) expect([...families]).toEqual(['letters']);
				},
			),
		);
	});

	it('knows the question in free words that an example asks as a task', () => {
		const { source } = taskOf('3');
		const question = typed('How often does the letter stand there?');
		const check = { family: 'letters', instance: source.instance } as const;
		const lessons = lessonsOf({ question: { ...question, source: { kind: 'typed', check } } });
		expect([exampleFor('3'), exampleFor('4')].map((one) => lessons.isForbidden(one))).toEqual([true, false]);
	});

	it('asks no truth of the question itself, not even for a textbook example', () => {
		const question = taskOf('textbook-1');
		const asked = instanceMark(question.source.instance);
		const other =
			<T>(tell: (instance: unknown) => T) =>
			(instance: unknown) => {
				if (instanceMark(instance) === asked) throw new Error('A method asked for the truth');
				return tell(instance);
			};
		const blind = {
			...letters,
			python: other((one) => letters.python(one)),
			solve: other((one) => letters.solve(one)),
		};
		const lessons = lessonsOf({ question }, () => blind);
		expect(lessons.textbook()?.way).toBe('code');
	});

	it.each(families.map((family) => [family.id, family] as const))(
		'gives a textbook example of %s that is another question',
		(_, family) => {
			const [first] = family.levels;
			const question = taskOf('textbook-1', family);
			const textbook = lessonsOf({ question }).textbook();
			expect(first).toBeDefined();
			expect(textbook?.question).not.toBe(question.text);
			if (textbook !== null)
				expect(textbook.trace).toMatch(/^Block:\n```python\n[^]+\nFinal reply:\n<<<[^]+>>>$/);
		},
	);
});

async function viewOf(
	method: MethodId,
	reply: string,
	answer: string,
	{ question = taskOf('5'), disguise = null }: { question?: Question; disguise?: string | null } = {},
) {
	const events = await runAll({
		question,
		method,
		models: { task: new ScriptedModel(() => reply) },
		python: new FakePython(
			() => printed(`<<<${answer}>>>\n`),
			() => analysed(5, disguise),
		),
	});
	return foldRun(events);
}

const PROGRAM = '```python\nprint(solve())\n```';

describe('what a run shows how to do', () => {
	const right = letters.solve(taskOf('5').source.instance);

	it('is a right answer in words, or one program with what it printed', async () => {
		const { text: question, source } = taskOf('5');
		const same = {
			...{ run: 'run-1', experiment: null, model: 'test:model', family: 'letters', seed: '5' },
			...{ instance: instanceMark(source.instance), question },
		};
		expect(exampleOf(await viewOf('all-text', `I count.\n<<<${right}>>>`, ''))).toEqual({
			...same,
			way: 'text',
			trace: `I count.\n<<<${right}>>>`,
		});
		expect(exampleOf(await viewOf('all-code', `So:\n${PROGRAM}`, right))).toEqual({
			...same,
			way: 'code',
			trace: `Block:\n${PROGRAM}\nWhat came back:\n<<<${right}>>>\nFinal reply:\n<<<${right}>>>`,
		});
	});

	it('is nothing where it was wrong, of no task, too long, or a guess dressed as a program', async () => {
		const views = [
			await viewOf('all-text', '<<<nothing>>>', ''),
			await viewOf('all-text', '<<<42>>>', '', { question: typed('What is 6 times 7?', '42') }),
			await viewOf('all-text', `${'so '.repeat(1000)}<<<${right}>>>`, ''),
			await viewOf('all-code', PROGRAM, right, { disguise: 'prints a literal' }),
		];
		expect(views.map(exampleOf)).toEqual([null, null, null, null]);
	});

	it('keeps the shortest few of every family and way, each of another instance', () => {
		const many = ['1', '2', '3', '4', '5'].flatMap((seed) => [
			exampleFor(seed, { trace: 'x'.repeat(Number(seed)) }),
			exampleFor(seed, { trace: 'x'.repeat(Number(seed)), run: 'again' }),
			exampleFor(seed, { trace: 'x'.repeat(9 - Number(seed)), way: 'text' }),
		]);
		const kept = libraryOf(many).map(({ way, seed }) => `${way} ${seed}`);
		expect(kept.toSorted()).toEqual(['code 1', 'code 2', 'code 3', 'text 3', 'text 4', 'text 5']);
	});

	it('stays within what preferences and links can hold', () => {
		const long = Array.from({ length: 60 }, (_, i) =>
			exampleFor(String(i), { family: families[i % families.length]!.id, trace: 'x'.repeat(2000) }),
		);
		expect(formatExamples(libraryOf(long)).length).toBeLessThan(40_000);
	});
});
