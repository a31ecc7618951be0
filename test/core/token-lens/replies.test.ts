import { describe, expect, it } from 'vitest';
import type { CallEntry, RunView } from '../../../src/core/record/view.ts';
import { EMPTY_VIEW } from '../../../src/core/record/fold.ts';
import { readReply } from '../../../src/core/reply/read.ts';
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
		const view: Pick<RunView, 'spec' | 'turns' | 'verdict'> = {
			spec: null,
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
			{ callId: '1', turn: 1, model, answer: '9.11', logprobs, begun: '' },
			{ callId: '4', turn: 1, model, answer: null, logprobs: null, begun: '' },
			{ callId: '5', turn: 2, model, answer: '9.9', logprobs: null, begun: '' },
		]);
	});

	it('are as a whole what a fork was begun with and what the model added', () => {
		const begun = 'So it is <<<9.9';
		const view = { turns: [{ turn: 1, entries: [{ ...call('1', '>>>'), begun }] }], verdict: null };
		expect(repliesOf(view)).toEqual([{ callId: '1', turn: 1, model, answer: '9.9', logprobs: null, begun }]);
	});

	it('are none of a run that has not begun', () => {
		expect(repliesOf(EMPTY_VIEW)).toEqual([]);
	});

	it('are read once, however often they are asked for while the run goes on', () => {
		let reads = 0;
		const counted = (callId: string, text: string): CallEntry =>
			Object.defineProperty(call(callId, text), 'text', { get: () => (reads++, text) });
		const entries = [counted('1', 'So it is <<<9.11>>>'), counted('2', '```python\nprint(9.9)\n```')];
		const frame = (heard: string): Pick<RunView, 'spec' | 'turns' | 'verdict'> => ({
			...EMPTY_VIEW,
			turns: [
				{ turn: 1, entries },
				{ turn: 2, entries: [call('3', heard, { status: { kind: 'streaming' } })] },
			],
		});
		const first = repliesOf(frame(''));
		const after = reads;
		for (const heard of ['So', 'So it', 'So it is']) {
			expect(repliesOf(frame(heard)).map((reply, at) => reply === first[at])).toEqual([true, true]);
		}
		expect([reads > 0, reads]).toEqual([true, after]);
		// What the program printed is known with the verdict.
		const answer = { text: '9.9', from: 'output' } as const;
		const verdict = { verdict: { kind: 'correct', why: '' }, answer, other: null, turn: 1 } as const;
		expect(repliesOf({ ...frame(''), verdict }).map((reply) => reply.answer)).toEqual(['9.11', '9.9']);
	});
});
