import { describe, expect, it } from 'vitest';
import type { CallEntry, RunView } from '../../../src/core/record/view.ts';
import { EMPTY_VIEW } from '../../../src/core/record/fold.ts';
import { readReply } from '../../../src/core/reply/reading.ts';
import { repliesOf } from '../../../src/core/token-lens/replies.ts';

const model = { id: 'demo:bold', label: 'Demo', kind: 'scripted' } as const;
const logprobs = [{ token: '9.11', logprob: -0.5 }];

function call(callId: string, text: string, more: Partial<CallEntry> = {}): CallEntry {
	return {
		kind: 'call',
		callId,
		at: 0,
		role: 'task',
		model,
		steer: 'free',
		purpose: 'answers',
		messages: [],
		tools: [],
		text,
		reasoning: '',
		reading: readReply(text),
		waitsFor: null,
		retries: [],
		status: {
			kind: 'ended',
			toolCalls: [],
			finishReason: { unified: 'stop', raw: null },
			usage: {},
			logprobs: null,
			ms: 1,
		},
		...more,
	};
}

describe('the replies of a run', () => {
	it('are those to the question, with what they answer: a program by what it printed, where that counted', () => {
		const first = call('1', 'So it is <<<9.11>>>');
		const view: Pick<RunView, 'turns' | 'verdict'> = {
			turns: [
				{
					turn: 1,
					entries: [
						first.status.kind === 'ended' ? { ...first, status: { ...first.status, logprobs } } : first,
						call('2', 'Use code.', { role: 'coach' }),
						call('3', '', { status: { kind: 'streaming' } }),
						call('4', '```python\nprint(1)\n```'),
					],
				},
				{ turn: 2, entries: [call('5', '```python\nprint(max(9.11, 9.9))\n```')] },
			],
			verdict: {
				verdict: { kind: 'correct', why: '' },
				answer: { text: '9.9', from: 'output' },
				other: null,
				turn: 2,
			},
		};
		expect(repliesOf(view)).toEqual([
			{ callId: '1', turn: 1, model, answer: '9.11', logprobs },
			{ callId: '4', turn: 1, model, answer: null, logprobs: null },
			{ callId: '5', turn: 2, model, answer: '9.9', logprobs: null },
		]);
	});

	it('are none of a run that has not begun', () => {
		expect(repliesOf(EMPTY_VIEW)).toEqual([]);
	});
});
