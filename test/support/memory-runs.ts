import type { RunId } from '../../src/core/ids.ts';
import type { RunsOf, RunStore } from '../../src/core/ports.ts';
import { asTyped } from '../../src/core/question.ts';
import type { RunEvent } from '../../src/core/record/event.ts';
import type { RunSummary } from '../../src/core/record/summary.ts';

/** Keeps events and summaries in maps, as the real store does in IndexedDB. */
export class MemoryRuns implements RunStore {
	readonly events = new Map<RunId, RunEvent[]>();
	readonly summaries = new Map<RunId, RunSummary>();
	/** Sizes of the batches, in order. */
	readonly batches: number[] = [];
	fails = false;
	/** Resolves before a batch is kept; for a slow disk. */
	slowness: () => Promise<void> = () => Promise.resolve();

	async append(runId: RunId, events: readonly RunEvent[], summary?: RunSummary): Promise<void> {
		await this.slowness();
		if (this.fails) throw new Error('The disk is full.');
		this.batches.push(events.length);
		// As in the database: an event takes the place of the one with its number.
		const before = events[0]?.type === 'run-start' ? [] : (this.events.get(runId) ?? []);
		this.events.set(runId, [...before, ...events]);
		if (summary !== undefined) this.summaries.set(runId, summary);
	}

	list(of?: RunsOf) {
		const isOf = (summary: RunSummary): boolean =>
			of === undefined ||
			('groupId' in of ? summary.groupId === of.groupId : summary.experimentId === of.experimentId);
		return Promise.resolve([...this.summaries.values()].filter(isOf));
	}

	load(runId: RunId) {
		return Promise.resolve(this.events.get(runId) ?? null);
	}

	questions(runIds: readonly RunId[]) {
		const asked = new Map<RunId, string>();
		for (const id of runIds) {
			const [start] = this.events.get(id) ?? [];
			if (start?.type === 'run-start') asked.set(id, asTyped(start.spec.question));
		}
		return Promise.resolve(asked);
	}

	delete(runIds: readonly RunId[]) {
		for (const id of runIds) {
			this.events.delete(id);
			this.summaries.delete(id);
		}
		return Promise.resolve();
	}

	clear() {
		this.events.clear();
		this.summaries.clear();
		return Promise.resolve();
	}
}
