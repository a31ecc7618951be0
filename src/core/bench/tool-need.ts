import type { RunId } from '../ids.ts';
import type { MethodId } from '../method-id.ts';
import { faceOf } from '../methods/faces.ts';
import { confidenceSequence } from '../statistics/confidence-sequence.ts';
import type { Interval } from '../statistics/interval.ts';
import { meanOf } from '../statistics/mean.ts';
import type { Repeats } from '../statistics/repeats.ts';
import {
	type AgainstBoth,
	type Behaviour,
	type CoverageAndChoice,
	coverageAndChoice,
	gapToOracle,
	type Mismatch,
	mismatch,
	type OracleGap,
	shareOfGap,
	toolNeed,
} from '../statistics/steering.ts';
import type { Steps } from '../steps.ts';
import type { Counted, Unit } from './counted.ts';
import type { BenchMethod } from './experiment.ts';

/**
 * When a model needs code, and what a method made of it: for a cast that was also forced into words and into code, on the instances
 * that all three have counted (methods-beyond.md 12). Rates are 0 to 1; every interval holds whenever one looks.
 */
export interface ModelNeed {
	/** Keys of the two forced conditions. */
	text: string;
	code: string;
	/** Instances that both forced conditions have counted. */
	instances: number;
	/** The same by who was right on them, each in at least half of its repeats. */
	right: Readonly<Record<WhoIsRight, RightShare>>;
	/** What the better of the two ways gets right when it is always taken; null without an instance. */
	single: SingleWay | null;
	/** What the better of the two on each instance gets right, which nobody knows beforehand; null without an instance. */
	hindsight: { rate: number; interval: Interval } | null;
	/** Of the other methods of the cast, those that choose between words and code. Some do both each time and are left out. */
	methods: readonly MethodNeed[];
}

export const WHO_IS_RIGHT = ['onlyCode', 'onlyText', 'both', 'neither'] as const;
export type WhoIsRight = (typeof WHO_IS_RIGHT)[number];

/** The instances of one of these cases; a way is right on one in at least half of its repeats. */
export interface RightShare {
	count: number;
	/** Of the share of instances. */
	interval: Interval;
	/** Both forced conditions' runs. */
	runs: readonly RunId[];
}

/** The better one of the two forced ways, on the same instances. */
export interface SingleWay {
	way: 'text' | 'code';
	rate: number;
}

/** One choosing method against the two forced ways, on the instances that all three have counted. */
export interface MethodNeed {
	/** Key of the condition. */
	condition: string;
	/** Instances that count for it and for both forced conditions; everything below is about these. */
	instances: number;
	/** Null below three repeats, which cannot tell whether an instance needs code. */
	mismatch: Mismatch | null;
	/** Head-room of any steering: the better of words and code on each instance, known in hindsight, minus the method. */
	gap: OracleGap | null;
	single: SingleWay | null;
	/** See `shareOfGap`. */
	reached: number | null;
	/** "Several answers" are those in words and in code; right: in at least half of the repeats. */
	choice: CoverageAndChoice;
	/** Of the method: all, those that went the wrong way, those that lost a right answer, those that were right alone. */
	runs: Readonly<Record<'all' | 'mismatched' | 'lost' | 'made', readonly RunId[]>>;
}

/** One entry per cast that has both forced conditions, in the order of the conditions. */
export function* needSteps(counted: readonly Counted[], alpha: number): Steps<readonly ModelNeed[]> {
	const casts = new Map<string, Counted[]>();
	for (const one of counted) {
		const { task, coach, checker, summariser } = one.condition.cast.models;
		const cast = [task.id, coach.id, checker.id, summariser.id].join('|');
		casts.set(cast, [...(casts.get(cast) ?? []), one]);
	}
	const needs: ModelNeed[] = [];
	for (const ofCast of casts.values()) {
		const text = forcedBy(ofCast, IN_WORDS);
		const code = forcedBy(ofCast, IN_CODE);
		if (text === null || code === null) continue;
		const [inWords, inCode] = [byInstance(text), byInstance(code)];
		const methods: MethodNeed[] = [];
		for (const one of ofCast) {
			if (!CHOOSING.has(faceOf(one.condition.method.id)?.idea ?? '')) continue;
			yield;
			methods.push(needOf(one, inWords, inCode, alpha));
		}
		const [textKey, codeKey] = [text.condition.key, code.condition.key];
		needs.push({ text: textKey, code: codeKey, ...bothWays(text, inCode, alpha), methods });
	}
	return needs;
}

/** What an experiment lacks for `needSteps` to say anything: a method that is forced into words, one that is forced into code. */
export function missingForNeeds(
	methods: readonly Pick<BenchMethod, 'id'>[],
): Record<'text' | 'code', boolean> {
	const has = (forced: readonly MethodId[]): boolean => methods.some(({ id }) => forced.includes(id));
	return { text: !has(IN_WORDS), code: !has(IN_CODE) };
}

/** What reasons first stands first, so that words and code differ in the way only. */
const IN_WORDS: readonly MethodId[] = ['all-text'];
const IN_CODE: readonly MethodId[] = ['all-code-cot', 'all-code'];
const CHOOSING: ReadonlySet<string> = new Set(['ask', 'tool', 'coach', 'ours']);

function forcedBy(counted: readonly Counted[], methods: readonly MethodId[]): Counted | null {
	for (const id of methods) {
		const found = counted.find(({ condition }) => condition.method.id === id);
		if (found !== undefined) return found;
	}
	return null;
}

type ByInstance = ReadonlyMap<string, Unit>;

function byInstance({ units }: Counted): ByInstance {
	return new Map(units.map((unit) => [unit.instance.key, unit]));
}

const RIGHT = 0.5;

function bothWays(
	{ units }: Counted,
	inCode: ByInstance,
	alpha: number,
): Pick<ModelNeed, 'instances' | 'right' | 'single' | 'hindsight'> {
	const both: Pick<AgainstBoth, 'text' | 'code'>[] = [];
	const runs: Record<WhoIsRight, RunId[][]> = { onlyCode: [], onlyText: [], both: [], neither: [] };
	for (const text of units) {
		const code = inCode.get(text.instance.key);
		if (code === undefined) continue;
		both.push({ text: text.score, code: code.score });
		runs[whoIsRight(text.score, code.score)].push(idsOf([...text.runs, ...code.runs]));
	}
	const instances = both.length;
	const share = (who: WhoIsRight): RightShare => {
		const count = runs[who].length;
		return { count, interval: confidenceSequence(count, instances, alpha), runs: runs[who].flat() };
	};
	// Sums of thirds may exceed the count in the last digit.
	const best = Math.min(
		instances,
		both.reduce((sum, { text, code }) => sum + Math.max(text, code), 0),
	);
	return {
		instances,
		right: {
			onlyCode: share('onlyCode'),
			onlyText: share('onlyText'),
			both: share('both'),
			neither: share('neither'),
		},
		single: singleOf(both),
		hindsight:
			instances === 0
				? null
				: { rate: best / instances, interval: confidenceSequence(best, instances, alpha) },
	};
}

function whoIsRight(text: number, code: number): WhoIsRight {
	if (text >= RIGHT) return code >= RIGHT ? 'both' : 'onlyText';
	return code >= RIGHT ? 'onlyCode' : 'neither';
}

/** Where both are as good, words, which take less. */
function singleOf(both: readonly Pick<AgainstBoth, 'text' | 'code'>[]): SingleWay | null {
	if (both.length === 0) return null;
	const text = meanOf(both.map((one) => one.text));
	const code = meanOf(both.map((one) => one.code));
	return code > text ? { way: 'code', rate: code } : { way: 'text', rate: text };
}

function needOf(
	{ condition, units }: Counted,
	inWords: ByInstance,
	inCode: ByInstance,
	alpha: number,
): MethodNeed {
	const both: AgainstBoth[] = [];
	const behaviours: Behaviour[] = [];
	const runs: Record<keyof MethodNeed['runs'], RunId[][]> = { all: [], mismatched: [], lost: [], made: [] };
	for (const unit of units) {
		const text = inWords.get(unit.instance.key);
		const code = inCode.get(unit.instance.key);
		if (text === undefined || code === undefined) continue;
		both.push({ text: text.score, code: code.score, method: unit.score });
		runs.all.push(idsOf(unit.runs));
		const isCovered = whoIsRight(text.score, code.score) !== 'neither';
		const isRight = unit.score >= RIGHT;
		if (isCovered !== isRight) runs[isCovered ? 'lost' : 'made'].push(idsOf(unit.runs));
		const need = toolNeed(repeatsOf(text), repeatsOf(code));
		if (need === null) continue;
		behaviours.push({ need, text: runsIn(unit, 'text').length, code: runsIn(unit, 'code').length });
		if (need !== 'either') runs.mismatched.push(idsOf(runsIn(unit, need === 'needs-code' ? 'text' : 'code')));
	}
	const gap = gapToOracle(both, alpha);
	const single = singleOf(both);
	return {
		condition: condition.key,
		instances: both.length,
		mismatch: mismatch(behaviours, alpha),
		gap,
		single,
		reached: gap === null || single === null ? null : shareOfGap({ ...gap, single: single.rate }),
		choice: coverageAndChoice(
			both.map(({ text, code, method }) => ({
				answersRight: [text >= RIGHT, code >= RIGHT],
				chosenRight: method >= RIGHT,
			})),
		),
		runs: {
			all: runs.all.flat(),
			mismatched: runs.mismatched.flat(),
			lost: runs.lost.flat(),
			made: runs.made.flat(),
		},
	};
}

function repeatsOf({ score, runs }: Unit): Repeats {
	return { count: runs.length, right: Math.round(score * runs.length) };
}

function runsIn({ runs }: Unit, way: 'text' | 'code'): Unit['runs'] {
	return runs.filter((run) => run.way === way);
}

function idsOf(runs: Unit['runs']): RunId[] {
	return runs.map(({ runId }) => runId);
}
