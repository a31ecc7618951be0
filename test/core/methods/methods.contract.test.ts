import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type {
	FinalReply,
	OptionSpec,
	Plan,
	PlanContext,
	Step,
	StepResult,
} from '../../../src/core/methods/method.ts';
import type { Question } from '../../../src/core/question.ts';
import { readReply } from '../../../src/core/reply/read.ts';
import { answersOf } from '../../../src/core/run/answers.ts';
import type { AnyFamily } from '../../../src/core/tasks/family.ts';
import { METHOD_IDS, type MethodOptions } from '../../../src/core/method-id.ts';
import { checkOption } from '../../../src/core/methods/options.ts';
import { methodById, methods } from '../../../src/core/methods/registry.ts';
import type { RunEvent } from '../../../src/core/record/event.ts';
import { analysed, FakePython, printed, raised, timedOut } from '../../support/fake-python.ts';
import { runAll } from '../../support/run-spec.ts';
import { ScriptedModel, type ScriptedReply } from '../../support/scripted-model.ts';

const PROGRAM = '```python\nprint("Correct")\n```';

/** What a model may say that nobody asked for. */
const ADVERSARIAL: Readonly<Record<string, ScriptedReply>> = {
	words: 'I think it is 41, so <<<41>>>.',
	program: `Let me see.\n${PROGRAM}`,
	'three blocks': `${PROGRAM}\nor\n~~~py\nprint(2)\n~~~\nor\n\`\`\`Python3\nprint(3)`,
	'broken tool call': { toolCalls: [{ id: 't1', name: 'python', arguments: '{"code": "print(1)' }] },
	'tool call': { toolCalls: [{ id: 't1', name: 'python', arguments: '{"code": "print(1)"}' }] },
	'unknown tool': { text: 'Looking it up', toolCalls: [{ id: 't1', name: 'browser', arguments: '{}' }] },
	'many tool calls': {
		toolCalls: Array.from({ length: 40 }, (_, i) => ({
			id: String(i),
			name: 'python',
			arguments: JSON.stringify({ code: `print(${String(i)})` }),
		})),
	},
	'sentinel in prose': 'I would not say <<<Code>>> or Return Answer or Terminate yet, but try again.',
	'return token': '<<<Return Answer>>>',
	'code token': '<<<Code>>>',
	'text token': 'Text',
	incorrect: 'Incorrect: the last step is wrong',
	'stop word': 'The answer is <<<42>>>\n**FINISHED**',
	empty: '',
	'empty brackets': '<<<>>>',
	'options repeated': '<<<Code>>> or <<<Text>>>',
	'quoted format': 'Output format: <<<answer>>>',
	refusal: "I'm sorry, but I can't help with that.",
	long: '9'.repeat(50_000),
	'open brackets': '<<<'.repeat(5000),
	ratings: 'Code confidence: 8\nText confidence: 3\n<<<42>>>',
	'no tokens': { text: '<<<42>>>', logprobs: [] },
	tokens: { text: '<<<42>>>', logprobs: [{ token: '<<<42>>>', logprob: -0.01 }] },
};

const RUNS = {
	prints: () => printed('Correct\n'),
	objects: () => printed('Incorrect: no\n'),
	'prints nothing': () => printed(''),
	raises: () => raised('SyntaxError', 'invalid syntax', 3),
	'times out': () => timedOut('trying 1\n'),
	'prints much': () => printed('x'.repeat(60_000)),
} as const;

function extreme(spec: OptionSpec, end: 'low' | 'high'): number | boolean | string {
	switch (spec.kind) {
		case 'integer':
		case 'number':
			return end === 'low' ? spec.min : spec.max;
		case 'switch':
			return end === 'high';
		case 'choice':
			return spec.choices.at(end === 'low' ? 0 : -1)!.value;
	}
}

/** Plans see the instance of a question at no time. */
const UNSEEN = new Proxy(
	{},
	{
		get: (_, name) => {
			throw new Error(`A method looked at ${String(name)} of the instance`);
		},
	},
);

function forbidden(): never {
	throw new Error('A method asked for the truth');
}

const BLIND = {
	id: 'letters',
	parse: (value: unknown) => value,
	canonical: (_: unknown, answer: string) => answer,
	verify: forbidden,
	fits: forbidden,
	solve: forbidden,
	slip: forbidden,
	python: forbidden,
} as unknown as AnyFamily;

/** A plan with these replies in turn; every program prints 42. */
function played(plan: Plan, replies: readonly string[]): FinalReply {
	let calls = 0;
	const performed = (step: Step): StepResult => {
		switch (step.kind) {
			case 'ask': {
				const text = replies[calls++ % replies.length]!;
				return {
					...{ kind: 'ask', callId: `call-${String(calls)}`, text, reasoning: '', toolCalls: [], usage: {} },
					...{ finishReason: { unified: 'stop', raw: null }, reading: readReply(text) },
				};
			}
			case 'execute':
				return { kind: 'execute', codeId: 'code-1', result: printed('42\n'), analysis: analysed(1, null) };
			case 'all':
				return { kind: 'all', results: step.steps.map(performed) };
			case 'close':
			case 'keep':
			case 'note':
				return { kind: 'noted' };
		}
	};
	let next = plan.next();
	while (next.done !== true) next = plan.next(performed(next.value));
	return next.value;
}

function countCalls(events: readonly RunEvent[]): number {
	return events.filter(({ type }) => type === 'call-start').length;
}

describe.each(methods.map((method) => [method.id, method] as const))('%s', (id, method) => {
	const low = Object.fromEntries(method.options.map((spec) => [spec.id, extreme(spec, 'low')]));
	const high = Object.fromEntries(method.options.map((spec) => [spec.id, extreme(spec, 'high')]));

	it('ends within its declared calls, whatever models and Python say', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.constantFrom(...Object.keys(ADVERSARIAL)), { minLength: 1, maxLength: 6 }),
				fc.constantFrom(...Object.values(RUNS)),
				fc.constantFrom<MethodOptions>({}, low, high),
				fc.boolean(),
				fc.boolean(),
				fc.boolean(),
				async (names, run, options, tools, ruleCoach, isDisguise) => {
					const task = new ScriptedModel((_, i) => ADVERSARIAL[names[i % names.length]!]!, {
						capabilities: { tools, logprobs: tools, systemRole: !tools },
					});
					const python = new FakePython(run, () => analysed(1, isDisguise ? 'prints a literal' : null));
					const events = await runAll({ method: id, options, models: { task }, python, ruleCoach });
					const { min, max } = method.calls(options, ruleCoach);
					expect(events.find(({ type }) => type === 'run-error')).toBeUndefined();
					expect(events.at(-1)).toMatchObject({ type: 'run-end', outcome: 'finished' });
					expect(countCalls(events)).toBeGreaterThanOrEqual(min);
					expect(countCalls(events)).toBeLessThanOrEqual(max);
				},
			),
			{ numRuns: 80 },
		);
	});

	it.each(Object.keys(ADVERSARIAL))('copes with nothing but: %s', async (name) => {
		const task = new ScriptedModel(() => ADVERSARIAL[name]!, { capabilities: { tools: true } });
		const events = await runAll({ method: id, models: { task }, python: new FakePython(RUNS.prints) });
		expect(events.at(-1)).toMatchObject({ type: 'run-end', outcome: 'finished' });
		expect(countCalls(events)).toBeLessThanOrEqual(method.calls({}).max);
	});

	it('sends no empty message, also after an empty reply', async () => {
		const task = new ScriptedModel((_, i) => (i % 2 === 0 ? '' : PROGRAM));
		const options = { turns: '4' };
		await runAll({ method: id, options, models: { task }, python: new FakePython(() => printed('no')) });
		const contents = task.requests.flatMap(({ messages }) => messages.map(({ content }) => content.trim()));
		expect(contents).not.toContain('');
	});

	it('asks only the roles it names, and shows the question in its first message', async () => {
		const seen = new Set<string>();
		const models = Object.fromEntries(
			(['task', 'coach', 'checker', 'summariser'] as const).map((role) => [
				role,
				new ScriptedModel((request) => {
					seen.add(`${role} as ${request.role}`);

					return PROGRAM;
				}),
			]),
		);
		const python = new FakePython(() => printed('Incorrect: no'));
		const events = await runAll({ method: id, models, python });
		const first = events.find(({ type }) => type === 'call-start');
		// The task model may test its own answer.
		const allowed = [...method.roles.map((role) => `${role} as ${role}`), 'task as checker'];
		expect([...seen].filter((who) => !allowed.includes(who))).toEqual([]);
		expect(first?.type === 'call-start' && first.messages.at(-1)?.content).toContain('What is 6 times 7?');
	});

	it('never asks whether an answer is right: it may look at the question alone', () => {
		const question: Question = {
			text: 'What is 6 times 7?',
			source: { kind: 'instance', family: 'letters', level: 'x', seed: 's', instance: UNSEEN },
		};
		const context: PlanContext = {
			capabilities: { tools: false, logprobs: false, systemRole: true, temperature: true, prefill: false },
			ruleCoach: false,
			answers: answersOf(question, () => BLIND),
		};
		for (const replies of [[PROGRAM], ['It is <<<41>>>'], ['It is <<<41>>>', PROGRAM, '<<<42>>>', '']]) {
			const { turn } = played(method.plan(question, {}, context), replies);
			expect(turn).toBeGreaterThanOrEqual(1);
		}
	});

	it('declares options whose defaults are allowed and whose call numbers make sense', () => {
		for (const spec of method.options) expect(checkOption(spec, spec.default).ok).toBe(true);
		for (const options of [{}, low, high, { nonsense: 'x', turns: 99, guidances: -4, steps: Number.NaN }]) {
			for (const ruleCoach of [false, true]) {
				const { min, max } = method.calls(options, ruleCoach);
				expect(min).toBeGreaterThanOrEqual(1);
				expect(max).toBeGreaterThanOrEqual(min);
			}
		}
		expect(new Set(method.options.map((spec) => spec.id)).size).toBe(method.options.length);
	});

	it('says where it differs from the paper and from the released code', () => {
		for (const line of Object.values(method.differs)) expect(line).toMatch(/^[A-Z].{15,400}\.$/);
	});

	it('has presets that set every option to something it takes', () => {
		for (const preset of method.presets) {
			expect(Object.keys(preset.options).sort()).toEqual(method.options.map((spec) => spec.id).sort());
			for (const spec of method.options) {
				expect(checkOption(spec, preset.options[spec.id])).toMatchObject({ ok: true });
			}
		}
	});

	it('makes no call of the coach when the coach is the rule coach', async () => {
		const task = new ScriptedModel(() => PROGRAM);
		const coach = new ScriptedModel([]);
		await runAll({ method: id, models: { task, coach }, python: new FakePython(), ruleCoach: true });
		expect(coach.requests).toEqual([]);
	});
});

describe('the registry', () => {
	it('lists every method once, in the order of the ids', () => {
		expect(methods.map(({ id }) => id)).toEqual(METHOD_IDS);
		expect(methodById('nothing')).toBeNull();
	});

	it('keeps the ids, which stand in stored runs and links, and the names the papers use; new ones come after them', () => {
		const KEPT = [
			['only-question', 'Only question'],
			['all-text', 'All text'],
			['all-code', 'All code'],
			['all-code-cot', 'All code + CoT'],
			['autogen-conca', 'AutoGen conca.'],
			['autogen-system', 'AutoGen system'],
			['code-interpreter', 'Code interpreter'],
			['code-interpreter-plus', 'Code interpreter+'],
			['code-text-sum', 'Code + text + sum.'],
			['self-estimate', 'Self-estimate'],
			['symbolic-agent', 'Symbolic agent'],
			['code-text-sum-2', 'Code + text + sum. 2'],
			['code-text-choice', 'Code/text choice'],
			['codesteer', 'CodeSteer'],
			['few-shot', 'Few-shot'],
			['code-first-rule', 'Code-first rule'],
			['code-first-agent', 'Code-first agent'],
			['checked-code', 'Checked code'],
			['confidence-gate', 'Confidence gate'],
			['learned-router', 'Learned router'],
			['mental-code', 'Mental code'],
			['two-view', 'Two views'],
			['chain-of-code', 'Chain of code'],
			['tool-mix', 'Tool mix'],
			['verify-vote', 'Verify and vote'],
			['nudge', 'Nudge'],
			['tool-filter', 'Tool filter'],
			['learned-examples', 'Learned examples'],
			['certified-vote', 'Certified vote'],
		];
		expect(methods.slice(0, KEPT.length).map(({ id, label }) => [id, label])).toEqual(KEPT);
	});
});
