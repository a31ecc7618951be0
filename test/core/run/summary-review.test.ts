import { describe, expect, it } from 'vitest';
import { foldRun } from '../../../src/core/record/fold.ts';
import { reviewSummary } from '../../../src/core/run/summary-review.ts';
import { FakePython, printed } from '../../support/fake-python.ts';
import { runAll, type Setting, typed } from '../../support/run-spec.ts';
import { ScriptedModel } from '../../support/scripted-model.ts';

const CODE = 'I compare.\n```python\nprint(max(9.11, 9.9))\n```';

async function review(replies: readonly string[], output: string, more: Setting = {}) {
	const events = await runAll({
		question: typed('Which is larger, 9.11 or 9.9?', '9.9'),
		method: 'code-text-sum',
		models: { task: new ScriptedModel(replies) },
		python: new FakePython(() => printed(output)),
		...more,
	});
	return reviewSummary(foldRun(events));
}

describe('what a summary made of two answers', () => {
	it('tells that the right answer of the program was dropped for the one in words', async () => {
		expect(await review(['<<<9.11>>>', CODE, 'Words convince me: <<<9.11>>>'], '9.90\n')).toEqual({
			text: {
				verdict: { kind: 'incorrect', why: 'The expected answer is 9.9' },
				answer: { text: '9.11', from: 'prose-marker' },
				other: null,
				turn: 1,
				readBy: 'rules',
			},
			code: {
				verdict: { kind: 'correct', why: 'The answer is the expected one' },
				answer: { text: '9.90', from: 'output' },
				other: null,
				turn: 2,
				readBy: 'rules',
			},
			followed: 'text',
			dropped: 'code',
		});
	});

	it.each([
		['the right program', ['<<<9.11>>>', CODE, '<<<9.9>>>'], '9.90\n', 'code', null],
		['two right answers', ['<<<9.9>>>', CODE, '<<<9.90>>>'], '9.9\n', 'both', null],
		['nobody, and loses both', ['<<<9.9>>>', CODE, '<<<10>>>'], '9.9\n', 'neither', 'both'],
		['nobody, and is right', ['<<<9.11>>>', CODE, '<<<9.9>>>'], '9.11\n', 'neither', null],
		['nobody, and says nothing', ['<<<9.9>>>', CODE, ''], '9.11\n', 'neither', 'text'],
	] as const)('tells that it followed %s', async (_, replies, output, followed, dropped) => {
		expect(await review(replies, output)).toMatchObject({ followed, dropped });
	});

	it('calls nothing dropped where nothing was checked', async () => {
		const question = typed('Which is larger?');
		expect(await review(['<<<1>>>', CODE, '<<<1>>>'], '2', { question })).toMatchObject({
			followed: 'text',
			dropped: null,
		});
	});

	it('says nothing about other methods, or before the verdict', async () => {
		expect(await review(['<<<1>>>'], '', { method: 'all-text' })).toBeNull();
		expect(await review(['<<<1>>>', CODE], '1', { limits: { calls: 2 } })).toBeNull();
	});
});
