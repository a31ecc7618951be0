import { describe, expect, it } from 'vitest';
import {
	ALL_TEXT_INSTRUCTION,
	CODE_COT_INSTRUCTION,
	CUT_PROGRAM,
} from '../../../src/core/methods/kit/ways.ts';
import { RATE_INSTRUCTION } from '../../../src/core/methods/confidence-gate.ts';
import { answerProbability, readConfidence } from '../../../src/core/methods/confidence-gate.ts';
import { trainRouter } from '../../../src/core/methods/learned-router/train.ts';
import { createRng } from '../../../src/core/rng.ts';
import { analysed, FakePython, printed, raised } from '../../support/fake-python.ts';
import { runAll, typed } from '../../support/run-spec.ts';
import { ScriptedModel } from '../../support/scripted-model.ts';
import { callsOf, decisionsOf, sentTo } from '../../support/transcript.ts';

const question = typed('Which is larger, 9.11 or 9.9?', '9.9');
const PROGRAM = 'I compare.\n```python\nprint(max(9.11, 9.9))\n```';

describe('Checked code', () => {
	it('shows the model its fault and lets it repair, until nothing is found', async () => {
		const results = [raised('NameError', "name 'x' is not defined", 1), printed('9.11\n'), printed('9.9\n')];
		const analyses = [analysed(5), analysed(0, 'prints a literal'), analysed(5)];
		let [run, read] = [0, 0];
		const events = await runAll({
			question,
			method: 'checked-code',
			options: { rounds: 3, selfCheck: false },
			models: { task: new ScriptedModel([PROGRAM, PROGRAM, PROGRAM]) },
			python: new FakePython(
				() => results[run++]!,
				() => analyses[read++]!,
			),
		});
		expect(decisionsOf(events)).toEqual([
			'1 method: improve (The program stopped with NameError)',
			'2 method: improve (Text in disguise: prints a literal)',
			'3 method: return (The program ran to its end and no fault was found)',
		]);
		const users = sentTo('task', events)
			.at(-1)
			?.filter(({ role }) => role === 'user');
		expect(users?.map(({ content }) => content)).toEqual([
			`${CODE_COT_INSTRUCTION}\n\n${question.text}`,
			expect.stringContaining("NameError: name 'x' is not defined"),
			expect.stringContaining('only prints what was thought up before'),
		]);
	});

	it('asks for a shorter program where the reply broke off in the middle of one: it has no fault to be found', async () => {
		const results = [raised('SyntaxError', "'(' was never closed", 10), printed('9.9\n')];
		let run = 0;
		const events = await runAll({
			question,
			method: 'checked-code',
			options: { selfCheck: false },
			models: { task: new ScriptedModel([{ text: PROGRAM.slice(0, -8), isCut: true }, PROGRAM]) },
			python: new FakePython(() => results[run++]!),
		});
		expect(decisionsOf(events)[0]).toBe(
			'1 method: improve (The reply broke off in the middle of its program)',
		);
		expect(sentTo('task', events).at(-1)?.at(-1)).toEqual({ role: 'user', content: CUT_PROGRAM });
	});

	it('repairs once when the check objects, and turns to words only then', async () => {
		const checker = new ScriptedModel(() => '```python\ncheck()\n```');
		const python = new FakePython((code) => printed(code === 'check()' ? 'Incorrect: too small' : '9.11'));
		const task = new ScriptedModel([PROGRAM, PROGRAM, 'In words: <<<9.9>>>']);
		const events = await runAll({ question, method: 'checked-code', models: { task, checker }, python });
		expect(sentTo('task', events).at(-1)).toEqual([
			{ role: 'user', content: `${CODE_COT_INSTRUCTION}\n\n${question.text}` },
			{ role: 'assistant', content: PROGRAM },
			{
				role: 'user',
				content:
					'A test of the answer says:\nIncorrect: too small\n\n' +
					'Find the cause, correct it, and write the whole program again in one ```python block.',
			},
			{ role: 'assistant', content: PROGRAM },
			{
				role: 'user',
				content:
					'The program did not lead to a sound answer. The check found the answer wrong.\n\n' +
					`Leave programs aside from now on. ${ALL_TEXT_INSTRUCTION}`,
			},
		]);
		expect(callsOf(events)).toEqual([
			'1 task code: answers in code',
			'1 checker code: writes a check',
			'2 task code: repairs its code',
			'2 checker code: writes a check',
			'3 task text: answers in text',
		]);
		expect(events.at(-2)).toMatchObject({ outcome: { verdict: { kind: 'correct' }, turn: 3 } });
	});

	it('returns the last program, with its fault named, when words are not allowed', async () => {
		const events = await runAll({
			question,
			method: 'checked-code',
			options: { rounds: 2, lastResort: false },
			models: { task: new ScriptedModel(['no code', 'still none']) },
		});
		expect(events.find(({ type }) => type === 'limit-reached')).toMatchObject({
			text: 'The last program still has a fault and may not be written again: There is no program',
		});
	});
});

describe('Confidence gate', () => {
	const token = (text: string, probability: number) => ({ token: text, logprob: Math.log(probability) });

	it.each([
		[0.9, '1 method: return (The text answer is kept: confidence 90 %, trusted from 80 %)', 1],
		[0.5, '1 method: code (The text answer is not trusted: confidence 50 %, trusted from 80 %)', 2],
	])('measures the answer tokens (%d) and acts on them', async (probability, decision, turn) => {
		const logprobs = [
			token('It is ', 0.01),
			token('<<<', 0.99),
			token('9.9', probability),
			token('>>>', 0.99),
		];
		const task = new ScriptedModel([{ text: 'It is <<<9.9>>>', logprobs }, PROGRAM], {
			capabilities: { logprobs: true },
		});
		const python = new FakePython(() => printed('9.9'));
		const events = await runAll({ question, method: 'confidence-gate', models: { task }, python });
		expect(task.requests[0]?.logprobs).toBe(true);
		expect(decisionsOf(events)).toEqual([decision]);
		expect(events.at(-2)).toMatchObject({ outcome: { turn } });
	});

	it('goes to code from words that broke off before an answer, however sure their tokens are', async () => {
		const logprobs = [token('First I look', 0.99), token(' at the', 0.99)];
		const task = new ScriptedModel([{ text: 'First I look at the', logprobs, isCut: true }, PROGRAM], {
			capabilities: { logprobs: true },
		});
		const python = new FakePython(() => printed('9.9'));
		const events = await runAll({ question, method: 'confidence-gate', models: { task }, python });
		expect(decisionsOf(events)).toEqual([
			'1 method: code (The reply in words broke off before it named an answer: there is nothing to trust)',
		]);
		expect(events.some(({ type }) => type === 'gauge')).toBe(false);
	});

	it('measures a long answer whole, of which the record keeps a part', async () => {
		const logprobs = [
			token('<<<', 0.99),
			...Array.from({ length: 400 }, () => token('1', 0.25)),
			...Array.from({ length: 400 }, () => token('2', 1)),
			token('>>>', 0.99),
		];
		const text = logprobs.map((one) => one.token).join('');
		const task = new ScriptedModel([{ text, logprobs }, PROGRAM], { capabilities: { logprobs: true } });
		const python = new FakePython(() => printed('9.9'));
		const events = await runAll({ question, method: 'confidence-gate', models: { task }, python });
		const gauge = events.find((event) => event.type === 'gauge');
		expect(gauge?.value).toBeCloseTo(0.5);
		const end = events.find((event) => event.type === 'call-end');
		expect(end?.logprobs).toHaveLength(300);
	});

	it('asks the model to rate itself when there are no token probabilities, then codes in a new dialogue', async () => {
		const task = new ScriptedModel(['It is <<<9.11>>>', 'Confidence: 40', PROGRAM]);
		const python = new FakePython(() => printed('9.9'));
		const events = await runAll({ question, method: 'confidence-gate', models: { task }, python });
		const first = { role: 'user', content: `${ALL_TEXT_INSTRUCTION}\n\n${question.text}` };
		expect(sentTo('task', events)).toEqual([
			[first],
			[
				first,
				{ role: 'assistant', content: 'It is <<<9.11>>>' },
				{ role: 'user', content: RATE_INSTRUCTION },
			],
			[{ role: 'user', content: `${CODE_COT_INSTRUCTION}\n\n${question.text}` }],
		]);
		expect(events.find(({ type }) => type === 'gauge')).toMatchObject({ value: 0.4 });
	});

	it('draws no bar for a rating that was not given, and goes to code', async () => {
		const task = new ScriptedModel(['It is <<<9.11>>>', 'I am sure.', PROGRAM]);
		const python = new FakePython(() => printed('9.9'));
		const events = await runAll({
			question,
			method: 'confidence-gate',
			options: { threshold: 0 },
			models: { task },
			python,
		});
		expect(events.filter(({ type }) => type === 'gauge')).toEqual([]);
		expect(decisionsOf(events)).toEqual([
			'1 method: code (The text answer is not trusted: no confidence was given, trusted from 0 %)',
		]);
	});

	it('counts only tokens that are part of the answer', () => {
		const tokens = [
			token('a\n', 0.1),
			token(' <<', 0.1),
			token('<', 0.1),
			token('4', 0.8),
			token('2', 0.2),
			token('>>>.', 0.1),
		];
		expect(answerProbability(tokens)).toBeCloseTo(0.4);
		expect(answerProbability([token('a\n', 0.1), token('42', 0.5), token('\n', 0.1)])).toBeCloseTo(0.5);
		expect(answerProbability([])).toBeNull();
	});

	it.each([
		['Confidence: 85', 0.85],
		['**Confidence**: 100 %', 1],
		['70', 0.7],
		['I am sure', null],
		['between 10 and 20', null],
		['Confidence: 900', null],
		['Confidence: 1000', null],
		['Confidence (0-100): 85', 0.85],
		['85 out of 100', 0.85],
		['Confidence: 0.85', 0.85],
		['Confidence: 0.5 %', 0.005],
		['Confidence: 1', 0.01],
	])('reads the rating %j as %s', (reply, value) => {
		expect(readConfidence(reply)).toBe(value);
	});
});

describe('Learned router', () => {
	const examples = Array.from({ length: 60 }, (_, i) => ({
		question:
			i % 2 === 0
				? `Compute ${String(i * 7919)} * ${String(i * 104729)} exactly.`
				: `Who is the more patient friend, the one who waits or the one who asks? Story ${'x'.repeat(i % 7)}`,
		text: i % 2 === 1,
		code: i % 2 === 0,
	}));

	it('learns to send sums to code and stories to text, better than always the same way', () => {
		const result = trainRouter(examples, createRng('router'));
		expect(result).toMatchObject({
			kind: 'trained',
			isBetterThanBaseline: true,
			model: { version: 1, trainedOn: 60 },
			validation: { folds: 5 },
		});
		expect(result.kind === 'trained' && result.validation.accuracy).toBeGreaterThan(0.95);
	});

	it('does not claim to be better on labels without a pattern', () => {
		const rng = createRng('noise');
		const noise = examples.map(({ question: text }) => {
			const code = rng.chance(0.5);
			return { question: `${text} ${String(rng.int(0, 9))}`, code, text: !code };
		});
		const result = trainRouter(noise, rng);
		expect(result.kind === 'trained' && result.validation.accuracy).toBeLessThan(0.75);
	});

	it('says honestly when there is too little to learn from', () => {
		const both = examples.map((example) => ({ ...example, text: true, code: true }));
		expect(trainRouter([...both, ...examples.slice(0, 10)], createRng('few'))).toEqual({
			kind: 'too-little-data',
			why: 'Only 10 questions were right in exactly one way (code 5, text 5); a router needs 40, at least 8 of each',
			useful: 10,
			needed: 40,
		});
		const oneSided = examples.map((example) => ({ ...example, text: false, code: true }));
		expect(trainRouter(oneSided, createRng('one'))).toMatchObject({ kind: 'too-little-data', useful: 60 });
	});

	it('sends a question the way the trained model points', async () => {
		const trained = trainRouter(examples, createRng('router'));
		const model = JSON.stringify(trained.kind === 'trained' ? trained.model : null);
		const run = (text: string) =>
			runAll({
				question: typed(text),
				method: 'learned-router',
				options: { model },
				models: { task: new ScriptedModel(['<<<1>>>']) },
			});
		const sum = await run('Compute 99991 * 31337 exactly.');
		const story = await run('Who is the more patient friend, the one who sings or the one who asks?');
		expect([callsOf(sum), callsOf(story)]).toEqual([
			['1 task code: answers in code'],
			['1 task text: answers in text'],
		]);
		expect(sum.find(({ type }) => type === 'gauge')).toMatchObject({ label: 'Code is the better way' });
	});

	it.each([
		[undefined, 'No router has been trained yet'],
		['{broken', 'The router is not valid JSON'],
		['{"version":2}', 'The router is of an unknown version'],
		['{"version":1,"features":["luck"]}', 'The router was trained on other features'],
	])('falls back to plain rules with %j and says so', async (model, why) => {
		const options = model === undefined ? {} : { model };
		const task = new ScriptedModel(['<<<9.9>>>']);
		const events = await runAll({ question, method: 'learned-router', options, models: { task } });
		expect(events.find(({ type }) => type === 'remark')).toMatchObject({
			text: `${why}; plain rules on the question decide instead`,
		});
		expect(callsOf(events)).toEqual(['1 task code: answers in code']);
	});
});
