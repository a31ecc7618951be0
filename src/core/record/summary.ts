import type { ExperimentId, GroupId, RunId } from '../ids.ts';
import { isRecord } from '../json.ts';
import type { MethodId, MethodOptions } from '../method-id.ts';
import { hasOwnWording } from '../methods/prompts/wording-option.ts';
import { asTyped } from '../question.ts';
import { hash } from '../rng.ts';
import { calledModels } from './called-models.ts';
import type { RunEvent, RunFailure, RunVerdict } from './event.ts';
import { flagsOf, type RunFlag } from './flags.ts';
import { foldRun } from './fold.ts';
import { type Rating, ratingOf } from './rating.ts';
import type { Fork, RunSpec } from './spec.ts';
import type { RunView } from './view.ts';

/**
 * One run as lists, filters and statistics know it. Made by a fold over the events at the start and at the end of a run and stored
 * beside them, so that thousands are listed without opening one. Null where it is not known (yet): runs of version 1 said less.
 */
export interface RunSummary {
	version: 2;
	runId: RunId;
	groupId: GroupId;
	experimentId: ExperimentId | null;
	/** Milliseconds since the epoch. */
	startedAt: number;
	/** Null while it runs, or when the page was closed in the middle. */
	endedAt: number | null;
	outcome: RunView['outcome'];
	/** As typed; cut to 200 characters. */
	question: string;
	/** Null for a question in free words. */
	family: string | null;
	level: string | null;
	/** What the instance was generated from, or the name of the imported sample. */
	instance: string | null;
	method: MethodId;
	/** The same for the same options in whatever order. */
	optionsHash: string | null;
	/** Ids of the models by role, used or not. */
	models: Readonly<Record<keyof RunSpec['models'], string>> | null;
	/** Label and kind of the task model. */
	model: { label: string; scripted: boolean };
	/** Models that spoke beside the task's own, each once; only where some did, absent in summaries of before. */
	others?: readonly RunSummary['model'][];
	/** Label of the coach, where one spoke. */
	coach: string | null;
	verdict: RunVerdict['verdict']['kind'] | null;
	/** The headline answer; cut to 200 characters. */
	answer: string | null;
	/** How the headline answer was got: a program gave it, or words alone. */
	way: 'text' | 'code' | null;
	/** 0 to 1: the last gauge of the method. */
	confidence: number | null;
	calls: number;
	executions: number;
	tokens: number | null;
	/** Sent and received; absent in summaries of before, null where a call did not say. */
	inputTokens?: number | null;
	outputTokens?: number | null;
	/** True when some token counts, and so the cost, are our tokenizer's and not the host's. */
	estimated: boolean;
	/** US dollars. */
	cost: number | null;
	ms: number;
	seed: number | null;
	/** 0-based. */
	repeat: number;
	/** Why it failed: a model's failure by its own kind. */
	error: ErrorKind | null;
	/** What its verdict has to be read with; absent in summaries of before: not known, not none. */
	flags?: readonly RunFlag[];
	/** Verdict of the answer in the other place, for "either answer" scoring; null without one, absent in summaries of before. */
	otherVerdict?: RunVerdict['verdict']['kind'] | null;
	/** How sure the model was of the answer that is judged; null where nobody asked, absent in summaries of before. */
	rated?: Rating | null;
	/** Which output of one program was right, the imagined and the printed one; only where both were judged. */
	routes?: { imagined: boolean; printed: boolean };
	/** Of each round of votes, in order; only where such rounds were judged. */
	rounds?: readonly RoundRight[];
	/** Whether the first answer and the last one of a model that was nudged were right; only where they were judged. */
	nudged?: { first: boolean; last: boolean };
	/** The method spoke in the person's own words: no run of the plain method. Absent in summaries of before. */
	ownWords?: true;
	/** Goes on from another run's reply with one token changed: no run of the method. */
	fork?: SummarisedFork;
}

/** `runId`: what it goes on from, kept or not; absent in summaries of before. */
type SummarisedFork = Pick<Fork, 'instead' | 'alternative'> & Partial<Pick<Fork, 'runId'>>;

/** Of the answers in one round: how many were right, how many voters named one, how many voters there were. */
export type RoundRight = NonNullable<RunVerdict['rounds']>[number];

/** Why a run failed; of a model call that failed, why that did. */
export type ErrorKind =
	| Exclude<RunFailure['kind'], 'model-call'>
	| Extract<RunFailure, { kind: 'model-call' }>['failure']['kind'];

/** What lists and statistics need of a run, without loading its events again. */
export function summarise(events: readonly RunEvent[]): RunSummary {
	return summaryOf(foldRun(events));
}

/** Throws without a `run-start`: there is no run to name. */
export function summaryOf(view: RunView): RunSummary {
	const { spec, totals, verdict, failure } = view;
	if (spec === null) throw new Error('A run without a run-start has no summary');
	const { task, coach, checker, summariser } = spec.models;
	const { inputTokens, outputTokens } = totals;
	const way = wayOf(view);
	return {
		version: 2,
		runId: spec.runId,
		groupId: spec.groupId,
		experimentId: spec.experimentId ?? null,
		startedAt: view.startedAt,
		endedAt: view.outcome === 'interrupted' ? null : view.endedAt,
		outcome: view.outcome,
		question: cut(asTyped(spec.question)),
		...originOf(spec),
		method: spec.method,
		optionsHash: hashOfOptions(spec.options),
		models: { task: task.id, coach: coach.id, checker: checker.id, summariser: summariser.id },
		model: { label: task.label, scripted: task.kind === 'scripted' },
		...othersOf(view, spec),
		coach: view.modeChain.some(({ voice }) => voice === 'coach') ? coach.label : null,
		verdict: verdict?.verdict.kind ?? null,
		answer: verdict?.answer == null ? null : cut(verdict.answer.text),
		way,
		confidence: confidenceOf(view),
		calls: totals.calls,
		executions: totals.executions,
		tokens: inputTokens === null || outputTokens === null ? null : inputTokens + outputTokens,
		inputTokens,
		outputTokens,
		estimated: totals.estimated,
		cost: totals.cost,
		ms: totals.ms,
		seed: spec.seed ?? null,
		repeat: spec.repeat ?? 0,
		error: failure === null ? null : failure.kind === 'model-call' ? failure.failure.kind : failure.kind,
		flags: flagsOf(view),
		otherVerdict: verdict?.other?.verdict.kind ?? null,
		rated: ratingOf(view, way),
		...routesOf(view),
		...(verdict?.rounds === undefined ? {} : { rounds: verdict.rounds }),
		...(verdict?.nudged === undefined ? {} : { nudged: verdict.nudged }),
		...(hasOwnWording(spec.options) ? { ownWords: true as const } : {}),
		...forkOf(spec),
	};
}

function othersOf(view: RunView, { models: { task } }: RunSpec): Pick<RunSummary, 'others'> {
	const others = calledModels(view).filter(({ id, kind }) => id !== task.id || kind !== task.kind);
	if (others.length === 0) return {};
	return { others: others.map(({ label, kind }) => ({ label, scripted: kind === 'scripted' })) };
}

function forkOf({ fork }: RunSpec): Pick<RunSummary, 'fork'> {
	if (fork === undefined) return {};
	const { runId, instead, alternative } = fork;
	return { fork: { runId, instead, alternative } };
}

function routesOf({ verdict }: RunView): Pick<RunSummary, 'routes'> {
	const { imagined, printed } = verdict?.routes ?? { imagined: 'not-checked', printed: 'not-checked' };
	if (imagined === 'not-checked' || printed === 'not-checked') return {};
	return { routes: { imagined: imagined === 'correct', printed: printed === 'correct' } };
}

const LIST_LENGTH = 200;

function cut(text: string): string {
	return text.length <= LIST_LENGTH ? text : `${text.slice(0, LIST_LENGTH - 1)}…`;
}

function originOf({ question: { source } }: RunSpec): Pick<RunSummary, 'family' | 'level' | 'instance'> {
	if (source.kind === 'instance') {
		return { family: source.family, level: source.level, instance: source.seed };
	}
	return { family: source.check?.family ?? null, level: null, instance: null };
}

/** 16 hexadecimal digits. */
export function hashOfOptions(options: MethodOptions): string {
	const entries = Object.entries(options).sort(([a], [b]) => (a < b ? -1 : 1));
	const [high, low] = hash(JSON.stringify(entries));
	return [high, low].map((half) => half.toString(16).padStart(8, '0')).join('');
}

function wayOf({ turns, verdict }: RunView): RunSummary['way'] {
	if (verdict?.answer == null) return null;
	const { from } = verdict.answer;
	const runs = (turn: number | null, purpose: 'answer' | 'tool'): boolean =>
		turns.some(
			(view) =>
				(turn === null || view.turn === turn) &&
				view.entries.some((entry) => entry.kind === 'code' && entry.purpose === purpose),
		);
	const vote = ballotOf(turns, verdict.turn);
	const hasTool = vote === null ? runs(null, 'tool') : vote.way === 'code' && !runs(verdict.turn, 'answer');
	// Words that follow the output of a tool say what it gave; of several voters that of their own tool.
	if (hasTool) return 'code';
	if (from === 'reader') return runs(verdict.turn, 'answer') ? 'code' : 'text';
	return from.startsWith('prose') ? 'text' : 'code';
}

/** The vote of the reply in a turn, as it was counted last; null where none was counted. */
function ballotOf(turns: RunView['turns'], turn: number) {
	const ballots = turns.flatMap(({ entries }) =>
		entries.flatMap((entry) =>
			entry.kind === 'note' && entry.note.type === 'votes' ? entry.note.ballots : [],
		),
	);
	return ballots.findLast((ballot) => ballot.turn === turn) ?? null;
}

function confidenceOf({ turns }: RunView): number | null {
	const notes = turns.flatMap(({ entries }) =>
		entries.flatMap((entry) => (entry.kind === 'note' ? [entry.note] : [])),
	);
	return notes.findLast((note) => note.type === 'gauge')?.value ?? null;
}

/** The one door of stored summaries; null for what this page cannot read. Only what lists rely on is looked at. */
export function parseSummary(value: unknown): RunSummary | null {
	if (
		!isRecord(value) ||
		typeof value['runId'] !== 'string' ||
		typeof value['groupId'] !== 'string' ||
		typeof value['startedAt'] !== 'number'
	)
		return null;
	if (value['version'] === 2) return value as unknown as RunSummary;
	return value['version'] === 1 ? fromVersion1(value) : null;
}

function fromVersion1(value: Record<string, unknown>): RunSummary {
	return { ...UNSAID_IN_VERSION_1, ...value, version: 2 } as RunSummary;
}

const UNSAID_IN_VERSION_1 = {
	experimentId: null,
	family: null,
	level: null,
	instance: null,
	optionsHash: null,
	models: null,
	coach: null,
	way: null,
	confidence: null,
	estimated: false,
	seed: null,
	repeat: 0,
	error: null,
} satisfies Partial<RunSummary>;
