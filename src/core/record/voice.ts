import type { Way } from '../steer.ts';
import type { CallEntry, RunView } from './view.ts';

/** How a reply speaks: by what it holds, and while it still comes by what was asked for. */
export function voiceOf({ status, steer }: Pick<CallEntry, 'status' | 'steer'>, code: string | null): Way {
	return code !== null || (status.kind !== 'ended' && steer === 'code') ? 'code' : 'text';
}

/** Of the newest reply that ended, or, before there is one, of what the model is asked for; null before it is asked. */
export function voiceOfRun({ modeChain, turns }: Pick<RunView, 'modeChain' | 'turns'>): 'coach' | Way | null {
	const newest = modeChain.at(-1);
	if (newest !== undefined) return newest.voice;
	const call = turns.flatMap(({ entries }) => entries).find((entry) => entry.kind === 'call');
	return call === undefined ? null : voiceOf(call, null);
}
