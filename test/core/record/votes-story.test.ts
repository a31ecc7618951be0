import { expect, test } from 'vitest';
import type { MethodId } from '../../../src/core/method-id.ts';
import { foldRun } from '../../../src/core/record/fold.ts';
import { storyOf } from '../../../src/core/record/story.ts';
import { FakePython, printed } from '../../support/fake-python.ts';
import { runAll, typed } from '../../support/run-spec.ts';
import { ScriptedModel } from '../../support/scripted-model.ts';

async function story(
	method: MethodId,
	replies: readonly string[],
	options = {},
	says = 'TRUE',
): Promise<string | null> {
	const task = new ScriptedModel((_, at) => replies[at] ?? replies.at(-1) ?? '');
	const checker = new ScriptedModel(() => '```python\ncheck\n```');
	const python = new FakePython((code) => printed(code === 'check' ? says : code));
	const question = typed('How much?');
	return storyOf(foldRun(await runAll({ question, method, models: { task, checker }, python, options })));
}

const program = (printedText: string): string => `\`\`\`python\n${printedText}\n\`\`\``;

test.each<[MethodId, readonly string[], object, string, string]>([
	['two-view', ['<<<7>>>', program('7')], {}, '', 'text and code agreed at once'],
	['two-view', ['<<<7>>>', program('8'), '<<<8>>>'], {}, '', 'text and code agreed after 3 samples'],
	[
		'two-view',
		['<<<7>>>', program('8')],
		{ cap: 2 },
		'',
		'text and code did not agree in 2 samples; the most votes count; no turns were left',
	],
	[
		'verify-vote',
		[program('7'), program('7'), program('TRUE'), program('UNSURE')],
		{ samples: 2 },
		'',
		'solved 2 times, each tested by itself; the tests of 1 held; the most votes count',
	],
	[
		'tool-filter',
		['<<<7>>>', '<<<7>>>'],
		{ samples: 2 },
		'CONSISTENT',
		'answered 2 times in words; tests dropped 0; the most votes count',
	],
	[
		'tool-filter',
		['<<<7>>>', program('8')],
		{ samples: 1 },
		'INCONSISTENT',
		'answered once in words; tests dropped 1; none was left, so it turned to code',
	],
	['certified-vote', ['<<<7>>>'], { mix: 'text' }, '', 'asked 6 times; this is what the model mostly says'],
	[
		'certified-vote',
		['<<<7>>>'],
		{ mix: 'text', cap: 2 },
		'',
		'asked 2 times; not certified, the most votes count',
	],
])('%s after %j', async (method, replies, options, says, told) => {
	expect(await story(method, replies, options, says)).toBe(told);
});
