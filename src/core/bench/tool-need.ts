import type { MethodId } from '../method-id.ts';
import { faceOf } from '../methods/faces.ts';
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
	toolNeed,
} from '../statistics/steering.ts';
import type { Steps } from '../steps.ts';
import type { Counted, Unit } from './counted.ts';

/**
 * When a model needs code, and what a method made of it: for a cast that was also forced into words and into code, on the instances
 * that all three have counted (methods-beyond.md 12).
 */
export interface ModelNeed {
	/** Keys of the two forced conditions. */
	text: string;
	code: string;
	/** Of the other methods of the cast, those that choose between words and code. Some do both each time and are left out. */
	methods: readonly MethodNeed[];
}

export interface MethodNeed {
	/** Key of the condition. */
	condition: string;
	/** Instances that count for it and for both forced conditions. */
	instances: number;
	/** Null below three repeats, which cannot tell whether an instance needs code. */
	mismatch: Mismatch | null;
	/** Head-room of any steering: the better of words and code on each instance, known in hindsight, minus the method. */
	gap: OracleGap | null;
	/** "Several answers" are those in words and in code; right: in at least half of the repeats. */
	choice: CoverageAndChoice;
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
		needs.push({ text: text.condition.key, code: code.condition.key, methods });
	}
	return needs;
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

function needOf(
	{ condition, units }: Counted,
	inWords: ByInstance,
	inCode: ByInstance,
	alpha: number,
): MethodNeed {
	const both: AgainstBoth[] = [];
	const behaviours: Behaviour[] = [];
	for (const unit of units) {
		const text = inWords.get(unit.instance.key);
		const code = inCode.get(unit.instance.key);
		if (text === undefined || code === undefined) continue;
		both.push({ text: text.score, code: code.score, method: unit.score });
		const need = toolNeed(repeatsOf(text), repeatsOf(code));
		if (need !== null) behaviours.push({ need, text: runsIn(unit, 'text'), code: runsIn(unit, 'code') });
	}
	return {
		condition: condition.key,
		instances: both.length,
		mismatch: mismatch(behaviours, alpha),
		gap: gapToOracle(both, alpha),
		choice: coverageAndChoice(
			both.map(({ text, code, method }) => ({
				answersRight: [text >= RIGHT, code >= RIGHT],
				chosenRight: method >= RIGHT,
			})),
		),
	};
}

function repeatsOf({ score, runs }: Unit): Repeats {
	return { count: runs.length, right: Math.round(score * runs.length) };
}

function runsIn({ runs }: Unit, way: 'text' | 'code'): number {
	return runs.filter((run) => run.way === way).length;
}
