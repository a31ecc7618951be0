import type { Page } from 'playwright-core';
import { Evaluation } from '../../src/core/bench/evaluation.ts';
import { changesBetween, type Moment } from '../../src/core/bench/told.ts';
import { METHOD_IDS } from '../../src/core/method-id.ts';
import type { GroupId, RunId } from '../../src/core/ids.ts';
import type { RunSummary } from '../../src/core/record/summary.ts';
import { finish } from '../../src/core/steps.ts';
import { families } from '../../src/core/tasks/registry.ts';
import { openApp } from '../browser/support/app.ts';
import { castOf, designOf, methodsOf, momentOf, wrong } from '../support/bench-runs.ts';
import { countLong, watchTasks } from './long-tasks.ts';
import { median, type Measurement, type Section } from './section.ts';

const INSTANCES = 14;
const PER_GROUP = 5;
const ARRIVED = 100;
const ROUNDS = 7;

/** Every family and every method: more than ten thousand runs, all of which have ended. */
function ended(): Moment {
	const design = designOf({
		families: families.flatMap(({ id, levels: [level] }) =>
			level === undefined ? [] : [{ family: id, levels: [level.id] }],
		),
		sizes: [{ instances: INSTANCES, repeats: 1 }],
		methods: methodsOf(...METHOD_IDS),
		casts: [castOf('demo:bold', { label: 'Demo', kind: 'scripted' })],
	});
	return momentOf(design, ({ instance, condition }, round) =>
		(round * 7 + instance.seed.length + condition.key.length) % 3 === 0 ? wrong : { tokens: 100 + round },
	);
}

/** Results computed beside the page, and the screens of as many runs as an experiment may have. */
export const largeExperiment: Section = {
	title: `An experiment of ${String(families.length)} tasks × ${String(METHOD_IDS.length)} methods × ${String(INSTANCES)}`,
	async measure() {
		const moment = ended();
		return [ofThePage(moment), ...(await screens(moment)), await goingOn()];
	},
};

/** What is left to the page when some more runs have ended: to say which, and to receive the results. */
function ofThePage(now: Moment): Measurement {
	const states = new Map(now.states);
	for (const key of [...states.keys()].slice(-ARRIVED)) states.delete(key);
	const before = { ...now, states };
	const evaluation = new Evaluation();
	for (const told of changesBetween(null, before)) evaluation.tell(told);
	const wanted = { rows: 'method', picture: { kind: 'heatMap' }, intervals: false } as const;
	let isFirst = true;
	const [whole, part]: [number[], number[]] = [[], []];
	for (let round = 0; round < ROUNDS; round++) {
		for (const told of changesBetween(isFirst ? before : now, isFirst ? now : before)) evaluation.tell(told);
		const begun = performance.now();
		const evaluated = finish(evaluation.evaluate(wanted));
		whole.push(performance.now() - begun);
		const handing = performance.now();
		structuredClone([...changesBetween(before, now)]);
		structuredClone(evaluated);
		part.push(performance.now() - handing);
		isFirst = !isFirst;
	}
	const [all, own] = [median(whole), median(part)];
	return {
		name: `results anew ÷ what the page does for them when ${String(ARRIVED)} runs have come`,
		value: all / own,
		unit: '×',
		target: { atLeast: 3 },
		detail: `${all.toFixed(1)} ms beside the page, ${own.toFixed(1)} ms in it at most`,
	};
}

async function screens({ experiment, states }: Moment): Promise<Measurement[]> {
	const ofExperiment = [...states.values()].flatMap((state, at): RunSummary[] =>
		'run' in state
			? [{ ...state.run, experimentId: experiment.id, groupId: `bench-${String(at)}` as GroupId }]
			: [],
	);
	const byHand = ofExperiment.map((run, at) => ({
		...run,
		runId: `hand-${String(at)}` as RunId,
		groupId: `hand-${String(Math.floor(at / PER_GROUP))}` as GroupId,
		question: `Question ${String(Math.floor(at / PER_GROUP))}`.padEnd(200, '.'),
		experimentId: null,
	}));
	const app = await openApp();
	try {
		const { page } = await app.visit({ hash: '#/bench' });
		await page.getByText('No experiment yet').waitFor();
		await fill(page, [...ofExperiment, ...byHand], { ...experiment, name: 'A large one' });
		await page.goto(`${app.server.url}#/`);
		await page.reload();
		const watch = async (name: string, work: () => Promise<void>): Promise<Measurement> =>
			countLong(`main-thread tasks over 50 ms while ${name}`, await watchTasks(page, [], work));
		const goTo = (name: string) =>
			page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name }).click();
		const rows = page.getByRole('table', { name: 'Results' }).getByRole('row');
		return [
			await watch('the list of runs opens', async () => {
				await goTo('Runs');
				await page.getByRole('searchbox').waitFor();
			}),
			await watch('a search in it', async () => {
				await page.getByRole('searchbox').fill('question 1777');
				await page
					.getByText(new RegExp(`\\b${String(PER_GROUP)} runs\\b`))
					.first()
					.waitFor();
			}),
			await watch('the experiment opens', async () => {
				await goTo('Bench');
				await page.getByRole('link', { name: 'A large one', exact: true }).click();
				await rows.nth(METHOD_IDS.length).waitFor();
			}),
			await watch('its rows by task', async () => {
				await page.getByRole('combobox', { name: 'Rows' }).selectOption('family');
				await rows.nth(METHOD_IDS.length + 1).waitFor();
			}),
		];
	} finally {
		await app.close();
	}
}

/** The ten methods of the papers' table on every task, as far as its 2,400th run, and how the page is while the next ones arrive. */
async function goingOn(): Promise<Measurement> {
	const design = designOf({
		families: families.flatMap(({ id, levels: [level] }) =>
			level === undefined ? [] : [{ family: id, levels: [level.id] }],
		),
		sizes: [{ instances: 10, repeats: 1 }],
		methods: methodsOf(...METHOD_IDS.slice(0, 10)),
		casts: [castOf('demo:bold', { label: 'Demo', kind: 'scripted' })],
	});
	const { experiment, states } = momentOf(design, ({ instance }, round) =>
		round < 240 ? (instance.seed.length % 3 === 0 ? wrong : { tokens: 100 + round }) : null,
	);
	const runs = [...states.values()].flatMap((state) =>
		'run' in state ? [{ ...state.run, experimentId: experiment.id }] : [],
	);
	const app = await openApp();
	try {
		const { page } = await app.visit({ hash: '#/bench' });
		await page.getByText('No experiment yet').waitFor();
		await fill(page, runs, { ...experiment, name: 'A large one' });
		await page.evaluate(() =>
			localStorage.setItem('codesteer-playground:preferences', JSON.stringify({ demoPace: 0 })),
		);
		await page.reload();
		await page.getByRole('link', { name: 'A large one', exact: true }).click();
		await page.getByRole('button', { name: 'Resume' }).click();
		await page.getByText(/^2,4[1-9]\d of 3,700/).waitFor();
		const watched = () => new Promise<void>((resolve) => void setTimeout(resolve, WATCHED_MS));
		return countLong(
			'main-thread tasks over 50 ms while an experiment goes on from its 2,400th run',
			await watchTasks(page, [], watched),
		);
	} finally {
		await app.close();
	}
}

const WATCHED_MS = 20_000;

/** As many as a page of summaries holds of 20,000 runs. */
const PER_PAGE = 160;

/** Puts them where the page keeps them, whose database is there. */
async function fill(
	page: Page,
	runs: readonly RunSummary[],
	experiment: Moment['experiment'],
): Promise<void> {
	const pages = Array.from({ length: Math.ceil(runs.length / PER_PAGE) }, (_, at) => {
		const held = runs.slice(at * PER_PAGE, (at + 1) * PER_PAGE);
		return {
			version: 2,
			id: `bench-${String(at)}`,
			summaries: JSON.stringify(held),
			groups: [...new Set(held.map(({ groupId }) => groupId))],
			experiments: [...new Set(held.map(({ experimentId }) => experimentId).filter((id) => id !== null))],
		};
	});
	await page.evaluate(
		([records, kept]) =>
			new Promise<void>((resolve, reject) => {
				const opening = indexedDB.open('codesteer-playground');
				opening.onerror = () => reject(new Error('refused'));
				opening.onsuccess = () => {
					const transaction = opening.result.transaction(['run-pages', 'experiments'], 'readwrite');
					for (const record of records) transaction.objectStore('run-pages').put(record);
					transaction.objectStore('experiments').put(kept);
					transaction.onerror = () => reject(new Error('not kept'));
					transaction.oncomplete = () => {
						opening.result.close();
						resolve();
					};
				};
			}),
		[pages, experiment] as const,
	);
}
