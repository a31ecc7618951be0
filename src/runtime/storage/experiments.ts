import type { Experiment } from '../../core/bench/experiment.ts';
import type { ExperimentId } from '../../core/ids.ts';
import { isRecord } from '../../core/json.ts';
import type { ExperimentStore, RunStore } from '../../core/ports.ts';
import type { Result } from '../../core/result.ts';
import type { Database } from './db.ts';
import { createMemoryStores } from './memory.ts';
import { StorageFailure } from './transaction.ts';

/** `runs` is where the experiment's runs lie, which go with it when it is deleted. */
export interface ExperimentStoreParts {
	database: Database;
	runs: RunStore;
	/** `parseExperiment` of core/bench/parse.ts, the door of stored experiments. */
	parse: (value: unknown) => Result<Experiment>;
}

/** Saved experiments. When the disk is full one moves to memory and stays usable until the page closes. */
export function createExperimentStore({ database, runs, parse }: ExperimentStoreParts): ExperimentStore {
	const overflow = createMemoryStores();

	/** What memory holds is newer than what is stored under the same id. */
	const readAll = async (): Promise<readonly unknown[]> => {
		const kept = await database.transact(['experiments'], 'readonly', (t) => t.getAll('experiments'));
		const held = await overflow.transact((t) => t.getAll('experiments'));
		const byId = new Map<unknown, unknown>();
		for (const record of [...kept, ...held]) byId.set(isRecord(record) ? record['id'] : record, record);
		return [...byId.values()];
	};

	return {
		async list() {
			const read = (await readAll()).map(parse);
			const experiments = read.flatMap((result) => (result.ok ? [result.value] : []));
			return {
				experiments: experiments.toSorted((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1)),
				unreadable: read.flatMap((result) => (result.ok ? [] : [result.error])),
			};
		},

		async load(id) {
			const held = await overflow.transact((t) => t.get('experiments', id));
			const record =
				held ?? (await database.transact(['experiments'], 'readonly', (t) => t.get('experiments', id)));
			if (record === undefined) return null;
			const read = parse(record);
			if (!read.ok)
				throw new StorageFailure('failed', `The stored experiment cannot be read: ${read.error}.`);
			return read.value;
		},

		async save(experiment) {
			try {
				await database.transact(['experiments'], 'readwrite', (t) => t.put('experiments', experiment));
			} catch (cause) {
				if (!(cause instanceof StorageFailure) || cause.kind !== 'full') throw cause;
				await overflow.transact((t) => t.put('experiments', experiment));
				database.reportFull(true);
				return;
			}
			await remove(overflow, experiment.id);
		},

		async delete(id) {
			// The runs first: without its experiment no screen would list them.
			const ofIt = await runs.list({ experimentId: id });
			await runs.delete(ofIt.map(({ runId }) => runId));
			await database.transact(['experiments'], 'readwrite', (t) => t.delete('experiments', id));
			await remove(overflow, id);
		},

		async clear() {
			await database.transact(['experiments'], 'readwrite', (t) => t.clear('experiments'));
			await overflow.transact((t) => t.clear('experiments'));
		},
	};
}

function remove(stores: ReturnType<typeof createMemoryStores>, id: ExperimentId): Promise<void> {
	return stores.transact((t) => t.delete('experiments', id));
}
