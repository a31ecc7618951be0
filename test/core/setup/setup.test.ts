import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { METHOD_IDS } from '../../../src/core/method-id.ts';
import type { ModelRef } from '../../../src/core/model.ts';
import { DEFAULT_PREFERENCES } from '../../../src/core/preferences.ts';
import { formatSetupQuery, parseSetupQuery, withoutUsual } from '../../../src/core/setup/link.ts';
import { MAX_QUESTION_LENGTH, parseSetup } from '../../../src/core/setup/parse.ts';
import { choicesOf, questionOf, type Setup, setupOf, typedSetup } from '../../../src/core/setup/setup.ts';
import { specsOf } from '../../../src/core/setup/specs.ts';
import { parseRunSpec } from '../../../src/core/record/parse.ts';
import { NO_COACH, specOf } from '../../support/run-spec.ts';

const demo: ModelRef = { id: 'demo:bold', label: 'Demo · bold', kind: 'scripted' };
const own: ModelRef = { id: 'custom:m', label: 'm', kind: 'hosted' };

const json = fc.jsonValue({ maxDepth: 2 }).map((value) => JSON.parse(JSON.stringify(value)) as unknown);
const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).filter((t) => t.trim() !== '');
const limit = fc.option(fc.integer({ min: 1, max: 1e6 }));
const setups: fc.Arbitrary<Setup> = fc.record(
	{
		question: text,
		source: fc.oneof(
			fc.record({ kind: fc.constant('typed' as const) }),
			fc.record({ kind: fc.constant('typed' as const), expected: text }),
			fc.record({
				kind: fc.constant('typed' as const),
				check: fc.record({ family: fc.constant('game-24' as const), instance: json }),
			}),
			fc.record({
				kind: fc.constant('instance' as const),
				family: fc.constant('letters' as const),
				level: text,
				seed: text,
				instance: json,
			}),
		),
		choices: fc.record(
			{
				methods: fc.subarray([...METHOD_IDS], { minLength: 1 }),
				model: text,
				coach: text,
				checker: text,
				pythonSeconds: fc.integer({ min: 1, max: 120 }),
				replyTokens: limit,
				budget: fc.record({ calls: limit, tokens: limit, cost: limit, seconds: limit }),
				answerSentence: fc.boolean(),
				readOut: fc.boolean(),
				blocks: fc.constantFrom('first' as const, 'all' as const),
				logprobs: fc.boolean(),
			},
			{ requiredKeys: [] },
		),
		seed: fc.integer(),
	},
	{ requiredKeys: ['question', 'source', 'choices'] },
);

describe('a setup', () => {
	test('comes back from its link and from JSON as it was', () => {
		fc.assert(
			fc.property(setups, (setup) => {
				expect(parseSetupQuery(formatSetupQuery(setup))).toEqual({ ok: true, value: setup });
				expect(parseSetup(JSON.parse(JSON.stringify(setup)))).toEqual({ ok: true, value: setup });
			}),
		);
	});

	test('has a link that a person can read', () => {
		const setup = {
			...typedSetup('9.11 or 9.9?', '9.9'),
			choices: { methods: ['all-text'] as const },
			seed: 7,
		};
		expect(formatSetupQuery(setup)).toBe('q=9.11+or+9.9%3F&expected=9.9&methods=all-text&seed=7');
	});

	test('is shared with no more in it than what is unusual and what belongs to the chosen methods', () => {
		const setup = {
			...typedSetup('Q?'),
			choices: {
				...choicesOf(DEFAULT_PREFERENCES),
				methods: ['codesteer'] as const,
				methodOptions: { codesteer: { turns: 3 }, 'all-code': { turns: '2' } },
				pythonSeconds: 20,
			},
		};
		expect(withoutUsual(setup)).toEqual({
			...typedSetup('Q?'),
			choices: {
				methods: ['codesteer'],
				model: 'demo:bold',
				coach: 'rules',
				methodOptions: { codesteer: { turns: 3 } },
				pythonSeconds: 20,
			},
		});
	});

	test('is refused in words when it is none', () => {
		const refused = (value: unknown): string => {
			const read = parseSetup(value);
			return read.ok ? 'taken' : read.error;
		};
		expect(
			[
				null,
				{},
				{ question: 'x'.repeat(MAX_QUESTION_LENGTH + 1) },
				{ question: 'Q', choices: { methods: ['magic'] } },
				{ question: 'Q', choices: { methods: [] } },
				{ question: 'Q', choices: { pythonSeconds: 1e9 } },
				{ question: 'Q', choices: { key: 'sk-1' } },
				{ question: 'Q', seed: 1.5 },
				{ question: 'Q', source: { kind: 'instance', family: 'chess' } },
				{ question: 'Q', source: { kind: 'typed', check: {} } },
			].map(refused),
		).toEqual([
			'A setup is an object with a question',
			'The setup has no question',
			'The question has 50,001 characters; the limit is 50,000',
			'There is no method "magic"',
			'The setup names no method',
			'The choice "pythonSeconds" does not take 1000000000',
			'There is no choice "key"',
			'The seed is not a whole number',
			'There is no task family "chess"',
			'There is no task family null',
		]);
	});

	test('makes runs, and the runs make it again', () => {
		let id = 0;
		const setup = {
			question: 'Which is larger?',
			source: { kind: 'typed', expected: '9.9' } as const,
			choices: {
				...choicesOf(DEFAULT_PREFERENCES),
				methods: ['all-text', 'codesteer'] as const,
				methodOptions: { codesteer: { turns: 3 } },
				model: 'custom:m',
				checker: 'demo:bold',
				blocks: 'all' as const,
				logprobs: true,
			},
			seed: 5,
		};
		const snapshots = { 'custom:m': { host: 'custom', baseUrl: 'http://localhost:1/v1', model: 'm' } };
		const models = { task: own, coach: NO_COACH, checker: demo, summariser: own };
		const specs = specsOf(setup, { models, snapshots }, { next: () => `id-${String(id++)}` });
		expect(
			specs.map(({ runId, groupId, method, options, seed }) => ({ runId, groupId, method, options, seed })),
		).toEqual([
			{ runId: 'id-1', groupId: 'id-0', method: 'all-text', options: {}, seed: 5 },
			{ runId: 'id-2', groupId: 'id-0', method: 'codesteer', options: { turns: 3 }, seed: 5 },
		]);
		expect(specs[0]).toMatchObject({
			snapshots,
			readOut: true,
			logprobs: true,
			limits: { pythonMs: 10_000, maxTokens: 2000 },
		});
		expect(setupOf(specs)).toEqual({
			...setup,
			choices: { ...setup.choices, methodOptions: { 'all-text': {}, codesteer: { turns: 3 } } },
		});
		expect(setupOf([])).toBeNull();
	});

	describe('of a question whose answer the page can compute', () => {
		const sourceOf = (question: string, expected = ''): unknown =>
			questionOf(typedSetup(question, expected), false).source;

		test('puts it to the models with that answer, said to be computed', () => {
			expect([sourceOf(' 7.8 or 7.12? '), sourceOf('Make 24 from 3, 7, 8 and 9'), sourceOf('Who?')]).toEqual([
				{ kind: 'typed', expected: '7.8', computed: true },
				{
					kind: 'typed',
					check: { family: 'game-24', instance: { target: 24, numbers: [3, 7, 8, 9] } },
					computed: true,
				},
				{ kind: 'typed' },
			]);
			expect(questionOf(typedSetup('7.8 or 7.12?'), true).source).toEqual({
				kind: 'typed',
				expected: '7.8',
				computed: true,
				asTyped: '7.8 or 7.12?',
			});
		});

		test('keeps to what the person says the answer is', () => {
			expect(sourceOf('7.8 or 7.12?', '7.12')).toEqual({ kind: 'typed', expected: '7.12' });
		});

		test('carries no computed answer in its link, and none comes in by one', () => {
			const setup: Setup = {
				...typedSetup('7.8 or 7.12?'),
				source: { kind: 'typed', expected: '9', computed: true },
			};
			expect(formatSetupQuery(setup)).toBe('q=7.8+or+7.12%3F');
			expect(parseSetup(setup)).toEqual({ ok: true, value: typedSetup('7.8 or 7.12?') });
		});

		test('is again the question alone when its runs are opened', () => {
			const question = questionOf(typedSetup('7.8 or 7.12?'), true);
			expect(setupOf([specOf({ question })])).toMatchObject(typedSetup('7.8 or 7.12?'));
			const kept = parseRunSpec(JSON.parse(JSON.stringify(specOf({ question }))));
			expect(kept).toMatchObject({ ok: true, value: { question } });
			expect(
				parseRunSpec({ ...specOf(), question: { text: 'Q', source: { kind: 'typed', computed: 1 } } }).ok,
			).toBe(false);
		});
	});
});
