import { errorWords } from '../core/error-words.ts';
import { marked } from '../core/reply/markers.ts';
import { undecorate } from '../core/reply/decoration.ts';
import type { AnyFamily } from '../core/tasks/family.ts';
import type { FamilyId } from '../core/tasks/family-id.ts';
import type { Drawing } from '../core/tasks/drawing.ts';
import { generated } from '../core/tasks/instance.ts';
import type { ImportedSample } from '../core/tasks/import/importer.ts';
import type { Verdict } from '../core/verdict.ts';
import { taskFaults } from '../words/task-faults.ts';
import { TaskImport } from './import.svelte.ts';

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

/** Level of a sample that was not generated but came from a person's copy of the public data. */
export const IMPORTED = 'imported';

/** The 37 task families. */
export class Tasks {
	status = $state.raw<FamiliesStatus>({ kind: 'loading' });
	readonly imported: TaskImport;
	readonly #load: () => Promise<readonly AnyFamily[]>;
	#loading: Promise<void> | null = null;

	constructor(load: () => Promise<readonly AnyFamily[]>) {
		this.#load = load;
		this.imported = new TaskImport(async () => {
			const families = await load();
			return { families, importers: families.map(({ importer }) => importer) };
		});
	}

	/** Fetches the families once; a failed fetch may be tried again. */
	open(): Promise<void> {
		this.#loading ??= this.#load().then(
			(families) => {
				this.status = { kind: 'ready', families };
			},
			(error: unknown) => {
				this.#loading = null;
				this.status = { kind: 'failed', reason: errorWords(error) };
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
				family.label,
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
		seed: `${IMPORTED}:${sample.name}`,
		instance: sample.instance,
		question: family.question(sample.instance),
		drawings: family.draw(sample.instance),
	};
}

/** The sample's name in a seed that `showSample` made; null for other seeds. */
export function importedName(seed: string | null): string | null {
	return seed?.startsWith(`${IMPORTED}:`) === true ? seed.slice(IMPORTED.length + 1) : null;
}

/** Address of an imported sample; it works as long as the import is in the page. */
export function hashOfSample(family: FamilyId, sample: ImportedSample): string {
	return `#/tasks/${family}?${new URLSearchParams({ level: IMPORTED, seed: `${IMPORTED}:${sample.name}` }).toString()}`;
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
