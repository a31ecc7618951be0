import { describe, expect, it } from 'vitest';
import { voiceOf, voiceOfRun } from '../../../src/core/record/voice.ts';
import type { CallEntry, RunView } from '../../../src/core/record/view.ts';

const streaming: CallEntry['status'] = { kind: 'streaming' };
const failed = { kind: 'failed' } as CallEntry['status'];
const ended = { kind: 'ended' } as CallEntry['status'];

function waiting(steer: CallEntry['steer']): RunView['turns'] {
	return [{ turn: 1, entries: [{ kind: 'call', status: streaming, steer } as CallEntry] }];
}

describe('the voice of a reply', () => {
	it.each([
		[streaming, 'code', null, 'code'],
		[streaming, 'text', null, 'text'],
		[streaming, 'free', null, 'text'],
		[streaming, 'free', 'print(1)', 'code'],
		[failed, 'code', null, 'code'],
		[ended, 'code', null, 'text'],
		[ended, 'text', 'print(1)', 'code'],
	] as const)('while %j, asked for %s, with the program %j: %s', (status, steer, code, voice) => {
		expect(voiceOf({ status, steer }, code)).toBe(voice);
	});

	it('of a lane that waits is what its method asks for, afterwards what came', () => {
		expect([
			voiceOfRun({ modeChain: [], turns: waiting('code') }),
			voiceOfRun({ modeChain: [], turns: waiting('text') }),
			voiceOfRun({ modeChain: [{ turn: 1, voice: 'text', label: 'text' }], turns: waiting('code') }),
			voiceOfRun({ modeChain: [], turns: [] }),
		]).toEqual(['code', 'text', 'text', null]);
	});
});
