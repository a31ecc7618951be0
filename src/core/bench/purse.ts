import type { RunSummary } from '../record/summary.ts';
import { type Condition, conditionKey } from './experiment.ts';

interface Costs {
	sum: number;
	count: number;
}

/** What runs cost so far, to say what the next ones will: the mean of their condition, else of their task model. */
export class Purse {
	readonly #costs = new Map<string, Costs>();

	constructor(runs: readonly RunSummary[] = []) {
		for (const run of runs) this.take(run);
	}

	/** Runs of unknown cost teach nothing, nor those that a host refused or a person ended: they cost less than one that is answered. */
	take({ cost, outcome, error, models, method, optionsHash }: RunSummary): void {
		const isWhole = outcome === 'finished' || (outcome === 'failed' && error === 'limit');
		if (cost === null || !isWhole || models === null) return;
		for (const key of [conditionKey(method, optionsHash, models), models.task]) {
			const { sum, count } = this.#costs.get(key) ?? { sum: 0, count: 0 };
			this.#costs.set(key, { sum: sum + cost, count: count + 1 });
		}
	}

	/** US dollars; null before anything is known. */
	expected({ key, cast: { models } }: Condition): number | null {
		const costs = this.#costs.get(key) ?? this.#costs.get(models.task.id);
		if (costs !== undefined) return costs.sum / costs.count;
		return Object.values(models).some(({ kind }) => kind === 'hosted') ? null : 0;
	}
}
