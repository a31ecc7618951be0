import type { Refusal } from '../../core/hosts/refusal.ts';
import { backoffMs, longestWaitMs } from '../../core/hosts/wait.ts';
import type { ModelFailure, ModelPart } from '../../core/model.ts';
import type { Clock } from '../../core/ports.ts';
import type { Door, Leave, Outcome } from './politeness.ts';
import { waitAtDoor } from './waiting.ts';

/** One try of a call. Ends with `finish` or `refused`. */
export type TryPart =
	| Exclude<ModelPart, { type: 'retry' | 'failed' }>
	| {
			type: 'refused';
			refusal: Refusal;
			/** The next try differs (a field was left out): repeat at once, for the given reason. */
			changed?: string;
	  };

/** What repeating takes of the page. */
export interface RetryTools {
	clock: Clock;
	random: () => number;
	door: Door | null;
	/** Default 5. */
	mostRepeats?: number | undefined;
}

const mostRepeats = 5;

/** How often each failure is worth repeating. A refused CORS check looks like a lost network, so that one gives up early. */
const repeatsOf: Partial<Record<ModelFailure['kind'], number>> = {
	'rate-limit': mostRepeats,
	server: mostRepeats,
	unreachable: 2,
	cut: 2,
};

/** Repeats a call until it ends for good: waits as long as the host asks, else full-jitter exponential backoff. */
export async function* withRepeats(
	once: () => AsyncIterable<TryPart>,
	tools: RetryTools,
	signal: AbortSignal,
): AsyncGenerator<ModelPart> {
	const most = tools.mostRepeats ?? mostRepeats;
	let waits = 0;
	for (let repeat = 1; ; repeat++) {
		const leave = yield* enterDoor(tools.door, signal);
		if (leave === null) {
			yield { type: 'failed', failure: cancelled };
			return;
		}
		let refused: Extract<TryPart, { type: 'refused' }> | null = null;
		let outcome: Outcome = 'other';
		try {
			for await (const part of once()) {
				if (part.type === 'refused') {
					refused = part;
					outcome = part.refusal.failure.kind === 'rate-limit' ? 'too-many' : 'other';
					break;
				}
				if (part.type === 'finish') outcome = 'served';
				yield part;
			}
		} finally {
			leave(outcome);
		}
		if (refused === null) return;

		const { failure, waitMs } = refused.refusal;
		if (signal.aborted) {
			yield { type: 'failed', failure: cancelled };
			return;
		}
		const isChanged = refused.changed !== undefined && repeat <= 2 * mostRepeats;
		if (!isChanged) waits++;
		if (
			!isChanged &&
			(waits > Math.min(most, repeatsOf[failure.kind] ?? 0) || (waitMs ?? 0) > longestWaitMs)
		) {
			yield { type: 'failed', failure };
			return;
		}
		const jitter = tools.random();
		// A host's own wait gets a little jitter on top, or all lanes would come back in the same instant.
		const wait = isChanged
			? 0
			: waitMs === null
				? backoffMs(waits, jitter)
				: waitMs + Math.floor(jitter * 500);
		yield { type: 'retry', attempt: repeat, waitMs: wait, reason: refused.changed ?? failure.message };
		try {
			if (wait > 0) await tools.clock.sleep(wait, signal);
		} catch (error) {
			if (!isAborted(signal)) throw error;
		}
		if (isAborted(signal)) {
			yield { type: 'failed', failure: cancelled };
			return;
		}
	}
}

export const cancelled: ModelFailure = {
	kind: 'cancelled',
	message: 'The call was stopped.',
	remedy: 'Run again when you like.',
};

async function* enterDoor(
	door: Door | null,
	signal: AbortSignal,
): AsyncGenerator<ModelPart, Leave | null, void> {
	if (signal.aborted) return null;
	return door === null ? () => undefined : yield* waitAtDoor(door, signal);
}

/** A call of its own, because the compiler believes that a flag it saw false stays false. */
export function isAborted(signal: AbortSignal): boolean {
	return signal.aborted;
}
