import { relative } from 'node:path';
import type { TestSequencer, TestSpecification, Vitest } from 'vitest/node';

/** From the longest on. Each takes as long as twenty others: begun last, one processor would wait for it at the end. */
export const LONGEST: readonly string[] = [
	'test/core/tasks/families.contract.test.ts',
	'test/core/recipes.test.ts',
	'test/core/lessons/contract.test.ts',
	'test/core/methods/prompts.contract.test.ts',
	'test/core/tasks/families.python.test.ts',
	'test/browser/attacks.test.ts',
	'test/browser/lessons.test.ts',
	'test/browser/python.test.ts',
	'test/browser/screens.test.ts',
	'test/browser/python-supply.test.ts',
	'test/browser/bench.test.ts',
];

/** Vitest's own order, in which a machine that has run nothing yet has only the size of the files to go by, behind the longest ones. */
export class LongestFirst implements TestSequencer {
	readonly #vitest: Vitest;

	constructor(vitest: Vitest) {
		this.#vitest = vitest;
	}

	async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
		const sorted = await (await this.#own()).sort(files);
		return sorted.sort((one, other) => groupOf(one) - groupOf(other) || rankOf(one) - rankOf(other));
	}

	async shard(files: TestSpecification[]): Promise<TestSpecification[]> {
		return (await this.#own()).shard(files);
	}

	/** Fetched here, since whoever only builds the page reads this file too. */
	async #own(): Promise<TestSequencer> {
		const { BaseSequencer } = await import('vitest/node');
		return new BaseSequencer(this.#vitest);
	}
}

const groupOf = ({ project }: TestSpecification): number => project.config.sequence.groupOrder;

function rankOf({ moduleId, project }: TestSpecification): number {
	const at = LONGEST.indexOf(relative(project.config.root, moduleId).replaceAll('\\', '/'));
	return at === -1 ? LONGEST.length : at;
}
