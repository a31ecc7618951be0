import { EMPTY_READING } from '../reply/reading.ts';
import type { Usage } from '../model.ts';
import { assertNever } from '../result.ts';
import type { RunEvent } from './event.ts';
import { pythonStartOf } from './python-start.ts';
import type { CallEntry, CodeEntry, Entry, ModeLink, RunTotals, RunView, TurnView } from './view.ts';

/** What a lane shows before anything has happened. */
export const EMPTY_VIEW: RunView = {
	spec: null,
	startedAt: 0,
	lastAt: 0,
	endedAt: null,
	outcome: 'running',
	turns: [],
	modeChain: [],
	verdict: null,
	failure: null,
	totals: {
		calls: 0,
		executions: 0,
		inputTokens: 0,
		outputTokens: 0,
		estimated: false,
		cost: 0,
		readOut: { calls: 0, tokens: 0 },
		ms: 0,
		pythonStartMs: 0,
	},
};

/** Everything that is known of a run, from its events alone; also of one that is still going on. */
export function foldRun(events: readonly RunEvent[]): RunView {
	return events.reduce(reduceRun, EMPTY_VIEW);
}

/** The view after one more event. Touches only what the event concerns, so it is cheap for every delta. */
export function reduceRun(view: RunView, event: RunEvent): RunView {
	const { at } = event;
	const next: RunView = {
		...view,
		lastAt: at,
		totals: withTime(view, view.totals.pythonStartMs, at),
	};
	switch (event.type) {
		case 'run-start':
			return { ...next, spec: event.spec, startedAt: at };
		case 'run-resumed': {
			const personMs = (view.totals.personMs ?? 0) + Math.max(0, at - view.lastAt);
			return { ...next, resumedAt: at, totals: { ...view.totals, personMs } };
		}
		case 'call-start': {
			const { callId, role, model, steer, purpose, messages, tools = [], briefing } = event;
			const called = { callId, at, role, model, steer, purpose, messages, tools };
			const what = briefing === undefined ? called : { ...called, briefing };
			return added(next, event.turn, {
				kind: 'call',
				...what,
				...begunIn(view, role),
				text: '',
				reasoning: '',
				reading: EMPTY_READING,
				waitsFor: null,
				retries: [],
				status: { kind: 'streaming' },
			});
		}
		case 'call-delta':
			return withCall(next, event.callId, (call) => ({
				...call,
				...heard(call, event),
				waitsFor: null,
				...(call.status.kind === 'streaming' ? {} : { status: { kind: 'streaming' as const } }),
			}));
		case 'call-waiting':
			return withCall(next, event.callId, (call) => ({ ...call, waitsFor: { ahead: event.ahead } }));
		case 'call-retry': {
			const { attempt, waitMs, reason, usage } = event;
			const again = withCall(next, event.callId, (call) => ({
				...call,
				text: '',
				reasoning: '',
				retries: [...call.retries, { attempt, waitMs, reason }],
				status: { kind: 'retrying', attempt, waitMs, reason },
			}));
			return usage === undefined ? again : counted(again, event.callId, usage, 0);
		}
		case 'call-end': {
			const {
				text,
				reasoning,
				reading,
				toolCalls,
				finishReason,
				usage,
				logprobs = null,
				ms,
				covered,
			} = event;
			const said = { toolCalls, finishReason, usage, logprobs, ms, ...(covered ? { covered } : {}) };
			const ended = withCall(withWait(next, event), event.callId, (call) => ({
				...call,
				text,
				reasoning,
				reading,
				waitsFor: null,
				status: { kind: 'ended', ...said },
			}));
			const cost = isFree(ended, event.callId) ? { cost: 0 } : {};
			return {
				...counted(ended, event.callId, { ...usage, ...cost }, isPersons(ended, event.callId) ? 0 : 1),
				modeChain: withReply(ended, event.callId, toolCalls.length > 0),
			};
		}
		case 'call-failed': {
			const { failure, text, reading, ms, usage } = event;
			const failed = withCall(withWait(next, event), event.callId, (call) => ({
				...call,
				text,
				reading,
				waitsFor: null,
				status: { kind: 'failed', failure, ms },
			}));
			if (usage === undefined && isReadOut(failed, event.callId)) return failed;
			return counted(failed, event.callId, usage ?? NOTHING, 1);
		}
		case 'code-start': {
			const { codeId, callId, turn, purpose, code, note = null } = event;
			const what = { codeId, callId, at, purpose, code, note };
			return added(next, turn, { kind: 'code', ...what, output: [], status: { kind: 'running' } });
		}
		case 'code-output': {
			const { stream, text } = event;
			return withCode(next, event.codeId, (code) => {
				const last = code.output.at(-1);
				const isSame = last?.stream === stream;
				const piece = { stream, text: isSame ? last.text + text : text };
				return { ...code, output: [...(isSame ? code.output.slice(0, -1) : code.output), piece] };
			});
		}
		case 'code-end': {
			const { result } = event;
			const ended = withCode(next, event.codeId, (code) => ({
				...code,
				status: { kind: 'ended', result },
			}));
			const hasWaited = result.kind !== 'unavailable' && result.startMs !== undefined;
			const pythonStartMs = hasWaited ? pythonStartOf(ended.turns) : ended.totals.pythonStartMs;
			const totals = withTime(ended, pythonStartMs, at);
			return { ...ended, totals: { ...totals, executions: totals.executions + 1 } };
		}
		case 'analysis': {
			const { codeId, analysis } = event;
			return added(next, event.turn, { kind: 'analysis', at, codeId, analysis });
		}
		case 'decision': {
			const { turn, by, action } = event;
			const noted = added(next, turn, { kind: 'note', at, note: event });
			return by === 'coach'
				? { ...noted, modeChain: linked(noted.modeChain, { turn, voice: 'coach', label: action }) }
				: noted;
		}
		case 'self-check':
		case 'gauge':
		case 'votes':
		case 'prediction':
		case 'nudge':
		case 'thoughts':
		case 'remark':
		case 'limit-reached':
			return added(next, event.turn, { kind: 'note', at, note: event });
		case 'verdict':
			return { ...next, verdict: event.outcome };
		case 'run-error':
			return { ...next, failure: event.failure };
		case 'run-end':
			return {
				...next,
				endedAt: at,
				outcome: event.outcome,
				turns: next.turns.map(abandoned),
				// Nobody knows when the page was closed; the time until somebody looked is not the run's.
				...(event.outcome === 'interrupted' ? { totals: view.totals } : {}),
			};
		default:
			return assertNever(event);
	}
}

function withTime({ spec, startedAt, totals }: RunView, pythonStartMs: number, at: number): RunTotals {
	const ms = spec === null ? 0 : Math.max(0, at - startedAt - pythonStartMs - (totals.personMs ?? 0));
	return { ...totals, ms, pythonStartMs };
}

/**
 * The time in which a person was to speak is not the run's; that in which the run was left is out of it already. Records of before do
 * not say when a run was gone on with: of a model's call that was made anew then, what went by before is not the run's either.
 */
function withWait(view: RunView, event: Extract<RunEvent, { type: 'call-end' | 'call-failed' }>): RunView {
	const call = callOf(view, event.callId);
	const isPerson = call?.model.kind === 'person';
	const isOfBefore = view.spec?.models.coach.kind === 'person' && view.resumedAt === undefined;
	if (call === undefined || !(isPerson || isOfBefore)) return view;
	const waited = event.at - Math.max(call.at, view.resumedAt ?? 0) - (isPerson ? 0 : event.ms);
	const personMs = (view.totals.personMs ?? 0) + Math.max(0, waited);
	return {
		...view,
		totals: withTime({ ...view, totals: { ...view.totals, personMs } }, view.totals.pythonStartMs, event.at),
	};
}

/** Of a fork the first reply alone goes on from another one's. */
function begunIn({ spec, turns }: RunView, role: CallEntry['role']): Pick<CallEntry, 'begun'> {
	if (spec?.fork === undefined || role !== 'task') return {};
	const isFirst = turns.every(({ entries }) =>
		entries.every((entry) => entry.kind !== 'call' || entry.role !== 'task'),
	);
	return isFirst ? { begun: spec.fork.begun } : {};
}

function callOf({ turns }: RunView, callId: string): CallEntry | undefined {
	// Newest first, and without a copy of them all: asked at every end.
	for (let t = turns.length - 1; t >= 0; t--) {
		const found = turns[t]?.entries.findLast((entry) => entry.kind === 'call' && entry.callId === callId);
		if (found?.kind === 'call') return found;
	}
	return undefined;
}

function isPersons(view: RunView, callId: string): boolean {
	return callOf(view, callId)?.model.kind === 'person';
}

function added(view: RunView, turn: number, entry: Entry): RunView {
	const at = view.turns.findIndex((known) => known.turn === turn);
	const known = view.turns[at];
	if (known !== undefined) {
		return { ...view, turns: view.turns.with(at, { turn, entries: [...known.entries, entry] }) };
	}
	const turns = [...view.turns, { turn, entries: [entry] }];
	return { ...view, turns: turns.sort((a, b) => a.turn - b.turn) };
}

type Delta = Extract<RunEvent, { type: 'call-delta' }>;

function heard(call: CallEntry, delta: Delta): Pick<CallEntry, 'text' | 'reasoning'> {
	const { channel, recast = false } = delta;
	const text = recast ? '' : call.text;
	const reasoning = recast ? call.reasoning + call.text : call.reasoning;
	return channel === 'answer'
		? { text: text + delta.text, reasoning }
		: { text, reasoning: reasoning + delta.text };
}

function withCall(view: RunView, callId: string, change: (call: CallEntry) => CallEntry): RunView {
	return changed(view, (entry) => (entry.kind === 'call' && entry.callId === callId ? change(entry) : null));
}

function withCode(view: RunView, codeId: string, change: (code: CodeEntry) => CodeEntry): RunView {
	return changed(view, (entry) => (entry.kind === 'code' && entry.codeId === codeId ? change(entry) : null));
}

/** Changes the newest entry the function knows; an event about an unknown call changes nothing. */
function changed(view: RunView, change: (entry: Entry) => Entry | null): RunView {
	for (let t = view.turns.length - 1; t >= 0; t--) {
		const { turn, entries } = view.turns[t] as TurnView;
		for (let e = entries.length - 1; e >= 0; e--) {
			const entry = change(entries[e] as Entry);
			if (entry === null) continue;
			return { ...view, turns: view.turns.with(t, { turn, entries: entries.with(e, entry) }) };
		}
	}
	return view;
}

/** The first reply of a turn that answers the question is a link of the chain, text or code by what it holds. */
function withReply(view: RunView, callId: string, usedTool: boolean): readonly ModeLink[] {
	for (const { turn, entries } of view.turns) {
		const call = entries.find((entry) => entry.kind === 'call' && isAnswering(entry));
		if (call?.kind !== 'call' || call.callId !== callId) continue;
		const voice = usedTool || call.reading.program !== null ? 'code' : 'text';
		return linked(view.modeChain, { turn, voice, label: voice });
	}
	return view.modeChain;
}

function isAnswering({ role }: CallEntry): boolean {
	return role === 'task' || role === 'summariser';
}

/** Parallel calls may end out of order; within a turn the order of events stays. */
function linked(chain: readonly ModeLink[], link: ModeLink): readonly ModeLink[] {
	return [...chain, link].sort((a, b) => a.turn - b.turn);
}

const NOTHING: Usage = { inputTokens: 0, outputTokens: 0, cost: 0 };

/** What a call took, counted where it belongs. `calls`: 0 for a try that is made again. */
function counted(view: RunView, callId: string, usage: Usage, calls: 0 | 1): RunView {
	const withIt = isReadOut(view, callId) ? withReadOut : withUsage;
	return { ...view, totals: withIt(view.totals, usage, calls) };
}

function withUsage(totals: RunTotals, usage: Usage, calls: number): RunTotals {
	return {
		...totals,
		calls: totals.calls + calls,
		inputTokens: sum(totals.inputTokens, usage.inputTokens),
		outputTokens: sum(totals.outputTokens, usage.outputTokens),
		estimated: totals.estimated || usage.estimated === true,
		cost: sum(totals.cost, usage.cost),
	};
}

/** Records of before do not say that a scripted call cost nothing. */
function isFree(view: RunView, callId: string): boolean {
	return callOf(view, callId)?.model.kind === 'scripted';
}

function isReadOut(view: RunView, callId: string): boolean {
	return callOf(view, callId)?.role === 'reader';
}

/** What it cost counts all the same. */
function withReadOut(totals: RunTotals, usage: Usage, calls: number): RunTotals {
	const { calls: before, tokens } = totals.readOut;
	return {
		...totals,
		readOut: { calls: before + calls, tokens: sum(sum(tokens, usage.inputTokens), usage.outputTokens) },
		cost: sum(totals.cost, usage.cost),
	};
}

function sum(total: number | null, more: number | undefined): number | null {
	return total === null || more === undefined ? null : total + more;
}

/** What still runs in the record when the run is over was cut off with it. */
function abandoned(turn: TurnView): TurnView {
	if (!turn.entries.some(isOpen)) return turn;
	const status = { kind: 'abandoned' } as const;
	return { ...turn, entries: turn.entries.map((entry) => (isOpen(entry) ? { ...entry, status } : entry)) };
}

function isOpen(entry: Entry): entry is CallEntry | CodeEntry {
	return (
		(entry.kind === 'call' && (entry.status.kind === 'streaming' || entry.status.kind === 'retrying')) ||
		(entry.kind === 'code' && entry.status.kind === 'running')
	);
}
