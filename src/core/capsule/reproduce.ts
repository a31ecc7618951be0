import type { ExecutionResult } from '../execution.ts';
import { firstDifference, type Side } from '../record/difference.ts';

/**
 * Why a program was not run again, or says nothing when it was: a model answered in it; its interpreter knew what other programs
 * had set; it was stopped by hand; there was no Python then, or is none now; a package is missing here; the limit here is shorter
 * than the time it took or had.
 */
export type NotRun =
	| 'thoughts'
	| 'interpreter'
	| 'stopped'
	| 'unavailable'
	| 'no-python'
	| 'package'
	| 'limit';

/** What differed and does not count: where things lay in memory, how long something took by its own clock, pictures. */
export type Ignored = 'addresses' | 'durations' | 'pictures';

/** What came of running a program again. */
export type Reproduction =
	/** `but`: the same in everything else. */
	| { kind: 'reproduced'; but: readonly Ignored[] }
	/** The same end with another output; the first difference, recorded and now. */
	| { kind: 'differs'; what: 'output'; sides: readonly [Side, Side] }
	/** Another end: then and now. */
	| { kind: 'differs'; what: 'end'; ends: readonly [ExecutionResult, ExecutionResult] }
	| { kind: 'not-run'; why: NotRun };

/**
 * Compares what a program printed and how it ended: its error by kind, a timeout with one after as long, whatever was printed.
 * How long it took does not count, nor what it wrote to the error stream.
 */
export function reproductionOf(recorded: ExecutionResult, now: ExecutionResult): Reproduction {
	if (recorded.kind === 'stopped' || recorded.kind === 'unavailable')
		return { kind: 'not-run', why: recorded.kind };
	if (now.kind === 'stopped') return { kind: 'not-run', why: 'stopped' };
	if (now.kind === 'unavailable') return { kind: 'not-run', why: 'no-python' };
	if (endOf(recorded) !== endOf(now)) {
		if (isMissingPackage(now)) return { kind: 'not-run', why: 'package' };
		if (now.kind === 'timed-out' && now.limitMs <= recorded.ms) return { kind: 'not-run', why: 'limit' };
		return { kind: 'differs', what: 'end', ends: [recorded, now] };
	}
	if (recorded.kind === 'timed-out' && now.kind === 'timed-out' && now.limitMs < recorded.limitMs)
		return { kind: 'not-run', why: 'limit' };
	if (recorded.kind === 'timed-out' || recorded.kind === 'crashed') return { kind: 'reproduced', but: [] };
	const pictures: Ignored[] = recorded.figures.length + now.figures.length > 0 ? ['pictures'] : [];
	const [then, today] = [saidBy(recorded), saidBy(now)];
	if (firstDifference(then, today) === null) return { kind: 'reproduced', but: pictures };
	for (const but of BUT) {
		if (firstDifference(without(then, but), without(today, but)) === null) {
			return { kind: 'reproduced', but: [...but, ...pictures] };
		}
	}
	const every = BUT.at(-1) ?? [];
	const sides = firstDifference(without(then, every), without(today, every));
	return sides === null ? { kind: 'reproduced', but: pictures } : { kind: 'differs', what: 'output', sides };
}

/** Fewest first. */
const BUT: readonly (readonly Exclude<Ignored, 'pictures'>[])[] = [
	['addresses'],
	['durations'],
	['addresses', 'durations'],
];

const VARYING = {
	addresses: /\b0x[\da-f]{4,16}\b/gi,
	/** With a fraction and a unit behind it: a clock's, and hardly ever an answer. */
	durations:
		/(?<![\d.])\d{1,9}\.\d{3,20}(?:e-?\d{1,3})?(?=\s*(?:s|ms|µs|us|ns|sec|secs|seconds?|milliseconds?|microseconds?)\b)/gi,
} as const;

function without(text: string, what: readonly (keyof typeof VARYING)[]): string {
	return what.reduce((left, kind) => left.replace(VARYING[kind], '…'), text);
}

type Ran = Exclude<ExecutionResult, { kind: 'unavailable' }>;

/** What it printed; where that is nothing, what its last line came to. */
function saidBy(result: Ran): string {
	if (result.stdout.trim() !== '' || result.kind !== 'finished') return result.stdout;
	return result.value ?? result.variable?.text ?? '';
}

function endOf(result: ExecutionResult): string {
	return result.kind === 'raised' ? `raised ${result.error.name}` : result.kind;
}

function isMissingPackage(result: ExecutionResult): boolean {
	return result.kind === 'raised' && ['ModuleNotFoundError', 'ImportError'].includes(result.error.name);
}
