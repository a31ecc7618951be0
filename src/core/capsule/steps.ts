import type { RunEvent } from '../record/event.ts';

/** A moment at which a capsule that is shown step by step may stop. */
export interface Step {
	/**
	 * `question`: nothing has happened yet; `part`: a reply, an output, a checker's word or a decision came in; `bet`: all of a
	 * lane is there but its verdict; `verdict`: how the lane's run ended.
	 */
	kind: 'question' | 'part' | 'bet' | 'verdict';
	/** 0-based lane in which something came; null where it is in none. */
	lane: number | null;
	/** For each lane, how many of its events are shown. */
	shown: readonly number[];
	/** Milliseconds this took when it was recorded. */
	ms: number;
	/** The programs whose output came with it. */
	codeIds: readonly string[];
}

/** Whatever follows one of these at once, before anything is said or run again, belongs to the same step. */
const ENDS: ReadonlySet<RunEvent['type']> = new Set(['call-end', 'call-failed', 'code-end']);
const BEGINS: ReadonlySet<RunEvent['type']> = new Set(['call-start', 'code-start']);
const JUDGES: ReadonlySet<RunEvent['type']> = new Set(['verdict', 'run-error', 'run-end']);

/**
 * The steps of a capsule: the question, then lane after lane what came in, a stop for a bet, and the verdict. Every event is
 * shown at the end; of two neighbours the later one shows more.
 */
export function stepsOf(runs: readonly (readonly RunEvent[])[]): readonly Step[] {
	const shown = runs.map(() => 1);
	const steps: Step[] = [{ kind: 'question', lane: null, shown: [...shown], ms: 0, codeIds: [] }];
	for (const [lane, events] of runs.entries()) {
		for (const { kind, from, to } of piecesOf(events)) {
			const before = events[from - 1];
			const last = events[to - 1];
			const codeIds = events
				.slice(from, to)
				.flatMap((event) => (event.type === 'code-end' ? [event.codeId] : []));
			shown[lane] = to;
			steps.push({
				kind,
				lane,
				shown: [...shown],
				ms: before === undefined || last === undefined ? 0 : Math.max(0, last.at - before.at),
				codeIds,
			});
		}
	}
	return steps;
}

/** @returns parts of the list, each `[from, to)`, one after the other; the first event, `run-start`, is in none */
function piecesOf(
	events: readonly RunEvent[],
): { kind: Exclude<Step['kind'], 'question'>; from: number; to: number }[] {
	const judged = events.findIndex(({ type }) => JUDGES.has(type));
	const end = judged === -1 ? events.length : judged;
	const pieces: ReturnType<typeof piecesOf> = [];
	let from = 1;
	/** What the piece is there for has come. */
	let isFull = false;
	const coached = callsOfCoach(events);
	for (let at = 1; at < end; at++) {
		const event = events[at] as RunEvent;
		const isEnd = ENDS.has(event.type);
		const isWord = isWordOfRules(event, events[at - 1], coached);
		if (isFull && (isEnd || isWord || BEGINS.has(event.type))) {
			pieces.push({ kind: 'part', from, to: at });
			[from, isFull] = [at, false];
		}
		isFull ||= isEnd || isWord;
	}
	if (from < end) pieces.push({ kind: 'part', from, to: end });
	// Nothing more is shown by a bet: it is a stop on its own, after what has been seen.
	if (judged !== -1) {
		pieces.push({ kind: 'bet', from: end, to: end });
		pieces.push({ kind: 'verdict', from: end, to: events.length });
	}
	return pieces;
}

/** A coach of rules makes no call: its decision is all that comes of it, and as much to look at as a reply. */
function isWordOfRules(event: RunEvent, before: RunEvent | undefined, coached: ReadonlySet<string>): boolean {
	if (event.type !== 'decision' || event.by !== 'coach') return false;
	return !(before?.type === 'call-end' && coached.has(before.callId));
}

function callsOfCoach(events: readonly RunEvent[]): ReadonlySet<string> {
	return new Set(
		events.flatMap((event) => (event.type === 'call-start' && event.role === 'coach' ? [event.callId] : [])),
	);
}
