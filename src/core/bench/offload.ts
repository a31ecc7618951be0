import { demoReply } from '../demo/demo-reply.ts';
import type { DemoReply } from '../demo/reply.ts';
import type { Temperament } from '../demo/temperament.ts';
import type { FinalReply } from '../methods/method.ts';
import type { ModelRequest } from '../model.ts';
import type { Question } from '../question.ts';
import type { RunVerdict } from '../record/event.ts';
import { judge } from '../run/judge.ts';
import { familyById } from '../tasks/registry.ts';
import type { PlannedInstance } from './plan.ts';
import { generatedQuestion } from './specs.ts';

/**
 * What an experiment computes that may take as long as a frame or several: a hard instance, a scripted reply, a verdict. Done by a
 * worker, so that the page stays quick while thousands of them are done. Plain values in, plain values out.
 */
export interface Offload {
	/** Of a generated instance; imported ones are at hand. */
	readonly question: (planned: PlannedInstance) => Promise<Question>;
	readonly reply: (request: ModelRequest, temperament: Temperament) => Promise<DemoReply>;
	readonly judge: (question: Question, reply: FinalReply) => Promise<RunVerdict>;
}

/** One piece of work, as plain values that a message to a worker can hold. */
export type OffloadWork =
	| { kind: 'question'; planned: PlannedInstance }
	| { kind: 'reply'; request: ModelRequest; temperament: Temperament }
	| { kind: 'judge'; question: Question; reply: FinalReply };

/** What the page sends to its worker and gets back, in any order. */
export interface OffloadRequest {
	id: number;
	work: OffloadWork;
}

/**
 * `id` is that of the request; `result` belongs to the kind of its work, `error` is the text of an exception, which is a bug.
 */
export type OffloadReply = { id: number; result: unknown } | { id: number; error: string };

/** Does one piece of work; what it gives belongs to the kind of the work. Throws only for a bug. */
export function doWork(work: OffloadWork): Question | DemoReply | RunVerdict {
	switch (work.kind) {
		case 'question': {
			const family = familyById(work.planned.family);
			if (family === null) throw new Error(`There is no task family ${work.planned.family}`);
			return generatedQuestion(work.planned, family);
		}
		case 'reply':
			return demoReply(work.request, work.temperament);
		case 'judge':
			return judge(work.question, work.reply);
	}
}
