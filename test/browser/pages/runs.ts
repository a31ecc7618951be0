import { formatCapsule, parseCapsule } from '../../../src/core/capsule/capsule.ts';
import { openPacked, packCapsule } from '../../../src/core/capsule/link.ts';
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
	capsules: {
		packCapsule: typeof packCapsule;
		openPacked: typeof openPacked;
		formatCapsule: typeof formatCapsule;
		parseCapsule: typeof parseCapsule;
	};
	summarise: typeof summarise;
	/**
	 * Stores summaries of copies of a run, `perGroup` in a group and every second group in an experiment. A list never reads the
	 * events, so the first copy alone, `run-0`, has some.
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
	capsules: { packCapsule, openPacked, formatCapsule, parseCapsule },
	summarise,
	async fill(name, run, count, perGroup) {
		const store = open(name);
		await store.append('run-0' as RunId, copyOf(run, 0, 0));
		const summaries = Array.from({ length: count }, (_, n) =>
			summarise(copyOf(run, n, Math.floor(n / perGroup))),
		);
		await createDatabase({ name, openLimitMs: 60_000 }).transact(
			['run-pages'],
			'readwrite',
			async (pages) => {
				for (let from = 0; from < count; from += PER_PAGE) {
					const held = summaries.slice(from, from + PER_PAGE);
					await pages.put('run-pages', {
						version: 2,
						id: `bench-${String(from)}`,
						summaries: JSON.stringify(held),
						groups: [...new Set(held.map(({ groupId }) => groupId))],
						experiments: [...new Set(held.map(({ experimentId }) => experimentId))],
					});
				}
			},
		);
	},
};

/** As many as a page holds of 10,000 runs: written page by page, since writing run by run takes minutes on a busy machine. */
const PER_PAGE = 79;

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
