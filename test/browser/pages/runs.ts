import type { ExperimentId, GroupId, RunId } from '../../../src/core/ids.ts';
import type { RunStore } from '../../../src/core/ports.ts';
import type { RunEvent } from '../../../src/core/record/event.ts';
import { parseRun } from '../../../src/core/record/parse.ts';
import { summarise } from '../../../src/core/record/summary.ts';
import { createDatabase } from '../../../src/runtime/storage/db.ts';
import { createRunStore } from '../../../src/runtime/storage/runs.ts';

/** What a bench drives from outside: the page's own store and door. */
export interface RunsPage {
	/** The store as a page that was just opened has it. */
	open(name: string): RunStore;
	parseRun: typeof parseRun;
	/**
	 * Stores copies of a run, `perGroup` in a group and every second group in an experiment. A list never reads the events, so
	 * all but the first keep their first and last only.
	 */
	fill(name: string, run: readonly RunEvent[], count: number, perGroup: number): Promise<void>;
}

declare global {
	interface Window {
		runs: RunsPage;
	}
}

function open(name: string): RunStore {
	return createRunStore({
		database: createDatabase({ name, openLimitMs: 60_000 }),
		parseRun: (records) => Promise.resolve(parseRun(records)),
	});
}

window.runs = {
	open,
	parseRun,
	async fill(name, run, count, perGroup) {
		const store = open(name);
		const numbers = Array.from({ length: count }, (_, n) => n);
		for (let from = 0; from < count; from += TOGETHER) {
			await Promise.all(
				numbers.slice(from, from + TOGETHER).map((n) => {
					const events = copyOf(run, n, Math.floor(n / perGroup));
					const kept = n === 0 ? events : [events[0], events.at(-1)].filter((event) => event !== undefined);
					return store.append(`run-${String(n)}` as RunId, kept, summarise(events));
				}),
			);
		}
	},
};

/** Transactions that wait at the same time. */
const TOGETHER = 100;

function copyOf(run: readonly RunEvent[], n: number, group: number): RunEvent[] {
	const runId = `run-${String(n)}` as RunId;
	return run.map((event) => {
		const copy = { ...event, runId, at: event.at + n };
		if (copy.type !== 'run-start') return copy;
		const experimentId = `experiment-${String(group % 2)}` as ExperimentId;
		const groupId = `group-${String(group)}` as GroupId;
		return { ...copy, spec: { ...copy.spec, runId, groupId, experimentId } };
	});
}
