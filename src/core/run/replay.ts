import type { CodeAnalysis, ExecutionResult } from '../execution.ts';
import { canonicalJson } from '../json.ts';
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
	/** What is on record and has not come up again yet, by what it is about, in order. */
	readonly #left = new Map<string, RunEvent[]>();
	readonly #replies = new Map<string, EventOf<'call-end'> | EventOf<'call-failed'>>();
	readonly #results = new Map<string, ExecutionResult>();
	readonly #analyses = new Map<string, CodeAnalysis>();

	/** @param events of the run so far; empty for one that begins */
	constructor(events: readonly RunEvent[]) {
		this.seq = (events.at(-1)?.seq ?? -1) + 1;
		this.ms = foldRun(events).totals.ms;
		for (const event of events) {
			const key = subjectOf(event);
			this.#left.set(key, [...(this.#left.get(key) ?? []), event]);
			if (event.type === 'call-end' || event.type === 'call-failed') this.#replies.set(event.callId, event);
			if (event.type === 'code-end') this.#results.set(event.codeId, event.result);
			if (event.type === 'analysis') this.#analyses.set(event.codeId, event.analysis);
		}
	}

	/** How a call ended; null for one that is to be made. */
	replyTo(callId: string): EventOf<'call-end'> | EventOf<'call-failed'> | null {
		return this.#replies.get(callId) ?? null;
	}

	resultOf(codeId: string): ExecutionResult | null {
		return this.#results.get(codeId) ?? null;
	}

	analysisOf(codeId: string): CodeAnalysis | null {
		return this.#analyses.get(codeId) ?? null;
	}

	/** True the first time something comes up again that is on record. Throws where something else is in its place. */
	has(body: RunEventBody): boolean {
		const known = this.#left.get(subjectOf(body))?.shift();
		if (known === undefined) return false;
		if (saidIn(known) !== saidIn(body)) throw new Error(OTHERWISE);
		return true;
	}
}

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
