import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ModelPart } from '../../../src/core/model.ts';
import { isRefusal } from '../../../src/core/record/declined.ts';
import { flagsOf } from '../../../src/core/record/flags.ts';
import { foldRun } from '../../../src/core/record/fold.ts';
import { analysed, FakePython, printed, timedOut } from '../../support/fake-python.ts';
import { runAll, type Setting } from '../../support/run-spec.ts';
import { ScriptedModel, type ScriptedReply } from '../../support/scripted-model.ts';

const PROGRAM = '```python\nprint("<<<42>>>")\n```';

async function flags(replies: readonly ScriptedReply[], more: Setting = {}) {
	const task = new ScriptedModel(replies);
	return flagsOf(foldRun(await runAll({ models: { task }, ...more })));
}

function endedBy(unified: 'length' | 'content-filter', text: string): ScriptedReply {
	const parts: ModelPart[] = [
		{ type: 'text-delta', text },
		{ type: 'finish', reason: { unified, raw: unified }, usage: {} },
	];
	return { parts };
}

const guess = () =>
	new FakePython(
		() => printed('<<<42>>>\n'),
		() => analysed(0, 'prints a constant'),
	);

describe('the flags of a run', () => {
	it.each<[string, readonly ScriptedReply[], Setting, readonly string[]]>([
		['nothing unusual', ['<<<42>>>'], {}, []],
		['the model declines', ["I'm sorry, but I can't help with that."], {}, ['refusal']],
		['the host filters', [endedBy('content-filter', '')], {}, ['refusal']],
		['a reply is cut', [endedBy('length', 'First, 6 times')], {}, ['cut']],
		['the program prints a constant', [PROGRAM], { method: 'all-code', python: guess() }, ['disguise']],
		[
			'the program never ends',
			[PROGRAM],
			{ method: 'all-code', python: new FakePython(() => timedOut()) },
			['time-out'],
		],
		[
			'a limit of calls is met',
			['<<<42>>>', '<<<42>>>'],
			{ method: 'code-text-sum', limits: { calls: 1 } },
			['limit'],
		],
	])('%s', async (_, replies, setting, expected) => {
		expect(await flags(replies, setting)).toEqual(expected);
	});

	it('calls no answer a refusal, whatever else is said', async () => {
		expect(await flags(["I can't solve it in my head, but it is <<<42>>>."])).toEqual([]);
	});

	it('says that a model had to copy the answer out', async () => {
		const question = { text: 'What is 6 times 7?', source: { kind: 'typed', expected: '42' } } as const;
		const found = await flags(
			['The six and the seven together make 42, I think, or so\nit seems to me.', '<<<42>>>'],
			{
				question,
				readOut: true,
			},
		);
		expect(found).toEqual(['form']);
	});
});

describe('a refusal', () => {
	it.each([
		'I cannot help with that.',
		'I’m unable to answer this question.',
		'As an AI, I have no opinion.',
		'Sorry, this is something I am not able to do.',
		'I am sorry, but I can’t assist with this request.',
	])('%s', (reply) => {
		expect(isRefusal(reply)).toBe(true);
	});

	it.each(['It cannot be divided by 3, so the answer is 7.', 'There is no solution.', '42', ''])(
		'is not: %s',
		(reply) => {
			expect(isRefusal(reply)).toBe(false);
		},
	);

	it('is looked for at the beginning only', () => {
		fc.assert(
			fc.property(fc.string({ minLength: 300, maxLength: 400 }), (before) => {
				expect(isRefusal(`${before}I cannot help with that.`)).toBe(isRefusal(before));
			}),
		);
	});
});
