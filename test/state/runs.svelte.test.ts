import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExperimentId, GroupId, RunId } from '../../src/core/ids.ts';
import { METHOD_IDS, type MethodId } from '../../src/core/method-id.ts';
import { YOU } from '../../src/core/person.ts';
import { summarise, type RunSummary } from '../../src/core/record/summary.ts';
import { firstGroups, groupRuns } from '../../src/state/run-groups.ts';
import { RunList } from '../../src/state/run-list.svelte.ts';
import { Runs } from '../../src/state/runs.svelte.ts';
import { runsWords } from '../../src/words/runs.ts';
import { BrowserTabs } from '../support/browser-tabs.ts';
import { MemoryRuns } from '../support/memory-runs.ts';
import { runAll, specOf, typed } from '../support/run-spec.ts';

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

/** A store with a run for each `group method question`, newest last; kept with its events. */
async function kept(...runs: readonly [group: string, method: MethodId, question: string][]) {
	const store = new MemoryRuns();
	for (const [index, [group, method, question]] of runs.entries()) {
		const spec = {
			...specOf({ method, question: typed(question) }),
			runId: `run-${String(index)}` as RunId,
			groupId: group as GroupId,
		};
		const events = (await runAll({ method, question: typed(question) })).map((event) => {
			const of = { ...event, runId: spec.runId, at: index };
			return of.type === 'run-start' ? { ...of, spec } : of;
		});
		await store.append(spec.runId, events, summarise(events));
	}
	return store;
}

/** What outlives a page. */
function memory(ids = '') {
	return { get: () => ids, set: (next: string) => void (ids = next) };
}

async function opened(store: MemoryRuns, browser = new BrowserTabs(), left = memory()) {
	const runs = new Runs({ store, ...browser.open(), left });
	const list = new RunList(runs, { test: null });
	const looking = new AbortController();
	runs.follow(looking.signal);
	await settled();
	return { runs, list, leave: () => looking.abort() };
}

const idsOf = (runs: Runs) => new RunList(runs, { test: null }).found.map(({ runId }) => runId);

describe('a run that is called running and that nobody performs', () => {
	it('is listed as it ended where its end was written and its summary was not', async () => {
		const store = await kept(['g1', 'all-text', 'Larger?']);
		const [[id, summary] = ['' as RunId, null]] = [...store.summaries];
		if (summary !== null) store.summaries.set(id, { ...summary, outcome: 'running', endedAt: null });
		const { runs, leave } = await opened(store);
		expect(runs.kept).toEqual([summary]);
		leave();
	});

	it('and that cannot be read is listed with the others, which are not read over and over for it', async () => {
		const store = await kept(['g1', 'all-text', 'Larger?'], ['g2', 'all-text', 'How many?']);
		const [[id, summary] = ['' as RunId, null]] = [...store.summaries];
		if (summary !== null) store.summaries.set(id, { ...summary, outcome: 'running', endedAt: null });
		store.load = () => Promise.reject(new Error('The record is damaged'));
		let readings = 0;
		const list = store.list.bind(store);
		store.list = (of) => {
			readings++;
			return readings > 50 ? new Promise(() => undefined) : list(of);
		};
		const { runs, leave } = await opened(store);
		await settled();
		expect(runs.kept.map(({ runId }) => runId)).toEqual([...store.summaries.keys()]);
		expect(readings).toBeLessThan(4);
		leave();
	});
});

describe('groups of runs', () => {
	it('are shown from the first on as many as there is room for their lanes, whole, and one at least', async () => {
		const lanes = ['all-text', 'all-code', 'codesteer'] as const;
		const store = await kept(
			...['g1', 'g2', 'g3'].flatMap((group) =>
				lanes.map((method): [string, MethodId, string] => [group, method, `Question ${group}`]),
			),
		);
		const groups = groupRuns([...store.summaries.values()]);
		// Three lanes and what stands above them.
		const shown = [0, 5, 9, 10, 14, 15, 100].map((cells) => firstGroups(groups, cells).length);
		expect([shown, firstGroups([], 10)]).toEqual([[1, 1, 1, 2, 2, 3, 3], []]);
	});

	it('hold the runs started together, the question once, in the order of the method list', async () => {
		const store = await kept(
			['g1', 'codesteer', 'Larger?'],
			['g2', 'all-text', 'How many?'],
			['g1', 'all-text', 'Larger?'],
		);
		const groups = groupRuns([...store.summaries.values()]);
		expect(
			groups.map(({ question, startedAt, lanes }) => [question, startedAt, lanes.map(({ runId }) => runId)]),
		).toEqual([
			['Larger?', 0, ['run-2', 'run-0']],
			['How many?', 1, ['run-1']],
		]);
	});

	it('lose no run, hold none twice, and none of another group', async () => {
		const [run] = [...(await kept(['g', 'all-text', 'Q'])).summaries.values()] as [RunSummary];
		const made = fc
			.array(fc.record({ group: fc.nat(5), method: fc.constantFrom(...METHOD_IDS), at: fc.nat(50) }))
			.map((runs) =>
				runs.map(({ group, method, at }, index) => ({
					...run,
					runId: String(index) as RunId,
					groupId: String(group) as GroupId,
					method,
					startedAt: at,
				})),
			);
		fc.assert(
			fc.property(made, (runs) => {
				const groups = groupRuns(runs);
				const ids = groups.flatMap(({ lanes }) => lanes.map(({ runId }) => Number(runId)));
				expect(ids.toSorted((a, b) => a - b)).toEqual(runs.map((_, index) => index));
				expect(new Set(groups.map(({ groupId }) => groupId)).size).toBe(groups.length);
				for (const { groupId, lanes, startedAt } of groups) {
					expect(lanes.every((lane) => lane.groupId === groupId && lane.startedAt >= startedAt)).toBe(true);
				}
			}),
		);
	});
});

describe('a search over kept runs', () => {
	it('shows a group whole when one of its lanes has all the words, by method label too', async () => {
		const store = await kept(
			['g1', 'all-code-cot', 'Larger?'],
			['g1', 'all-text', 'Larger?'],
			['g2', 'all-text', 'How many?'],
		);
		const { list } = await opened(store);
		const found = (words: string) => {
			list.search = words;
			return list.found.map(({ runId }) => runId);
		};
		expect([
			found('code + CoT'),
			found('LARGER all'),
			found('many'),
			found('larger many'),
			found(' '),
		]).toEqual([['run-1', 'run-0'], ['run-1', 'run-0'], ['run-2'], [], ['run-1', 'run-0', 'run-2']]);
	});
});

it('makes what a search looks through once of each run, before anybody types', async () => {
	const store = await kept(['g1', 'all-text', 'How many?'], ['g2', 'codesteer', 'Larger?']);
	let reads = 0;
	for (const [id, summary] of store.summaries) {
		const { answer } = summary;
		// Only a search reads it.
		const counted = Object.defineProperty({ ...summary }, 'answer', { get: () => (reads++, answer) });
		store.summaries.set(id, counted);
	}
	const { list, leave } = await opened(store);
	await list.getReady();
	expect(reads).toBe(2);
	for (const words of ['h', 'ho', 'how']) list.search = words;
	expect([list.foundGroups.length, reads]).toEqual([1, 2]);
	leave();
});

it('looks through all of a long question, read once of each group and of no short one', async () => {
	const long = `${'A story of a farm and its many animals. '.repeat(200)}How many geese are there?`;
	const store = await kept(
		['g1', 'all-text', long],
		['g1', 'codesteer', long],
		['g2', 'all-text', 'How many?'],
	);
	const asked: (readonly RunId[])[] = [];
	const { runs } = await opened(store);
	const list = new RunList(runs, { test: null }, (ids) => {
		asked.push(ids);
		return store.questions(ids);
	});
	list.search = 'geese how codesteer';
	expect(list.found).toEqual([]);
	await list.getReady();
	expect(list.found.map(({ runId }) => runId)).toEqual(['run-0', 'run-1']);
	list.search = 'many';
	expect(list.foundGroups).toHaveLength(2);
	await list.getReady();
	expect(asked).toEqual([['run-0']]);
});

describe('reading the runs', () => {
	/** Of so many runs, with what their texts do. */
	async function listed(count: number, textOf: () => string) {
		const store = await kept(['g1', 'all-text', 'How many?']);
		const [summary] = store.summaries.values();
		for (let at = 0; at < count; at++) {
			const runId = `run-${String(at)}` as RunId;
			// Only a search reads it.
			const run = Object.defineProperty({ ...summary!, runId }, 'answer', { get: textOf });
			store.summaries.set(runId, run);
		}
		return new Runs({ store, ...new BrowserTabs().open(), left: memory() });
	}

	it('makes nothing ready for a search that nobody may ever ask for', async () => {
		let made = 0;
		const runs = await listed(1000, () => String(made++));
		await runs.refresh();
		expect([runs.kept.length, made]).toEqual([1000, 0]);
		await new RunList(runs, { test: null }).getReady();
		expect(made).toBe(1000);
	});

	it('fails for no run that a search cannot look through', async () => {
		const runs = await listed(1, () => {
			throw new Error('It has no text');
		});
		await runs.refresh();
		expect([runs.status.kind, idsOf(runs)]).toEqual(['ready', ['run-0']]);
	});
});

describe('a search by how runs ended', () => {
	it('finds the word that stands there, by its beginning: who looks for correct runs gets no incorrect ones', async () => {
		const store = await kept(
			['g1', 'all-text', 'One?'],
			['g2', 'all-text', 'Two?'],
			['g3', 'all-text', 'Three?'],
			['g4', 'all-text', 'Four?'],
			['g5', 'all-text', 'Is it correct?'],
		);
		const ends = [
			{ verdict: 'correct' },
			{ verdict: 'incorrect' },
			{ verdict: 'malformed' },
			{ verdict: null, outcome: 'interrupted' },
			{ verdict: 'not-checked' },
		] as const;
		for (const [at, run] of [...store.summaries.values()].entries())
			store.summaries.set(run.runId, { ...run, outcome: 'finished', ...ends[at] });
		const { list } = await opened(store);
		const found = (words: string) => {
			list.search = words;
			return list.found.map(({ question }) => question);
		};
		expect({
			correct: found('correct'),
			incorrect: found('Incorrect'),
			malformed: found('malformed'),
			stopped: found('stopp'),
			'not checked': found('not checked'),
		}).toEqual({
			correct: ['One?', 'Is it correct?'],
			incorrect: ['Two?', 'Three?'],
			malformed: ['Three?'],
			stopped: ['Four?'],
			'not checked': ['Is it correct?'],
		});
	});
});

describe('a search over runs of tasks', () => {
	it('finds them by the task’s name as it stands there', async () => {
		const store = await kept(['g1', 'all-text', 'Larger?'], ['g2', 'all-text', 'How many?']);
		const [first] = store.summaries.values();
		if (first !== undefined) store.summaries.set(first.runId, { ...first, family: 'web-of-lies' });
		const { list } = await opened(store);
		const found = (words: string) => {
			list.search = words;
			return list.found.map(({ runId }) => runId);
		};
		expect([found('Web of Lies'), found('web-of-lies'), found('gsm')]).toEqual([['run-0'], ['run-0'], []]);
	});

	it('lists no run of an experiment and says how many there are', async () => {
		const store = await kept(['g1', 'all-text', 'One?'], ['g2', 'all-text', 'Two?']);
		const [run] = store.summaries.values();
		store.summaries.set(run!.runId, { ...run!, experimentId: 'experiment-1' as ExperimentId });
		const { runs, list } = await opened(store);
		expect([idsOf(runs), list.inExperiments]).toEqual([['run-1'], 1]);
	});
});

describe('a deletion', () => {
	const two = () => kept(['g1', 'all-text', 'One?'], ['g2', 'all-text', 'Two?']);

	it('hides at once, leaves the store alone, and is taken back whole', async () => {
		const store = await two();
		const before = structuredClone([...store.events]);
		const { runs } = await opened(store);
		runs.delete(['run-0' as RunId]);
		expect([idsOf(runs), store.events.size]).toEqual([['run-1'], 2]);
		await runs.refresh();
		expect(idsOf(runs)).toEqual(['run-1']);
		runs.undo();
		expect(idsOf(runs)).toEqual(['run-0', 'run-1']);
		await runs.settle();
		expect([...store.events]).toEqual(before);
	});

	it('is for good once it is settled, here and in the list of another tab', async () => {
		const store = await two();
		const browser = new BrowserTabs();
		const here = await opened(store, browser);
		const there = await opened(store, browser);
		here.runs.delete(['run-0' as RunId]);
		here.leave();
		await here.runs.settle();
		await settled();
		expect([idsOf(here.runs), idsOf(there.runs), [...store.events.keys()]]).toEqual([
			['run-1'],
			['run-1'],
			['run-1'],
		]);
		here.runs.undo();
		expect(idsOf(here.runs)).toEqual(['run-1']);
	});

	it('of a page that was closed before the store was done is done by the next page', async () => {
		const store = await two();
		const left = memory();
		const { runs } = await opened(store, new BrowserTabs(), left);
		runs.delete(['run-0' as RunId]);
		const remove = store.delete.bind(store);
		// A page that is gone hears no answer.
		store.delete = () => new Promise(() => undefined);
		runs.leave().catch(() => undefined);
		await settled();
		expect([store.events.size, left.get()]).toEqual([2, 'run-0']);
		store.delete = remove;
		const next = await opened(store, new BrowserTabs(), left);
		expect([idsOf(next.runs), [...store.events.keys()], left.get()]).toEqual([['run-1'], ['run-1'], '']);
	});

	it('that is done when the page goes is left to no other', async () => {
		const store = await two();
		const left = memory();
		const { runs } = await opened(store, new BrowserTabs(), left);
		await runs.leave();
		runs.delete(['run-0' as RunId]);
		await runs.leave();
		expect([[...store.events.keys()], left.get()]).toEqual([['run-1'], '']);
	});

	it('is taken back after another one too: the newest first, and none is gone before', async () => {
		const store = await two();
		const { runs } = await opened(store);
		runs.delete(['run-0' as RunId]);
		runs.delete(['run-1' as RunId]);
		await settled();
		expect([idsOf(runs), runs.deletion, [...store.events.keys()]]).toEqual([
			[],
			{ ids: ['run-1'], before: 1 },
			['run-0', 'run-1'],
		]);
		runs.undo();
		expect([idsOf(runs), runs.deletion]).toEqual([['run-1'], { ids: ['run-0'], before: 0 }]);
		runs.undo();
		expect([idsOf(runs), runs.deletion]).toEqual([['run-0', 'run-1'], null]);
		runs.undo();
		expect(runs.deletion).toBeNull();
	});

	it('is for good together with those before it', async () => {
		const store = await two();
		const { runs } = await opened(store);
		runs.delete(['run-0' as RunId]);
		runs.delete(['run-1' as RunId]);
		await runs.settle();
		expect([idsOf(runs), [...store.events.keys()], runs.deletion]).toEqual([[], [], null]);
	});

	it('of a run that still goes on says so until that ends, and undone the run is whole', async () => {
		const store = await two();
		const events = store.events.get('run-0' as RunId) ?? [];
		await store.append('run-0' as RunId, events.slice(0, 2), summarise(events.slice(0, 2)));
		const { locks, tabs } = new BrowserTabs().open();
		// As the page that performs it does.
		locks.hold('g1' as GroupId, () => new Promise(() => undefined)).catch(() => undefined);
		const runs = new Runs({ store, locks, tabs, left: memory() });
		await runs.refresh();
		expect(runs.deletedGoing).toBe(0);
		runs.delete(['run-0', 'run-1'] as RunId[]);
		expect(runs.deletedGoing).toBe(1);
		expect(runsWords.undo.going(1, 2)).toBe(
			'1 of them still goes on: deleting stops none, and nothing more of it is kept. Stop it in the playground.',
		);
		await store.append('run-0' as RunId, events.slice(2), summarise(events));
		await runs.refresh();
		expect(runs.deletedGoing).toBe(0);
		runs.undo();
		expect(store.events.get('run-0' as RunId)).toEqual(events);
	});

	it('of a run that waits for its person does not say that it goes on', async () => {
		const store = await two();
		const run = store.summaries.get('run-0' as RunId);
		if (run === undefined) throw new Error();
		store.summaries.set(run.runId, {
			...run,
			outcome: 'running',
			method: 'codesteer',
			models: { ...run.models, coach: YOU },
		} as RunSummary);
		const { runs } = await opened(store);
		runs.delete(['run-0' as RunId]);
		expect(runs.deletedGoing).toBe(0);
	});

	it('that the store refuses rejects, and what was to go is in the list again', async () => {
		const store = await two();
		const { runs } = await opened(store);
		runs.delete(['run-0' as RunId]);
		store.delete = () => Promise.reject(new Error('The disk is locked.'));
		await expect(runs.settle()).rejects.toThrow('The disk is locked.');
		expect(idsOf(runs)).toEqual(['run-0', 'run-1']);
	});
});
