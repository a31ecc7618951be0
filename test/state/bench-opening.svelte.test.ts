import { describe, expect, test } from 'vitest';
import { experimentFile } from '../../src/core/bench/export/file.ts';
import { LARGEST_FILE } from '../../src/core/bench/export/offered-file.ts';
import type { Experiment } from '../../src/core/bench/experiment.ts';
import { parseExperiment } from '../../src/core/bench/parse.ts';
import type { ExperimentId } from '../../src/core/ids.ts';
import { summarise } from '../../src/core/record/summary.ts';
import { BenchOpening } from '../../src/state/bench-opening.svelte.ts';
import { BrowserTabs } from '../support/browser-tabs.ts';
import { designOf, experimentOf, runsOf, textOf } from '../support/experiment.ts';
import { MemoryExperiments } from '../support/memory-experiments.ts';
import { MemoryRuns } from '../support/memory-runs.ts';

const like = (pattern: RegExp): string => expect.stringMatching(pattern) as string;
const runs = await runsOf(experimentOf());

/** A browser that keeps nothing yet. */
function browser() {
	const kept = new MemoryRuns();
	const experiments = new MemoryExperiments(kept);
	const { locks } = new BrowserTabs().open();
	let count = 0;
	const notKept: { why: string | null } = { why: null };
	const opening = new BenchOpening({
		bench: {
			keep: (experiment) => experiments.save(experiment),
			delete: (id) => experiments.delete(id),
		},
		...{ experiments, runs: kept, locks },
		ids: { next: () => `fresh-${String(++count)}` },
		parse: parseExperiment,
		today: () => 1_700_000_000_000,
		notKept: () => notKept.why,
		appVersion: '0.1.0',
	});
	return { opening, kept, experiments, locks, notKept };
}

async function fileOf(part: Partial<Experiment> = {}, appVersion = '0.1.0', itsRuns = runs) {
	const experiment = { ...experimentOf(), ...part };
	const own = itsRuns.map((events) =>
		events.map((event) =>
			event.type === 'run-start' ? { ...event, spec: { ...event.spec, experimentId: experiment.id } } : event,
		),
	);
	const text = await textOf(experimentFile({ appVersion, prompts: null, experiment }, own));
	return { size: text.length, text: () => Promise.resolve(text) };
}

describe('an opened experiment file', () => {
	test('is kept with its runs, as they were', async () => {
		const { opening, kept, experiments } = browser();
		expect(await opening.open(await fileOf())).toBe('experiment-1');
		expect([...experiments.held.values()]).toEqual([experimentOf()]);
		expect([...kept.events.values()]).toEqual(runs);
		expect([...kept.summaries.values()]).toEqual(runs.map((events) => summarise(events)));
		expect(opening.status).toEqual({
			kind: 'opened',
			id: 'experiment-1',
			notes: ['Opened with 4 runs. Nothing was executed.'],
		});
	});

	test('is kept beside what is kept already, under ids of its own, and overwrites nothing', async () => {
		const { opening, kept, experiments } = browser();
		const file = await fileOf();
		await opening.open(file);
		const before = structuredClone([...kept.events]);
		const id = await opening.open(file);
		expect([...experiments.held.keys()]).toEqual(['experiment-1', id]);
		expect([...kept.events].slice(0, 4)).toEqual(before);
		const added = [...kept.summaries.values()].filter(({ experimentId }) => experimentId === id);
		expect([kept.events.size, added.length]).toEqual([8, 4]);
		expect(opening.status).toMatchObject({ notes: [like(/^Opened/), like(/kept beside it/)] });
	});

	test('is kept apart from an experiment that is here and cannot be read', async () => {
		const { opening, experiments } = browser();
		experiments.load = () => Promise.reject(new Error('It cannot be read.'));
		expect(await opening.open(await fileOf())).toMatch(/^fresh-/);
	});

	test.each(['new', 'find', 'published', 'a/b?c', '__proto__ x', 'é'])(
		'gets an id that is fit for an address: %s',
		async (id) => {
			const { opening } = browser();
			expect(await opening.open(await fileOf({ id: id as ExperimentId }))).toMatch(/^fresh-/);
			expect(opening.status).toMatchObject({ notes: ['Opened with 4 runs. Nothing was executed.'] });
		},
	);

	test('says that another version made it, and that it lasts only until the page is closed', async () => {
		const { opening, notKept } = browser();
		notKept.why = 'The disk is full.';
		await opening.open(await fileOf({}, '9.9.9'));
		expect(opening.status).toMatchObject({ notes: [like(/^Opened/), like(/9\.9\.9/), 'The disk is full.'] });
	});

	test('closes a run that was going on when it was written', async () => {
		const { opening, kept } = browser();
		await opening.open(await fileOf({}, '0.1.0', [runs[0]!.slice(0, -1)]));
		expect([...kept.summaries.values()].map(({ outcome }) => outcome)).toEqual(['interrupted']);
	});
});

describe('a file that is not opened', () => {
	test.each([
		['', like(/empty/)],
		['{"format": "codesteer-experiment", "version": 1, "runs": [', like(/cut off/)],
		['{"format": "codesteer-experiment", "version": 2}', like(/newer version/)],
		['{"__proto__": {"format": "codesteer-experiment"}}', like(/does not hold/)],
		['<script>alert(1)</script>', like(/no JSON/)],
	])('says why, and leaves nothing: %s', async (text, reason) => {
		const { opening, kept, experiments } = browser();
		const id = await opening.open({ size: text.length, text: () => Promise.resolve(text) });
		expect([id, opening.status, kept.events.size, experiments.held.size]).toEqual([
			null,
			{ kind: 'failed', reason },
			0,
			0,
		]);
	});

	test('is refused where it is another file of this page, with the screen that opens it', async () => {
		const { opening } = browser();
		const said: unknown[] = [];
		for (const format of ['codesteer-runs', 'codesteer-capsule']) {
			const text = JSON.stringify({ format, version: 1 });
			await opening.open({ size: text.length, text: () => Promise.resolve(text) });
			said.push(opening.status);
		}
		expect(said).toEqual([
			{ kind: 'failed', reason: like(/runs that Runs exported: open it in Runs\.$/) },
			{ kind: 'failed', reason: like(/runs that somebody shared: open it by “Open shared runs” in Runs/) },
		]);
	});

	test('is refused by its size before a byte is read', async () => {
		const { opening } = browser();
		await opening.open({ size: LARGEST_FILE + 1, text: () => Promise.reject(new Error('It was read')) });
		expect(opening.status).toEqual({ kind: 'failed', reason: like(/a page can open/) });
	});

	test('leaves nothing behind when the browser keeps no more', async () => {
		const { opening, kept, experiments } = browser();
		const append = kept.append.bind(kept);
		let count = 0;
		kept.append = (...of) => (++count > 2 ? Promise.reject(new Error('The disk is full.')) : append(...of));
		expect(await opening.open(await fileOf())).toBeNull();
		expect([kept.events.size, experiments.held.size]).toEqual([0, 0]);
		expect(opening.status).toEqual({
			kind: 'failed',
			reason: like(/The disk is full\. Nothing of it is left/),
		});
	});

	test('leaves nothing behind when it is cancelled', async () => {
		const { opening, kept, experiments } = browser();
		const append = kept.append.bind(kept);
		kept.append = (...of) => {
			opening.cancel();
			return append(...of);
		};
		expect(await opening.open(await fileOf())).toBeNull();
		expect([opening.status, kept.events.size, experiments.held.size]).toEqual([{ kind: 'cancelled' }, 0, 0]);
	});

	test('waits for no other tab that holds the experiment', async () => {
		const { opening, locks, experiments } = browser();
		let release = (): void => undefined;
		const held = locks.holdIfFree('experiment-1' as ExperimentId, () => new Promise((r) => (release = r)));
		expect(await opening.open(await fileOf())).toBeNull();
		expect([opening.status, experiments.held.size]).toEqual([
			{ kind: 'failed', reason: like(/Another tab is busy/) },
			0,
		]);
		release();
		await held;
	});

	test('is not opened beside another one', async () => {
		const { opening, experiments } = browser();
		const file = await fileOf();
		const [first, second] = await Promise.all([opening.open(file), opening.open(file)]);
		expect([first, second, experiments.held.size]).toEqual(['experiment-1', null, 1]);
	});

	test('keeps no design that cannot be run', async () => {
		const { opening, experiments } = browser();
		const design = designOf({ methods: [] });
		await opening.open(await fileOf({ design }, '0.1.0', []));
		expect([opening.status, experiments.held.size]).toEqual([
			{ kind: 'failed', reason: like(/It compares no method/) },
			0,
		]);
	});
});
