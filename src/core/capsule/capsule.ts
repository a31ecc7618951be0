import { LAST_DATE } from '../bench/export/dates.ts';
import { isTooDeep } from '../bench/export/portable-json.ts';
import { withoutKeys } from '../bench/export/without-keys.ts';
import { CAPSULE_FORMAT, type OtherFormat, otherFormatOf } from '../file-formats.ts';
import { isRecord } from '../json.ts';
import { beyondIn, isTooMany, MOST_OF_RUN } from '../record/bounds.ts';
import { amount, object, oneOf, text } from '../record/decode.ts';
import type { RunEvent } from '../record/event.ts';
import { decodeWith, parseRun } from '../record/parse.ts';
import { travelling } from '../record/travelling.ts';
import { newerRun, versionAbove } from '../record/version.ts';
import { err, ok, type Result } from '../result.ts';
import { speakersOf } from './contents.ts';

const VERSION = 1;

/** What a capsule may hold at most; more is a slip of the hand, or meant to break the page. */
export const MOST = {
	/** A comparison has a lane for each. */
	runs: 40,
	/** Of its JSON. */
	characters: 20_000_000,
	...MOST_OF_RUN,
	/** That speak in all runs; each is named above the lanes. */
	models: 200,
	/** Characters. */
	title: 300,
	/** Characters. */
	notes: 20_000,
} as const;

/** Of what a capsule may hold more than a page can show. */
export type Measure = Exclude<keyof typeof MOST, 'runs' | 'characters'>;

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
	| OtherFormat
	| { kind: 'newer'; version: number }
	| { kind: 'too-large'; characters: number }
	| { kind: 'too-many'; runs: number }
	/** More than `MOST` says. `run`: 1-based; null where it is of the whole. */
	| { kind: 'beyond'; what: Measure; run: number | null }
	| { kind: 'empty' }
	| { kind: 'damaged'; why: string }
	/** `run`: 1-based. */
	| { kind: 'run'; run: number; why: string };

const head = object({
	format: oneOf(CAPSULE_FORMAT),
	version: oneOf(VERSION),
	title: text,
	notes: text,
	madeAt: amount,
	appVersion: text,
	prompts: text,
});

/**
 * The runs as they leave this page: only what the record knows, without folders of models' files and anything that looks like a key
 * where the page or a host wrote it; see `likelyKeys` for what people, models and programs wrote.
 */
export function cleanRuns(runs: Capsule['runs']): Capsule['runs'] {
	const specs = runs.flatMap(([start]) => (start?.type === 'run-start' ? [start.spec] : []));
	return runs.map((events) => travelling(events, specs));
}

/**
 * The capsule as JSON text, its runs cleaned.
 * @internal for tests
 */
export function formatCapsule(capsule: Capsule): string {
	return formatCleaned({ ...capsule, runs: cleanRuns(capsule.runs) });
}

/** @param capsule whose runs come from `cleanRuns` */
export function formatCleaned({ runs, title, notes, madeAt, appVersion, prompts }: Capsule): string {
	const own = { title, notes, appVersion, prompts };
	const cleaned = Object.fromEntries(Object.entries(own).map(([field, held]) => [field, withoutKeys(held)]));
	return JSON.stringify({ format: CAPSULE_FORMAT, version: VERSION, ...cleaned, madeAt, runs });
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
	return readCapsule(value);
}

/** The same of JSON that has been read; its size and depth were looked at. */
export function readCapsule(value: unknown): Result<Capsule, CapsuleFault> {
	if (!isRecord(value) || value['format'] !== CAPSULE_FORMAT)
		return err(otherFormatOf(value, CAPSULE_FORMAT));
	const above = versionAbove(VERSION, value);
	if (above !== null) return err({ kind: 'newer', version: above });
	const read = decodeWith(head, value, 'capsule');
	if (!read.ok) return err({ kind: 'damaged', why: read.error });
	const { title, notes, madeAt, appVersion, prompts } = read.value;
	if (title.length > MOST.title) return err({ kind: 'beyond', what: 'title', run: null });
	if (notes.length > MOST.notes) return err({ kind: 'beyond', what: 'notes', run: null });
	const runs = parseRuns(value['runs']);
	if (!runs.ok) return runs;
	if (speakersOf(runs.value).length > MOST.models) return err({ kind: 'beyond', what: 'models', run: null });
	if (madeAt > LAST_DATE) return err({ kind: 'damaged', why: 'It was made at a time that is no date' });
	return ok({ title, notes, madeAt, appVersion, prompts, runs: runs.value });
}

function parseRuns(value: unknown): Result<readonly (readonly RunEvent[])[], CapsuleFault> {
	if (!Array.isArray(value)) return err({ kind: 'damaged', why: 'Its runs are not a list' });
	if (value.length === 0) return err({ kind: 'empty' });
	if (value.length > MOST.runs) return err({ kind: 'too-many', runs: value.length });
	const runs: (readonly RunEvent[])[] = [];
	const known = new Set<string>();
	for (const [at, stored] of value.entries()) {
		if (isTooMany(stored)) return err({ kind: 'beyond', what: 'events', run: at + 1 });
		const above = newerRun(stored);
		if (above !== null) return err({ kind: 'newer', version: above });
		const run = parseRun(stored);
		const why = run.ok ? runFault(run.value, known) : run.error;
		if (!run.ok || why !== null) return err({ kind: 'run', run: at + 1, why: why ?? '' });
		const what = beyondIn(run.value);
		if (what !== null) return err({ kind: 'beyond', what, run: at + 1 });
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
	if (events.some(({ at }) => at < 0 || at > LAST_DATE)) return 'It has a time that is no date';
	return events.at(-1)?.type === 'run-end' ? null : 'The run has no end';
}
