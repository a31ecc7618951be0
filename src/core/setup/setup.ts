import {
	asTyped,
	type Question,
	type QuestionSource,
	type TypedSource,
	withAnswerSentence,
} from '../question.ts';
import type { MethodId, MethodOptions } from '../method-id.ts';
import type { ModelRef } from '../model.ts';
import type { Preferences } from '../preferences.ts';
import type { RunLimits, RunSpec } from '../record/spec.ts';
import { recognise } from '../typed/registry.ts';

const RUN_CHOICES = [
	'methods',
	'methodOptions',
	'model',
	'coach',
	'checker',
	'summariser',
	'pythonSeconds',
	'budget',
	'replyTokens',
	'answerSentence',
	'readOut',
	'blocks',
	'logprobs',
] as const;

/** What a person chooses for a run, in the words of the preferences. */
export type RunChoices = Pick<Preferences, (typeof RUN_CHOICES)[number]>;

/** Whether a field of the preferences decides how a run goes, and so belongs into links and records. */
export function isRunChoice(field: string): field is keyof RunChoices {
	return (RUN_CHOICES as readonly string[]).includes(field);
}

/** The part of the preferences that a run is made of. */
export function choicesOf(preferences: Preferences): RunChoices {
	return Object.fromEntries(RUN_CHOICES.map((field) => [field, preferences[field]])) as unknown as RunChoices;
}

/**
 * What to run, as one value: the question box, a task, an example, a link and a stored run all make or open one. Holds no
 * key. Opening one changes no stored preference.
 */
export interface Setup {
	/** As typed, without the page's sentence about the answer's form. */
	question: string;
	source: QuestionSource;
	/** What is fixed; of the rest the person's own preferences hold. */
	choices: Partial<RunChoices>;
	/** Absent = not seeded. */
	seed?: number;
}

/** A typed question and nothing else; without an answer the verdict is "not checked". */
export function typedSetup(question: string, expected = ''): Setup {
	const source: QuestionSource = expected === '' ? { kind: 'typed' } : { kind: 'typed', expected };
	return { question, source, choices: {} };
}

/** The question as it is put to the model. */
export function questionOf({ question, source }: Setup, answerSentence: boolean): Question {
	if (source.kind === 'instance') return { text: question, source };
	const text = question.trim();
	const checked = withComputed(text, source);
	return answerSentence ? withAnswerSentence(text, checked) : { text, source: checked };
}

/** What the person says of the answer goes before what the page computes. */
function withComputed(text: string, source: TypedSource): TypedSource {
	if (source.expected !== undefined || source.check !== undefined) return source;
	const found = recognise(text);
	if (found === null) return source;
	return 'expected' in found
		? { ...source, expected: found.expected, computed: true }
		: { ...source, check: found.check, computed: true };
}

/** What made the runs of one group; null where there is none. All of a group share everything but method and options. */
export function setupOf(specs: readonly RunSpec[]): Setup | null {
	const [first] = specs;
	if (first === undefined) return null;
	const { question, models, limits, seed } = first;
	const methodOptions: Partial<Record<MethodId, MethodOptions>> = {};
	for (const { method, options } of specs) methodOptions[method] = options;
	return {
		question: asTyped(question),
		source: withoutTyped(question.source),
		choices: {
			// OwnTexts of one run are of one method.
			methods: [...new Set(specs.map(({ method }) => method))],
			methodOptions,
			model: models.task.id,
			coach: models.coach.kind === 'rules' ? 'rules' : choiceOf(models.coach, models.task),
			checker: choiceOf(models.checker, models.task),
			summariser: choiceOf(models.summariser, models.task),
			...fromLimits(limits),
			...(question.source.kind === 'typed' ? { answerSentence: question.text !== asTyped(question) } : {}),
			...(models.task.kind === 'scripted' ? {} : { readOut: first.readOut === true }),
			blocks: first.blocks ?? 'first',
			logprobs: first.logprobs === true,
		},
		...(seed === undefined ? {} : { seed }),
	};
}

/** As a run takes them; null means no limit there, and no field here. */
export function limitsOf({ budget, pythonSeconds, replyTokens }: RunChoices): RunLimits {
	const { calls, tokens, cost, seconds } = budget;
	return {
		pythonMs: pythonSeconds * 1000,
		...(replyTokens === null ? {} : { maxTokens: replyTokens }),
		...(calls === null ? {} : { calls }),
		...(tokens === null ? {} : { tokens }),
		...(cost === null ? {} : { cost }),
		...(seconds === null ? {} : { seconds }),
	};
}

function fromLimits({ pythonMs, maxTokens, calls, tokens, cost, seconds }: RunLimits): Partial<RunChoices> {
	return {
		pythonSeconds: pythonMs / 1000,
		replyTokens: maxTokens ?? null,
		budget: { calls: calls ?? null, tokens: tokens ?? null, cost: cost ?? null, seconds: seconds ?? null },
	};
}

function choiceOf(ref: ModelRef, task: ModelRef): string {
	return ref.id === task.id ? 'same' : ref.id;
}

/** The typed text is the setup's question; it stands there once. */
function withoutTyped(source: QuestionSource): QuestionSource {
	if (source.kind === 'instance') return source;
	const { expected, check, computed = false } = source;
	// Computed anew from the question, as is the text.
	if (computed) return { kind: 'typed' };
	return {
		kind: 'typed',
		...(expected === undefined ? {} : { expected }),
		...(check === undefined ? {} : { check }),
	};
}
