import { describe, expect, it } from 'vitest';
import type { ExecutionResult } from '../../../src/core/execution.ts';
import { METHOD_IDS, type MethodId, type MethodOptions } from '../../../src/core/method-id.ts';
import type { Method, OptionSpec } from '../../../src/core/methods/method.ts';
import { wordingFault, prompts, promptsOf } from '../../../src/core/methods/prompts/registry.ts';
import { withOwnTexts } from '../../../src/core/methods/prompts/wording.ts';
import { methods } from '../../../src/core/methods/registry.ts';
import type { Question } from '../../../src/core/question.ts';
import { createRng } from '../../../src/core/rng.ts';
import { generated } from '../../../src/core/tasks/instance.ts';
import { familyById } from '../../../src/core/tasks/registry.ts';
import { analysed, FakePython, printed, raised, timedOut } from '../../support/fake-python.ts';
import { runAll, typed } from '../../support/run-spec.ts';
import { ScriptedModel } from '../../support/scripted-model.ts';

const PROGRAM = '```python\nprint(6 * 7)\n```';
const OTHER = '```python\nprint(sum([6] * 7))\n```';
const ASKING = '```python\nprint(think("Is it blue?", 1))\n```';

/** Replies in turn, over and over. */
const REPLIES: readonly (readonly string[])[] = [
	[PROGRAM, OTHER],
	['I reckon <<<41>>>', PROGRAM],
	[PROGRAM, OTHER, 'I reckon <<<41>>>', OTHER],
	['', '', PROGRAM],
	['<<<Text>>>', 'I reckon <<<41>>>', 'Confidence: 20'],
	['<<<Code>>>', PROGRAM, '<<<42>>>'],
	['try harder', PROGRAM, PROGRAM],
	['<<<40>>>', '<<<41>>>', '<<<42>>>', ASKING],
];
const RUNS: readonly (() => ExecutionResult)[] = [
	() => printed('Correct\n'),
	() => printed('Incorrect: no\n'),
	() => printed('mismatch\n40\nFALSE'),
	() => printed(''),
	() => raised('SyntaxError', 'invalid syntax', 3),
	() => raised('ValueError', 'no such value', 3),
	() => timedOut('trying 1\n'),
	() => ({ ...timedOut('mismatch'), kind: 'crashed', reason: 'out of memory' }) as ExecutionResult,
	() =>
		({
			...raised('NeedsThought', 'Is it blue?', 1),
			asks: [{ instruction: 'Is it blue?', value: '1', line: 1 }],
		}) as ExecutionResult,
];
const TEXTS = [
	'What is 678 + 7?',
	'How many letters r are in strawberry?',
	'Rewrite the string: insert x after every a in abcabc.',
	'Use 1, 4, 6 and 9 once each to make 24.',
	'What is the fewest moves from A to B?',
	'Ann and Bob take turns; who is last?',
	'Who wrote the poem?',
];

function taskQuestion(): Question {
	const letters = familyById('letters')!;
	const level = letters.levels[0]!;
	const instance = generated(letters, level, 's');
	const source = { kind: 'instance', family: 'letters', level: level.id, seed: 's', instance } as const;
	return { text: letters.question(instance), source };
}

const QUESTIONS: readonly Question[] = [...TEXTS.map((text) => typed(text, '42')), taskQuestion()];

function extreme(spec: OptionSpec, end: 'low' | 'high'): number | boolean | string {
	if (spec.kind === 'switch') return end === 'high';
	if (spec.kind === 'choice') return spec.choices.at(end === 'low' ? 0 : -1)!.value;
	return end === 'low' ? spec.min : Math.min(spec.max, 6);
}

function optionsOf(method: Method): readonly MethodOptions[] {
	const all = (end: 'low' | 'high') =>
		Object.fromEntries(method.options.map((spec) => [spec.id, extreme(spec, end)]));
	const choices = method.options.flatMap((spec) =>
		spec.kind === 'choice' ? spec.choices.map(({ value }) => ({ [spec.id]: value })) : [],
	);
	return [{}, all('low'), all('high'), ...choices];
}

/** With every prompt forked to its own name in brackets. */
const MARKED = (id: MethodId) =>
	Object.fromEntries(
		promptsOf(id).map(({ id: name, slots = [] }) => [
			name,
			`⟦${name}${slots.map((slot) => ` {${slot}}`).join('')}⟧`,
		]),
	);

/** Every text that was sent to a model in many runs, replies aside. */
async function sentBy(method: Method): Promise<readonly string[]> {
	const sent = new Set<string>();
	const rng = createRng('prompts', method.id);
	const cuts = createRng('cuts', method.id);
	const options = optionsOf(method);
	for (let run = 0; run < runsOf(method); run++) {
		const [replies, runs] = [rng.pick(REPLIES), rng.sample(RUNS, 2)];
		const [tools, prefill] = [rng.chance(0.3), rng.chance(0.5)];
		const analysis = analysed(rng.int(0, 4), rng.chance(0.3) ? 'prints it' : null);
		const isCut = cuts.chance(0.3);
		let count = 0;
		const events = await runAll({
			method: method.id,
			question: rng.pick(QUESTIONS),
			options: withOwnTexts(rng.chance(0.5) ? {} : rng.pick(options), MARKED(method.id)),
			models: {
				task: new ScriptedModel((_, i) => ({ text: replies[i % replies.length]!, isCut }), {
					capabilities: { tools, prefill },
				}),
			},
			ruleCoach: rng.chance(0.5),
			python: new FakePython(
				() => runs[count++ % 2]!(),
				() => analysis,
			),
		});
		for (const event of events) {
			if (event.type !== 'call-start') continue;
			for (const message of event.messages) {
				if (message.role !== 'assistant' || message.isOpen === true) sent.add(message.content);
			}
			for (const { description } of event.tools ?? []) sent.add(description);
		}
	}
	return [...sent];
}

/** Of agents that all answer in rounds a few say everything. */
function runsOf({ id }: Method): number {
	return id === 'tool-mix' ? 60 : 250;
}

/** What stands between the prompts: headings, and what is reported of replies and runs. */
const BETWEEN = [
	/^Question:$|^Answer to be tested:$|^Claimed answer:$|^Answer of the (?:model|(?:first|second) solver, in (?:words|code)):$/,
	/^(?:Running your (?:program|block) gave|What running (?:the|its) program gave|Your (?:answer was|(?:program|test) printed)):$/,
	/^(?:Your program did not get to its end|A test of the answer says|A test program says|What the program looks like):$/,
	/^(?:Advice for this question|Answers (?:of the last round|to choose from)|Its program printed):$|^Its reasoning:|^(?:Answer )?[A-G]:/,
	/^- .* \(given by \d of \d\)$|^Share of the most frequent answer: \d+ %. Different answers: \d. Entropy: /,
	/^Complexity by the (?:published rules|syntax tree): |^score line \d|^It only prints a finished answer: |^The program cannot be read: /,
	/^Now the question\.$/,
	// What programs printed, and how they ended.
	/^(?:Correct|Incorrect: no|40|FALSE|mismatch|trying 1|It then stopped with an error:|Traceback .*|File "answer.py", line \d)$/,
	/^(?:(?:SyntaxError|ValueError|NeedsThought): .*|It was stopped after 10 seconds, before it had finished\.|The interpreter broke down: .*)$/,
	/^(?:The checking program failed\. .*|The program printed nothing\.|No checking program was written)$/,
	/^The interpreter was started anew; names defined before are gone\.$|^Is it blue\?$|^\d+$|^Code$|^Text$/,
];

describe.each(methods.map((method) => [method.id, method] as const))('%s', (id, method) => {
	it('sends prompts of the registry, each of its own, and nothing else of ours', async () => {
		const sent = await sentBy(method);
		const named = new Set(sent.flatMap((text) => [...text.matchAll(/⟦([\w-]+)/g)].map(([, name]) => name)));
		const replies = REPLIES.flat().flatMap((reply) => [reply, reply.replace(/<{2,}|>{2,}/g, ' ').trim()]);
		const known = [...QUESTIONS.map(({ text }) => text), ...replies].filter((text) => text.length > 4);
		const left = sent.flatMap((text) => {
			let rest = text;
			for (let before = ''; before !== rest;) [before, rest] = [rest, rest.replace(/⟦[^⟦⟧]*⟧/g, '')];
			rest = rest.replace(/Example \d, [\s\S]*?(?=\n\n(?:Example|Now the question))/g, '');
			for (const one of known) rest = rest.replaceAll(one, '');
			return rest.split('\n').filter((line) => line.trim() !== '');
		});
		expect(left.filter((line) => !BETWEEN.some((pattern) => pattern.test(line.trim())))).toEqual([]);
		expect(promptsOf(id).flatMap(({ id: name }) => (named.has(name) ? [] : [name]))).toEqual([]);
	});
});

describe('the registry of prompts', () => {
	it('names each text once', () => {
		expect(new Set(prompts.map(({ id }) => id)).size).toBe(prompts.length);
		expect(new Set(prompts.map(({ text }) => text)).size).toBe(prompts.length);
	});

	it('says of each prompt what it is, when it is sent, and by which methods', () => {
		for (const prompt of prompts) {
			expect(prompt.title).toMatch(/^[A-Z].{3,60}$/);
			expect(prompt.when).toMatch(/^\p{L}.{8,120}$/u);
			expect(prompt.methods.length).toBeGreaterThan(0);
			expect(METHOD_IDS).toEqual(expect.arrayContaining([...prompt.methods]));
		}
	});

	it('takes its own texts as forks: they have their slots, and what is read in replies', () => {
		for (const prompt of prompts) {
			expect([prompt.id, wordingFault(prompt, prompt.text)]).toEqual([prompt.id, null]);
			expect((prompt.reads ?? []).filter((word) => !prompt.text.includes(word))).toEqual([]);
		}
	});

	it('has prompts for every method but the bare question', () => {
		expect(methods.filter(({ id }) => promptsOf(id).length === 0)).toEqual([]);
	});
});
