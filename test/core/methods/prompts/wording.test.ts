import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MethodOptions } from '../../../../src/core/method-id.ts';
import { ALL_CODE_INSTRUCTION } from '../../../../src/core/methods/kit/ways.ts';
import { presetWords, withPreset } from '../../../../src/core/methods/presets.ts';
import { wordingFault, prompts, unread, wordingOf } from '../../../../src/core/methods/prompts/registry.ts';
import { say, Speaker, speaking } from '../../../../src/core/methods/prompts/say.ts';
import { isBlank } from '../../../../src/core/methods/prompts/visible.ts';
import { ownTextsIn, withOwnTexts } from '../../../../src/core/methods/prompts/wording.ts';
import { WORDING_OPTION } from '../../../../src/core/methods/prompts/wording-option.ts';
import { methodById } from '../../../../src/core/methods/registry.ts';
import { variantsByIdea } from '../../../../src/core/bench/variants.ts';
import { hashOfOptions } from '../../../../src/core/record/summary.ts';
import { DEFAULT_PREFERENCES } from '../../../../src/core/preferences.ts';
import { formatSetupQuery, parseSetupQuery, withoutUsual } from '../../../../src/core/setup/link.ts';
import { choicesOf, type Setup } from '../../../../src/core/setup/setup.ts';
import { demoReply } from '../../../../src/core/demo/demo-reply.ts';
import { createDemoModel } from '../../../../src/runtime/model/demo.ts';
import { FakePython, printed } from '../../../support/fake-python.ts';
import { runAll, stillClock, typed } from '../../../support/run-spec.ts';
import { ScriptedModel } from '../../../support/scripted-model.ts';
import { sentTo } from '../../../support/transcript.ts';

const MINE = 'Write Python & <b>nothing</b> else.';
const OWN = withOwnTexts({ turns: '2' }, { 'all-code': MINE });
const stopped = prompts.find(({ id }) => id === 'rule-stopped')!;

function setupWith(options: MethodOptions): Setup {
	const choices = {
		...choicesOf(DEFAULT_PREFERENCES),
		methods: ['all-code' as const],
		methodOptions: { 'all-code': options },
	};
	return { question: 'What is 6 times 7?', source: { kind: 'typed' }, choices };
}

function demo() {
	return createDemoModel('bold', { clock: stillClock, pace: () => 0 });
}

describe('own wording', () => {
	it('is sent in place of ours, in that method alone, and stands in the record', async () => {
		const task = new ScriptedModel(() => '<<<42>>>');
		const events = await runAll({ method: 'all-code', options: OWN, models: { task } });
		expect(sentTo('task', events)[0]).toEqual([{ role: 'user', content: `${MINE}\n\nWhat is 6 times 7?` }]);
		expect(task.requests[0]?.messages).toEqual(sentTo('task', events)[0]);
		expect(events[0]).toMatchObject({ spec: { options: OWN } });
		const other = await runAll({ method: 'all-code', models: { task } });
		expect(sentTo('task', other)[0]?.[0]?.content).toBe(`${ALL_CODE_INSTRUCTION}\n\nWhat is 6 times 7?`);
	});

	it('does not leak into a run that goes on at the same time', async () => {
		const run = (options: MethodOptions) =>
			runAll({ method: 'all-code', options, models: { task: new ScriptedModel(() => '<<<1>>>') } });
		const [mine, ours] = await Promise.all([run(OWN), run({ turns: '2' })]);
		expect(mine.filter((event) => JSON.stringify(event).includes(ALL_CODE_INSTRUCTION))).toEqual([]);
		expect(ours.filter((event) => JSON.stringify(event).includes(MINE))).toEqual([]);
	});

	it('fills in the values of a template once, whatever they hold', () => {
		const speaker = new Speaker(new Map([[stopped.text, 'Oh: {error}!']]));
		expect(speaking(speaker, () => say(stopped.text, { error: 'a {error} of $& {hint}' }))).toBe(
			'Oh: a {error} of $& {hint}!',
		);
		expect(say(stopped.text, { error: 'x' })).toMatch(/^Your program stopped with x\. /);
	});

	it('is not read by the scripted model, which plays as to ours and says so', async () => {
		const question = typed('Which is larger, 9.11 or 9.9?', '9.9');
		const run = async (options: MethodOptions) => {
			const python = new FakePython(() => printed('9.9'));
			const events = await runAll({
				method: 'all-code',
				question,
				options,
				models: { task: demo() },
				python,
			});
			return {
				replies: events.flatMap((event) => (event.type === 'call-end' ? [event.text] : [])),
				remarks: events.flatMap((event) => (event.type === 'remark' ? [event.text] : [])),
				sent: sentTo('task', events)[0]?.[0]?.content,
			};
		};
		const [ours, mine] = [await run({}), await run(withOwnTexts({}, { 'all-code': 'e' }))];
		expect(mine.replies).toEqual(ours.replies);
		expect(mine.sent).toBe(`e\n\n${question.text}`);
		expect(ours.remarks).toEqual([]);
		expect(mine.remarks).toEqual([
			'The scripted model does not read your wording: it plays as if it had read ours. A real model is sent yours',
		]);
		expect(demoReply({ role: 'task', messages: [], question }, 'bold').text).not.toBe('');
	});

	it('makes another method of it: its options have another hash, and the bench says why', () => {
		expect(hashOfOptions(OWN)).not.toBe(hashOfOptions({ turns: '2' }));
		const variants = variantsByIdea({ 'all-code': OWN }, []).flatMap((idea) => idea.variants);
		expect(variants.find(({ method }) => method.id === 'all-code')?.says).toBe('Turns: 2, your wording');
	});

	it('stays when the knobs are set otherwise', () => {
		const method = methodById('all-code')!;
		expect(withPreset(method, OWN, null)).toEqual(withOwnTexts({}, { 'all-code': MINE }));
		expect(presetWords(method, withOwnTexts({}, { 'all-code': MINE }))).toBe('our defaults');
	});

	it('travels in a link and comes back as it was', () => {
		fc.assert(
			fc.property(
				fc.string({ minLength: 1, maxLength: 200, unit: 'binary' }).filter((text) => !isBlank(text)),
				(text) => {
					const options = withOwnTexts({}, { 'all-code': text });
					const back = parseSetupQuery(formatSetupQuery(withoutUsual(setupWith(options))));
					const held = back.ok ? back.value.choices.methodOptions?.['all-code'] : {};
					expect(ownTextsIn(held ?? {})).toEqual({ ok: true, value: { 'all-code': text } });
				},
			),
			{ numRuns: 40 },
		);
	});

	it('is set back by taking it away: without an own wording the options are as before', () => {
		expect(withOwnTexts(OWN, {})).toEqual({ turns: '2' });
	});
});

describe('wording that cannot be used', () => {
	it('is refused with a sentence', () => {
		const huge = 'x'.repeat(100_000);
		const refusals = [
			[
				withOwnTexts({}, { 'all-code': ' \n' }),
				'A wording cannot be empty: take a word back from ours, or set it back',
			],
			[
				withOwnTexts({}, { 'all-code': ' \u034f\u200b\n\u115f\u{e0100}' }),
				'A wording cannot be empty: take a word back from ours, or set it back',
			],
			[withOwnTexts({}, { 'all-code': huge }), 'The wording has 100,015 characters; the limit is 40,000'],
			[
				withOwnTexts({}, { 'all-code': 'x'.repeat(8001) }),
				'The wording has 8,001 characters; the limit is 8,000',
			],
			[
				withOwnTexts({}, Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [String(n), 'x'.repeat(7000)]))),
				'The wording has 42,000 characters; the limit is 40,000',
			],
			[{ [WORDING_OPTION]: '{"all-code"' }, 'The own wording is damaged'],
			[{ [WORDING_OPTION]: '[1]' }, 'The own wording is not a list of texts'],
			[{ [WORDING_OPTION]: '{"all-code":5}' }, 'The wording of “all-code” is not a text'],
			[{ [WORDING_OPTION]: 7 }, 'The own wording is not a text'],
		] as const;
		for (const [options, error] of refusals) {
			expect(ownTextsIn(options)).toEqual({ ok: false, error });
		}
	});

	it('is not run with: an empty fork, one of another method’s prompt, or one that has lost a slot', async () => {
		const task = new ScriptedModel([]);
		for (const [forks, message] of [
			[{ autogen: 'Hello' }, 'The method sends no prompt “autogen”'],
			[{ constructor: 'Hello' }, 'The method sends no prompt “constructor”'],
			[{ 'all-code': 'x'.repeat(100_000) }, 'The wording has 100,015 characters; the limit is 40,000'],
			[{ 'all-code': '' }, 'A wording cannot be empty: take a word back from ours, or set it back'],
		] as const) {
			const events = await runAll({ method: 'all-code', options: withOwnTexts({}, forks), models: { task } });
			expect(events.at(-2)).toMatchObject({
				failure: { message: `The own wording of this method cannot be used. ${message}` },
			});
			expect(events.at(-1)).toMatchObject({ type: 'run-end', outcome: 'failed' });
		}
		expect(wordingOf('codesteer', withOwnTexts({}, { 'rule-stopped': 'It stopped.' }))).toEqual({
			ok: false,
			error: 'Rule coach: exception: {error} must stay: there the page puts in what it is about',
		});
		expect(task.requests).toEqual([]);
	});

	it('names every slot that is missing, and what the page would look for in vain', () => {
		const prompt = { ...stopped, slots: ['a', 'b'], reads: ['<<<Code>>>', 'Correct'] };
		expect(wordingFault(prompt, 'none')).toBe(
			'{a} and {b} must stay: there the page puts in what it is about',
		);
		expect(wordingFault(prompt, '{b}')).toBe('{a} must stay: there the page puts in what it is about');
		expect(unread(prompt, 'End with Correct.')).toEqual(['<<<Code>>>']);
	});
});
