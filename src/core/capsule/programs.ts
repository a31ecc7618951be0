import type { ExecutionRequest, ExecutionResult } from '../execution.ts';
import type { RunId } from '../ids.ts';
import type { RunEvent } from '../record/event.ts';
import type { RunSpec } from '../record/spec.ts';
import { seedOfProgram } from '../run/program-seed.ts';
import type { NotRun } from './reproduce.ts';

/** A program of a capsule, with what it came to when it was recorded. */
export interface RecordedProgram {
	/** 0-based lane. */
	lane: number;
	runId: RunId;
	/** Unique in its run. */
	codeId: string;
	/** 1-based. */
	turn: number;
	recorded: ExecutionResult;
	/** Why it is not to be run again; null where it is. */
	notRun: NotRun | null;
	/** As the run asked for it, but for time limits that no program reached. A session is kept under a name of the run's. */
	request: ExecutionRequest;
}

type EventOf<T extends RunEvent['type']> = Extract<RunEvent, { type: T }>;

/** Every program that came to an end, lane after lane, in the order in which they began. */
export function programsOf(runs: readonly (readonly RunEvent[])[]): readonly RecordedProgram[] {
	return runs.flatMap((events, lane) => {
		const [start] = events;
		return start?.type === 'run-start' ? programsOfRun(events, start.spec, lane) : [];
	});
}

function programsOfRun(events: readonly RunEvent[], spec: RunSpec, lane: number): RecordedProgram[] {
	const ends = new Map(ofType(events, 'code-end').map(({ codeId, result }) => [codeId, result]));
	const asked = new Set(ofType(events, 'thoughts').map(({ codeId }) => codeId));
	const calls = new Map(ofType(events, 'call-start').map((call) => [call.callId, call]));
	return ofType(events, 'code-start').flatMap(({ codeId, callId, turn, purpose, code }) => {
		const recorded = ends.get(codeId);
		if (recorded === undefined) return [];
		const session = purpose === 'tool' ? sessionOf(spec, callId) : null;
		const isLater = spec.method !== ONE_INTERPRETER && hasSpoken(calls.get(callId ?? ''));
		return {
			...{ lane, runId: spec.runId, codeId, turn, recorded },
			notRun:
				asked.has(codeId) || thinks(spec, code)
					? 'thoughts'
					: (neverEnded(recorded) ?? (session !== null && isLater ? 'interpreter' : null)),
			request: {
				code,
				// A method may give its programs a limit of their own, which the record names where one reached it.
				timeLimitMs: recorded.kind === 'timed-out' ? recorded.limitMs : spec.limits.pythonMs,
				...(session === null ? {} : { session }),
				...seedOfProgram(spec, codeId, spec.method === MAY_ASK),
			},
		};
	});
}

function ofType<T extends RunEvent['type']>(events: readonly RunEvent[], type: T): EventOf<T>[] {
	return events.filter((event): event is EventOf<T> => event.type === type);
}

/** Its programs are all of one interpreter. Elsewhere each voter keeps one, and the record does not say whose is whose. */
const ONE_INTERPRETER = 'code-interpreter' satisfies RunSpec['method'];

function sessionOf({ runId, method }: RunSpec, callId: string | null): string {
	return `again/${runId}/${method === ONE_INTERPRETER ? '' : String(callId)}`;
}

/** Whether something of the speaker's own stands before the call: what it ran then may be what this program goes on from. */
function hasSpoken(call: EventOf<'call-start'> | undefined): boolean {
	return call === undefined || call.messages.some(({ role }) => role === 'assistant');
}

/** Its programs can ask a model. */
const MAY_ASK = 'chain-of-code' satisfies RunSpec['method'];

function thinks({ method }: RunSpec, code: string): boolean {
	return method === MAY_ASK && /\bthink\s*\(/.test(code);
}

function neverEnded({ kind }: ExecutionResult): NotRun | null {
	return kind === 'stopped' || kind === 'unavailable' ? kind : null;
}
