import type { CodeAnalysis, ExecutionResult } from '../execution.ts';
import { canonicalJson } from '../json.ts';
import type { Usage } from '../model.ts';
import type { RunEvent, RunEventBody } from '../record/event.ts';
import { NOTE_TYPES } from '../record/event.ts';
import { foldRun } from '../record/fold.ts';

type EventOf<T extends RunEventBody['type']> = Extract<RunEvent, { type: T }>;

/**
 * The record of a run that was left in the middle, for performing it again up to there: the plan gets the results that are on
 * record, nothing is asked or run anew, and what was said before is not said again. A plan that turns out to be another one
 * than began the run cannot go on with it.
 */
export class Replay {
	/** Of the next event. */
	readonly seq: number;
	/** Milliseconds that count as the run's. */
	readonly ms: number;
	/** What comes up again and has not yet, by what it is about, in order; one that is through is gone. */
	readonly #left = new Map<string, RunEvent[]>();
	/** Tries of a call that were made again, and a failed end: what came of them was paid for. */
	readonly #lost = new Map<string, Lost[]>();
	readonly #replies = new Map<string, EventOf<'call-end'> | EventOf<'call-failed'>>();
	readonly #results = new Map<string, ExecutionResult>();
	readonly #analyses = new Map<string, CodeAnalysis>();

	/** @param events of the run so far; empty for one that begins */
	constructor(events: readonly RunEvent[]) {
		this.seq = (events.at(-1)?.seq ?? -1) + 1;
		this.ms = foldRun(events).totals.ms;
		for (const event of events) {
			if (SAID_AGAIN.has(event.type)) listOf(this.#left, subjectOf(event)).push(event);
			if (event.type === 'call-end' || event.type === 'call-failed') this.#replies.set(event.callId, event);
			if ((event.type === 'call-retry' || event.type === 'call-failed') && event.usage !== undefined) {
				const text = event.type === 'call-failed' ? event.text : '';
				listOf(this.#lost, event.callId).push({ text, usage: event.usage });
			}
			if (event.type === 'code-end') this.#results.set(event.codeId, event.result);
			if (event.type === 'analysis') this.#analyses.set(event.codeId, event.analysis);
		}
	}

	/** How a call ended; null for one that is to be made. */
	replyTo(callId: string): EventOf<'call-end'> | EventOf<'call-failed'> | null {
		return this.#replies.get(callId) ?? null;
	}

	/** What came to nothing in a call, in order. */
	lostIn(callId: string): readonly Lost[] {
		return this.#lost.get(callId) ?? [];
	}

	resultOf(codeId: string): ExecutionResult | null {
		return this.#results.get(codeId) ?? null;
	}

	analysisOf(codeId: string): CodeAnalysis | null {
		return this.#analyses.get(codeId) ?? null;
	}

	/** True the first time something comes up again that is on record. Throws where something else is in its place. */
	has(body: RunEventBody): boolean {
		if (this.#left.size === 0) return false;
		const subject = subjectOf(body);
		const left = this.#left.get(subject);
		const known = left?.shift();
		if (known === undefined) return false;
		if (left?.length === 0) this.#left.delete(subject);
		if (saidIn(known) !== saidIn(body)) throw new Error(OTHERWISE);
		return true;
	}
}

/** Text that had arrived, where it is known, and what it took. */
interface Lost {
	text: string;
	usage: Usage;
}

function listOf<T>(lists: Map<string, T[]>, key: string): T[] {
	const known = lists.get(key) ?? [];
	lists.set(key, known);
	return known;
}

/** The rest is what steps gave: it is looked up, and where a step is made anew it is said anew. */
const SAID_AGAIN: ReadonlySet<RunEventBody['type']> = new Set<RunEventBody['type']>([
	...(['run-start', 'call-start', 'code-start', 'verdict', 'run-error', 'run-end'] as const),
	...NOTE_TYPES,
]);

/** What an event is about: of parallel steps the events may come in another order. */
function subjectOf(body: RunEventBody): string {
	if ('callId' in body && body.type !== 'code-start') return `${body.type} ${body.callId}`;
	return 'codeId' in body && !isNote(body) ? `${body.type} ${String(body.codeId)}` : body.type;
}

function isNote({ type }: RunEventBody): boolean {
	return (NOTE_TYPES as readonly string[]).includes(type);
}

/** What shows whether the plan is the one that began the run: what it asks, runs and notes. */
function saidIn(body: RunEventBody): string {
	if (body.type === 'call-start') return canonicalJson([body.turn, body.role, body.messages]);
	if (body.type === 'code-start') return canonicalJson([body.turn, body.purpose, body.code]);
	if (!isNote(body)) return '';
	return canonicalJson(
		Object.entries(body)
			.filter(([field]) => !WHEN.has(field))
			.sort(),
	);
}

/** Fields that an event has and what is about to become one has not. */
const WHEN: ReadonlySet<string> = new Set(['runId', 'seq', 'at']);

const OTHERWISE =
	'The page plays this method in another way than when the run was begun, so it cannot be resumed. Run it anew.';
