import { createRng } from '../core/rng.ts';
import { lastMarked } from '../core/tasks/answer.ts';
import type { AnyFamily, FamilyId } from '../core/tasks/family.ts';
import type { Drawing } from '../core/tasks/drawing.ts';
import type { Verdict } from '../core/verdict.ts';

/** The families are fetched when a task is first looked at; they are no part of the first screen. */
export type FamiliesStatus =
	| { kind: 'loading' }
	| { kind: 'ready'; families: readonly AnyFamily[] }
	| { kind: 'failed'; reason: string };

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

/** The 37 task families. */
export class Tasks {
	status = $state.raw<FamiliesStatus>({ kind: 'loading' });
	readonly #load: () => Promise<readonly AnyFamily[]>;
	#loading: Promise<void> | null = null;

	constructor(load: () => Promise<readonly AnyFamily[]>) {
		this.#load = load;
	}

	/** Fetches the families once; a failed fetch may be tried again. */
	open(): Promise<void> {
		this.#loading ??= this.#load().then(
			(families) => {
				this.status = { kind: 'ready', families };
			},
			(error: unknown) => {
				this.#loading = null;
				this.status = { kind: 'failed', reason: error instanceof Error ? error.message : String(error) };
			},
		);
		return this.#loading;
	}

	family(id: string): AnyFamily | null {
		return this.status.kind === 'ready'
			? (this.status.families.find((family) => family.id === id) ?? null)
			: null;
	}
}

/** Pure: the instance of a level and seed, or what is wrong with them in words. */
export function makeInstance(
	family: AnyFamily,
	levelId: string | null,
	seedText: string | null,
): InstanceStatus {
	const level =
		levelId === null
			? (family.levels.find((candidate) => candidate.published) ?? family.levels[0])
			: family.levels.find((candidate) => candidate.id === levelId);
	if (level === undefined) {
		return {
			kind: 'invalid',
			message: `${family.label} has no level “${levelId ?? ''}”. Its levels are ${family.levels.map(({ id }) => id).join(', ')}.`,
		};
	}
	const seed = (seedText ?? '1').trim();
	if (seed === '' || seed.length > MAX_SEED_LENGTH) {
		return {
			kind: 'invalid',
			message: `A seed is any text of 1 to ${String(MAX_SEED_LENGTH)} characters; the same seed always gives the same task.`,
		};
	}
	const instance = family.generate(level, createRng(family.id, level.id, seed));
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

/** Judges what a person typed; markers are allowed and not needed. */
export function judgeTyped(shown: ShownInstance, typed: string): Verdict {
	return shown.family.verify(shown.instance, lastMarked(typed) ?? typed.trim());
}
