import type { Rates } from '../hosts/host.ts';
import type { ExperimentId, GroupId, RunId } from '../ids.ts';
import type { MethodId, MethodOptions } from '../method-id.ts';
import type { ModelRef } from '../model.ts';
import type { Question } from '../question.ts';
import type { BlocksToRun } from '../reply/reading.ts';

/** What to do: enough to repeat the run. Never holds a key. */
export interface RunSpec {
	runId: RunId;
	groupId: GroupId;
	/** The experiment it is a part of; absent for a question asked by hand. */
	experimentId?: ExperimentId;
	question: Question;
	method: MethodId;
	options: MethodOptions;
	/** Who plays which role; `summariser` and `checker` fall back to `task`. */
	models: { task: ModelRef; coach: ModelRef; checker: ModelRef; summariser: ModelRef };
	/** How each model was set up when the run was planned, by model id, so that going on later cannot change models. */
	snapshots?: Readonly<Record<string, ModelSnapshot>>;
	/** Seeds the models that take one, Python's `random` and numpy, and the scripted model; absent = not seeded. */
	seed?: number;
	/** 0-based number of the repeat of the same question by the same method and models; absent = 0. */
	repeat?: number;
	limits: RunLimits;
	/** Which Python blocks of a reply run; absent = the first, as published. */
	blocks?: BlocksToRun;
	/** Where rules cannot read the final answer, the task model is asked to copy it out, as the papers do. */
	readOut?: boolean;
}

export interface RunLimits {
	/** Per Python execution. */
	pythonMs: number;
	/** Per run; absent = none. */
	calls?: number;
	tokens?: number;
	cost?: number;
	seconds?: number;
	/** Per call. */
	maxTokens?: number;
}

/** A model's configuration without its key: enough to call the same model again, or to say that it is another one. */
export interface ModelSnapshot {
	/** Id of the host's file. */
	host: string;
	baseUrl: string;
	/** The model's name at its host. */
	model: string;
	/** US dollars per million tokens, where the person gave them. */
	rates?: Rates;
}
