import type { Experiment } from '../../src/core/bench/experiment.ts';
import type { ExperimentId } from '../../src/core/ids.ts';
import type { ExperimentStore, RunStore } from '../../src/core/ports.ts';

/** Keeps experiments in a map, as the real store does in IndexedDB. */
export class MemoryExperiments implements ExperimentStore {
	readonly held = new Map<ExperimentId, Experiment>();
	readonly #runs: RunStore;

	constructor(runs: RunStore) {
		this.#runs = runs;
	}

	list() {
		const experiments = [...this.held.values()].sort((a, b) => b.createdAt - a.createdAt);
		return Promise.resolve({ experiments, unreadable: [] });
	}

	load(id: ExperimentId) {
		return Promise.resolve(this.held.get(id) ?? null);
	}

	save(experiment: Experiment) {
		this.held.set(experiment.id, structuredClone(experiment));
		return Promise.resolve();
	}

	async delete(id: ExperimentId) {
		const runs = await this.#runs.list({ experimentId: id });
		await this.#runs.delete(runs.map(({ runId }) => runId));
		this.held.delete(id);
	}

	clear() {
		this.held.clear();
		return Promise.resolve();
	}
}
