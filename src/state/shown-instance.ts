import { marked } from '../core/reply/markers.ts';
import { undecorate } from '../core/reply/decoration.ts';
import type { AnyFamily } from '../core/tasks/family.ts';
import { FAMILY_LABELS, type FamilyId } from '../core/tasks/family-id.ts';
import { IMPORTED, importedSeed, type Origin } from '../core/tasks/origin.ts';
import type { Drawing } from '../core/tasks/drawing.ts';
import { generated } from '../core/tasks/instance.ts';
import type { ImportedSample } from '../core/tasks/import/importer.ts';
import type { Verdict } from '../core/verdict.ts';
import { taskFaults } from '../words/task-faults.ts';

/** One generated instance with all that is shown of it. */
export interface ShownInstance {
	family: AnyFamily;
	level: AnyFamily['levels'][number];
	seed: string;
	instance: unknown;
	question: string;
	drawings: readonly Drawing[];
}

export type InstanceStatus = { kind: 'ready'; shown: ShownInstance } | { kind: 'invalid'; message: string };

export const MAX_SEED_LENGTH = 40;

/** The third published level, or the middle one of fewer: no longer trivial, still taken in at a glance. */
function usualLevel(family: AnyFamily): AnyFamily['levels'][number] | undefined {
	const published = family.levels.filter((level) => level.published);
	return published[Math.min(2, Math.floor(published.length / 2))] ?? family.levels[0];
}

/** Pure: the instance of a level and seed, or what is wrong with them in words. */
export function makeInstance(
	family: AnyFamily,
	levelId: string | null,
	seedText: string | null,
): InstanceStatus {
	const level =
		levelId === null ? usualLevel(family) : family.levels.find((candidate) => candidate.id === levelId);
	if (level === undefined) {
		return {
			kind: 'invalid',
			message: taskFaults.noSuchLevel(
				FAMILY_LABELS[family.id],
				levelId ?? '',
				family.levels.map(({ id }) => id),
			),
		};
	}
	const seed = (seedText ?? '1').trim();
	if (seed === '' || seed.length > MAX_SEED_LENGTH) {
		return {
			kind: 'invalid',
			message: taskFaults.noSeed(MAX_SEED_LENGTH),
		};
	}
	const instance = generated(family, level, seed);
	return {
		kind: 'ready',
		shown: {
			family,
			level,
			seed,
			instance,
			question: family.question(instance),
			drawings: family.draw(instance),
		},
	};
}

/** Pure: an imported sample as it is shown; its seed is its name. */
export function showSample(family: AnyFamily, sample: ImportedSample): ShownInstance {
	return {
		family,
		level: { id: IMPORTED, label: taskFaults.importedLevel, published: false, params: null },
		seed: importedSeed(sample.name),
		instance: sample.instance,
		question: family.question(sample.instance),
		drawings: family.draw(sample.instance),
	};
}

/** Where an imported sample is found again. */
export function originOfSample(family: FamilyId, sample: ImportedSample): Origin {
	return { family, level: IMPORTED, seed: importedSeed(sample.name) };
}

/** Where a question of this instance says it came from. */
export function sourceOf(shown: ShownInstance): {
	kind: 'instance';
	family: FamilyId;
	level: string;
	seed: string;
	instance: unknown;
} {
	return {
		kind: 'instance',
		family: shown.family.id,
		level: shown.level.id,
		seed: shown.seed,
		instance: shown.instance,
	};
}

export interface TypedJudgement {
	verdict: Verdict;
	/** What was taken for the answer, when that is not what was typed. */
	readAs: string | null;
}

/** Judges what a person typed as a model's answer is judged; markers are allowed and not needed. */
export function judgeTyped({ family, instance }: ShownInstance, typed: string): TypedJudgement {
	const answer = undecorate(marked(typed) ?? typed, family.ownSigns ?? []);
	return { verdict: family.verify(instance, answer), readAs: answer === typed.trim() ? null : answer };
}
