import { createRng } from '../../src/core/rng.ts';
import { lastMarked } from '../../src/core/reply/answer.ts';
import type { TaskFamily } from '../../src/core/tasks/family.ts';
import type { Verdict } from '../../src/core/verdict.ts';

/** What a whole reply is worth: the last marked answer goes to the verifier, a reply without one is `no-answer`. */
export function judgeReply<I, P>(family: TaskFamily<I, P>, instance: I, reply: string): Verdict['kind'] {
	const answer = lastMarked(reply);
	return answer === null || answer === '' ? 'no-answer' : family.verify(instance, answer).kind;
}

/** `count` instances of each level, with the level's id. */
export function drawInstances<I, P>(
	family: TaskFamily<I, P>,
	count: number,
): { level: string; instances: I[] }[] {
	return family.levels.map((level) => ({
		level: level.id,
		instances: Array.from({ length: count }, (_, i) =>
			family.generate(level, createRng('test', family.id, level.id, i)),
		),
	}));
}

export function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}
