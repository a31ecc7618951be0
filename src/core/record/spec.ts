import type { Rates } from '../hosts/host.ts';
import type { ExperimentId, GroupId, RunId } from '../ids.ts';
import type { MethodOptions } from '../method-id.ts';
import {
	amount,
	type Decoded,
	type Decoder,
	fail,
	flag,
	mapOf,
	object,
	oneOf,
	text,
	whole,
} from './decode.ts';
import { methodId, modelRef, question } from './parts.ts';

/** Of any method; whether the method takes it is asked where the run begins. */
export const option: Decoder<MethodOptions[string]> = (value) =>
	typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string'
		? value
		: fail('an option value');

const rates: Decoder<Rates> = object({ input: amount, output: amount });

/** Which model a name stood for when the run began: names are given anew, runs are kept. Never a key. */
export const modelSnapshot = object(
	{
		/** Id of the host's file. */
		host: text,
		baseUrl: text,
		/** The model's name at its host. */
		model: text,
	},
	{
		/** US dollars per million tokens, where the person gave them. */
		rates,
	},
);

/** Milliseconds, tokens, US dollars and seconds after which a run or a call ends. */
export const runLimits = object(
	{
		/** Per Python execution. */
		pythonMs: amount,
	},
	{
		/** Per run; absent = none. */
		calls: amount,
		tokens: amount,
		cost: amount,
		seconds: amount,
		/** Per call. */
		maxTokens: amount,
	},
);

/** What a run goes on from that begins in the middle of another one's reply. */
const fork = object({
	/** The other run and the call of it; both may be gone since. */
	runId: text as Decoder<RunId>,
	callId: text,
	/** 0-based place among the tokens that are kept with the call. */
	token: whole(0),
	/** What stood there, and what stands there now. */
	instead: text,
	alternative: text,
	/** The reply up to that place and the alternative: what the model goes on with. */
	begun: text,
});

/** All that makes a run: with the same models and seed it is performed again from this alone. */
export const runSpec = object(
	{
		runId: text as Decoder<RunId>,
		groupId: text as Decoder<GroupId>,
		question,
		method: methodId,
		options: mapOf(option),
		/** Who plays which role; `summariser` and `checker` fall back to `task`. */
		models: object({ task: modelRef, coach: modelRef, checker: modelRef, summariser: modelRef }),
		limits: runLimits,
	},
	{
		/** The experiment it is a part of; absent for a question asked by hand. */
		experimentId: text as Decoder<ExperimentId>,
		/** How each model was set up when the run was planned, by model id, so that going on later cannot change models. */
		snapshots: mapOf(modelSnapshot),
		/** Seeds the models that take one, Python's `random` and numpy, and the scripted model; absent = not seeded. */
		seed: whole(0),
		/** 0-based number of the repeat of the same question by the same method and models; absent = 0. */
		repeat: whole(0),
		/** Which Python blocks of a reply run; absent = the first, as published. */
		blocks: oneOf('first', 'all'),
		/** Where rules cannot read the final answer, the task model is asked to copy it out, as the papers do. */
		readOut: flag,
		/** Every reply of the task model is asked for with the probabilities of its tokens, where its host gives them. */
		logprobs: flag,
		/** The first reply is begun with words that are not all the model's own: no run of the method, and never counted as one. */
		fork,
	},
);

/** What to do: enough to repeat the run. Never holds a key. */
export type RunSpec = Decoded<typeof runSpec>;

export type Fork = Decoded<typeof fork>;

export type RunLimits = Decoded<typeof runLimits>;

/** A model's configuration without its key: enough to call the same model again, or to say that it is another one. */
export type ModelSnapshot = Decoded<typeof modelSnapshot>;
