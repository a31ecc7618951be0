import type { LanguageModel, Role } from '../model.ts';
import type { Clock, PythonRunner } from '../ports.ts';

/** What a run needs from the world. */
export interface RunPorts {
	/** The task model reads out its own answers. `coach` may be null when the coach is the rule coach, which is code. */
	models: Readonly<Record<Exclude<Role, 'coach' | 'reader'>, LanguageModel>> & {
		readonly coach: LanguageModel | null;
	};
	python: PythonRunner;
	clock: Clock;
}
