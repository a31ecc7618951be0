import { isTooDeep } from '../bench/export/portable-json.ts';
import { eventWithoutKeys, withoutKeys } from '../bench/export/without-keys.ts';
import { isRecord } from '../json.ts';
import { amount, object, oneOf, text } from '../record/decode.ts';
import type { RunEvent } from '../record/event.ts';
import { decodeWith, parseRun } from '../record/parse.ts';
import { isStored } from '../record/stored.ts';
import { err, ok, type Result } from '../result.ts';

/** What a capsule says of itself, so that no other JSON is taken for one. */
const FORMAT = 'codesteer-capsule';
const VERSION = 1;

/** What a capsule may hold at most; more is a slip of the hand, or meant to break the page. */
export const MOST = {
	/** A comparison has a lane for each. */
	runs: 40,
	/** Of its JSON. */
	characters: 20_000_000,
} as const;

/**
 * A run or a comparison, to be shown again anywhere: set-up, seeds, models as they were set up, replies, programs and outputs all
 * stand in the events. Holds no key. An experiment travels as `ExperimentFile`.
 */
export interface Capsule {
	/** Whoever made it may say what it shows. */
	title: string;
	/** For whoever presents it: what to say. */
	notes: string;
	/** Milliseconds since the epoch. */
	madeAt: number;
	/** Of the page that made it. */
	appVersion: string;
	/** Digest of all texts the methods of that page send, see `promptsDigest`. */
	prompts: string;
	/** One run, or several to compare; each begins with its `run-start` and has its `run-end`; deltas left out. */
	runs: readonly (readonly RunEvent[])[];
}

/** Why there is no capsule in what was opened; `words/capsule.ts` says it. */
export type CapsuleFault =
	| { kind: 'not-json' }
	| { kind: 'other-format' }
	| { kind: 'newer'; version: number }
	| { kind: 'too-large'; characters: number }
	| { kind: 'too-many'; runs: number }
	| { kind: 'empty' }
	| { kind: 'damaged'; why: string }
	/** `run`: 1-based. */
	| { kind: 'run'; run: number; why: string };

const head = object({
	format: oneOf(FORMAT),
	version: oneOf(VERSION),
	title: text,
	notes: text,
	madeAt: amount,
	appVersion: text,
	prompts: text,
});

/** The capsule as JSON text. Only what the record knows travels, without anything that looks like a key. */
export function formatCapsule({ runs, title, notes, madeAt, appVersion, prompts }: Capsule): string {
	const own = { title, notes, appVersion, prompts };
	const cleaned = Object.fromEntries(Object.entries(own).map(([field, held]) => [field, withoutKeys(held)]));
	const records = runs.map((events) => {
		const read = parseRun(events.filter(isStored));
		if (!read.ok) throw new Error(`A run that is not fit to be shared: ${read.error}`);
		return read.value.map(eventWithoutKeys);
	});
	return JSON.stringify({ format: FORMAT, version: VERSION, ...cleaned, madeAt, runs: records });
}

/** The one door of capsules from links and files. Executes nothing. */
export function parseCapsule(json: string): Result<Capsule, CapsuleFault> {
	if (json.length > MOST.characters) return err({ kind: 'too-large', characters: json.length });
	if (isTooDeep(json)) return err({ kind: 'damaged', why: 'It is nested more deeply than any run' });
	let value: unknown;
	try {
		value = JSON.parse(json);
	} catch {
		return err({ kind: 'not-json' });
	}
	if (!isRecord(value) || value['format'] !== FORMAT) return err({ kind: 'other-format' });
	const { version } = value;
	if (typeof version === 'number' && version > VERSION) return err({ kind: 'newer', version });
	const read = decodeWith(head, value, 'capsule');
	if (!read.ok) return err({ kind: 'damaged', why: read.error });
	const runs = parseRuns(value['runs']);
	if (!runs.ok) return runs;
	const { title, notes, madeAt, appVersion, prompts } = read.value;
	return ok({ title, notes, madeAt, appVersion, prompts, runs: runs.value });
}

function parseRuns(value: unknown): Result<readonly (readonly RunEvent[])[], CapsuleFault> {
	if (!Array.isArray(value)) return err({ kind: 'damaged', why: 'Its runs are not a list' });
	if (value.length === 0) return err({ kind: 'empty' });
	if (value.length > MOST.runs) return err({ kind: 'too-many', runs: value.length });
	const runs: (readonly RunEvent[])[] = [];
	const known = new Set<string>();
	for (const [at, stored] of value.entries()) {
		const run = parseRun(stored);
		const why = run.ok ? runFault(run.value, known) : run.error;
		if (!run.ok || why !== null) return err({ kind: 'run', run: at + 1, why: why ?? '' });
		runs.push(run.value);
	}
	return ok(runs);
}

function runFault(events: readonly RunEvent[], known: Set<string>): string | null {
	const [start] = events;
	if (start?.type !== 'run-start') return 'The record does not begin with run-start';
	if (start.runId !== start.spec.runId) return 'The record bears another name than its run';
	if (known.has(start.runId)) return 'The run stands in it twice';
	known.add(start.runId);
	return events.at(-1)?.type === 'run-end' ? null : 'The run has no end';
}
