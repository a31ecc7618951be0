import { readFile } from 'node:fs/promises';
import type { GroupId, RunId } from '../../src/core/ids.ts';
import { parseRun } from '../../src/core/record/parse.ts';
import { openRunsPage } from '../browser/support/test-page.ts';
import { budgets } from './budgets.ts';
import { measured, type Measurement, type Section } from './section.ts';

const RUNS = 10_000;
const PER_GROUP = 5;
const ROUNDS = 5;
const RUN = new URL('../fixtures/runs/v1/read-codesteer.json', import.meta.url);

/** A store of ten thousand runs of CodeSteer in a real browser, opened anew for each measurement. */
export const storedRuns: Section = {
	title: `Stored runs: ${RUNS.toLocaleString('en')} runs in IndexedDB`,
	async measure() {
		const run = parseRun(JSON.parse(await readFile(RUN, 'utf8')));
		if (!run.ok) throw new Error(run.error);
		const opened = await openRunsPage();
		try {
			const times = await opened.page.evaluate(
				async ([events, count, perGroup, rounds, group]) => {
					const clock = async (work: () => unknown) => {
						const begun = performance.now();
						await work();
						return performance.now() - begun;
					};
					const times: Record<'list' | 'group' | 'filter' | 'append' | 'load' | 'decode', number[]> = {
						list: [],
						group: [],
						filter: [],
						append: [],
						load: [],
						decode: [],
					};
					await window.runs.fill('full', events, count, perGroup);
					const long = Array.from({ length: Math.ceil(10_000 / (events.length - 2)) }, () =>
						events.slice(1, -1),
					).flat();
					const many = [events[0], ...long.map((event, i) => ({ ...event, seq: i + 1 }))];
					for (let round = 0; round < rounds; round++) {
						const store = window.runs.open('full');
						let listed = 0;
						times.list.push(await clock(async () => (listed = (await store.list()).length)));
						if (listed !== count) throw new Error(`${String(listed)} runs are listed`);
						times.group.push(await clock(() => store.list({ groupId: group })));
						const all = await store.list();
						times.filter.push(
							await clock(() => all.filter(({ verdict, model }) => verdict === 'correct' && model.scripted)),
						);
						const last = events.at(-1);
						if (last === undefined) throw new Error('no events');
						const end = { ...last, runId: 'run-0' as RunId };
						times.append.push(await clock(() => store.append(end.runId, [end])));
						times.load.push(await clock(() => store.load(end.runId)));
						times.decode.push(
							await clock(() => {
								const parsed = window.runs.parseRun(many);
								if (!parsed.ok) throw new Error(parsed.error);
							}),
						);
					}
					return times;
				},
				[run.value, RUNS, PER_GROUP, ROUNDS, 'group-77' as GroupId] as const,
			);
			const { listMs, searchMs } = budgets.storedRuns;
			const of = (name: string, values: readonly number[], atMost?: number): Measurement => ({
				name,
				...measured(values),
				unit: 'ms',
				...(atMost === undefined ? {} : { target: { atMost } }),
			});
			return [
				of('the list of all runs', times.list, listMs),
				of('a filter over it', times.filter, searchMs),
				of('the runs of one group', times.group),
				of('one more event', times.append),
				of('one run opened', times.load),
				of('10,000 events through the door', times.decode),
			];
		} finally {
			await opened.close();
		}
	},
};
