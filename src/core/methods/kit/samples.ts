import type { ExecutionResult } from '../../execution.ts';
import type { ModelCapabilities } from '../../model.ts';
import type { Way } from '../../steer.ts';
import type { Vote } from './ballots.ts';
import type { Answers, AskResult, FinalReply } from '../method.ts';
import { type Attempt, note, type Steps } from '../steps.ts';
import { inWay } from './ways.ts';

/** One of several replies to the same question, as it votes. */
export interface Sample extends Vote {
	reply: Attempt;
}

/** The call for one of several replies in one way; `number` is 1-based among those of this way. */
export function sampleIn(way: Way, question: string, turn: number, number: number, temperature: number) {
	return { ...inWay(way, question, turn), temperature, ...(number === 1 ? {} : { sample: number }) };
}

/** Said before a question is asked again where the host does not vary its replies. */
export function* sayIfFixed({ temperature }: ModelCapabilities, turn: number): Steps<void> {
	if (temperature) return;
	const text = 'This host takes no temperature: asked again, the model may say the very same';
	yield* note({ type: 'remark', turn, text });
}

/** Says why replies are missing that were allowed to fail. */
export function* sayFailures(replies: readonly AskResult[], turn: number): Steps<void> {
	for (const failed of new Set(replies.flatMap((reply) => reply.failed ?? []))) {
		yield* note({ type: 'remark', turn, text: `A reply is missing: ${failed}` });
	}
}

/** By what they really are: a reply with a program is one in code, whatever was asked for. */
export function samplesOf(attempts: readonly Attempt[]): readonly Sample[] {
	const numbers = { text: 0, code: 0 };
	return attempts.map((reply) => {
		const way: Way = reply.code === null ? 'text' : 'code';
		return { who: `${way} ${String(++numbers[way])}`, way, reply };
	});
}

/**
 * Of a program counts what it printed and never what the words around it claim, or the two views would be one. One that failed or
 * printed nothing names no answer. Each reply is read once, however often it is counted.
 */
export function asViews(answers: Answers): Answers {
	const known = new WeakMap<FinalReply, string | null>();
	const read = (reply: FinalReply): string | null => {
		const { execution, reading } = reply;
		if (execution === null) return answers.of(reply);
		if (!hasResult(execution)) return null;
		return answers.of({ ...reply, reading: { ...reading, prose: '', before: 0, after: 0 } });
	};
	return {
		...answers,
		of(reply) {
			const answer = known.has(reply) ? (known.get(reply) ?? null) : read(reply);
			known.set(reply, answer);
			return answer;
		},
	};
}

/** Whether a program ran to its end and said something: it printed, ended in a value, or left one in a variable. */
export function hasResult(execution: ExecutionResult): boolean {
	if (execution.kind !== 'finished') return false;
	const { stdout, value, variable } = execution;
	return stdout.trim() !== '' || value !== undefined || variable !== undefined;
}

/** What stands for a camp before the judge: a program's output is in the asked form more often than words are. */
export function spokesmanOf({ votes }: { votes: readonly Sample[] }): Attempt | null {
	return (votes.find(({ way }) => way === 'code') ?? votes[0])?.reply ?? null;
}
