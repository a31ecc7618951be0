import type { FinalReply } from '../methods/method.ts';
import type { LanguageModel, Role } from '../model.ts';
import type { Clock, PythonRunner } from '../ports.ts';
import type { Question } from '../question.ts';
import type { RunVerdict } from '../record/event.ts';

/** What a run needs from the world. */
export interface RunPorts {
	/** The task model reads out its own answers. `coach` may be null when the coach is the rule coach, which is code. */
	models: Readonly<Record<Exclude<Role, 'coach' | 'reader'>, LanguageModel>> & {
		readonly coach: LanguageModel | null;
	};
	python: PythonRunner;
	clock: Clock;
	/** Judges elsewhere than here, by the same rules. */
	judge?: (question: Question, reply: FinalReply) => Promise<RunVerdict>;
}
