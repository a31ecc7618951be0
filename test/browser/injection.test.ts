import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { experimentFile } from '../../src/core/bench/export/file.ts';
import { packExperiment } from '../../src/core/bench/export/experiment-link.ts';
import { formatDesignQuery } from '../../src/core/bench/link.ts';
import { parseExperiment } from '../../src/core/bench/parse.ts';
import { planOf } from '../../src/core/bench/plan.ts';
import { statesOf } from '../../src/core/bench/state.ts';
import { formatLine } from '../../src/core/class/line.ts';
import { classPlanOf, questionMarks, studentOf } from '../../src/core/class/plan.ts';
import type { GroupId, RunId } from '../../src/core/ids.ts';
import type { ModelRef } from '../../src/core/model.ts';
import { runsFile } from '../../src/core/record/runs-file.ts';
import { summarise } from '../../src/core/record/summary.ts';
import { castOf, designOf, experimentOf, hosted, runsOf, textOf } from '../support/experiment.ts';
import { hostileRun } from '../support/hostile-run.ts';
import { hostileTexts } from '../support/hostile-texts.ts';
import { startModelServer, type ModelServer } from '../support/model-server/server.ts';
import { exampleRuns } from '../support/random-runs.ts';
import { inSettings, laneOf, openApp, pressRun, type OpenedApp, type Visit } from './support/app.ts';
import { addModel } from './support/custom-model.ts';
import { unisolatedTexts } from './support/layout.ts';

let app: OpenedApp;
let host: ModelServer;
let visit: Visit;
let page: Page;

beforeAll(async () => {
	[app, host] = await Promise.all([openApp(), startModelServer()]);
	visit = await app.visit();
	page = visit.page;
});
afterAll(() => Promise.all([app.close(), host.close()]));

const TEXTS = Object.values(hostileTexts);
const { script = '', image = '', direction = '', terminal = '', path = '', unseen = '' } = hostileTexts;
/** What may not be long, with a mark by which it is found. */
const NAME = `${image} ${direction} ${terminal} ${unseen} ${path}`;
const VERSION = `${image} ${direction}`;
const ALL = TEXTS.join('\n');
/** No address holds half of a letter. */
const inAddress = (text: string): string => encodeURIComponent(text.replace(/\p{Cs}/gu, ''));

/** What is not as it was: something ran or asked, became an element, or turned words of ours around. */
async function harm(): Promise<unknown> {
	// What is folded is drawn, too, and what is folded in it.
	await page.evaluate(async () => {
		for (;;) {
			const folded = document.querySelectorAll<HTMLDetailsElement>(':is(main, dialog) details:not([open])');
			if (folded.length === 0) return;
			for (const one of folded) one.open = true;
			await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
		}
	});
	const { canary, odd, title } = await page.evaluate(() => ({
		canary: (window as unknown as { canary?: unknown }).canary ?? null,
		odd: [
			...document.querySelectorAll(
				':is(main, dialog, footer, header) :is(script, iframe, object, embed, base, form[action], img[src="x"], [onerror], [onload], [onclick], a[href^="javascript"], a[href^="data"], [src*="evil.example"], [href*="evil.example"]:not([href^="#"]))',
			),
		].map(({ outerHTML }) => outerHTML.slice(0, 120)),
		title: /\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u.test(document.title) ? document.title : null,
	}));
	return {
		...{ canary, odd, title },
		turned: await unisolatedTexts(page),
		console: visit.console.splice(0).filter((said) => !said.startsWith('Failed to load resource')),
		foreign: visit.foreign.splice(0).filter((address) => !address.startsWith(host.origin)),
	};
}
const NONE = { canary: null, odd: [], title: null, turned: [], console: [], foreign: [] };

async function go(hash: string, until: Locator): Promise<void> {
	await page.evaluate((to) => void (location.hash = to), hash);
	await until.first().waitFor();
}

async function saved(name: string): Promise<string> {
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name, exact: true }).click(),
	]);
	return download.suggestedFilename();
}

const file = (name: string, text: string) => ({
	...{ name, mimeType: 'text/plain', buffer: Buffer.from(text) },
});

describe('every text of a list of hostile ones stays a text', () => {
	const all = inAddress(ALL);
	const name = inAddress(NAME);
	const said = (words: string | RegExp) => page.getByText(words);
	const links: readonly [what: string, hash: string, until: () => Locator][] = [
		['a question', `q=${all}&expected=${all}`, () => page.getByRole('textbox', { name: 'Question' })],
		['models', `q=x&model=${name}&coach=${name}`, () => said(/not set up here/)],
		['methods', `q=x&methods=${name}`, () => said(/There is no method/)],
		['choices', `q=x&choices=${inAddress(JSON.stringify({ [NAME]: 1 }))}`, () => said(/There is no choice/)],
		['a task', `q=x&task=${name}&level=x&from=1`, () => said(/There is no task family/)],
	];
	const screens: readonly [what: string, hash: string, until: () => Locator][] = [
		['a task', `#/tasks/${name}`, () => said(/There is no task called/)],
		['a level', `#/tasks/letters?level=${name}`, () => said(/has no level/)],
		['a seed', `#/tasks/letters?seed=${name}`, () => page.getByRole('alert')],
		['a sample', `#/tasks/letters?seed=imported:${name}`, () => page.locator('code', { hasText: image })],
		['a lesson', `#/lessons/${name}`, () => said(/There is no lesson/)],
		['a level of a lesson', `#/lessons/letters?level=${name}`, () => said(/There is no level/)],
		['a run', `#/runs/${name}`, () => said(/keeps no such run/)],
		['an experiment', `#/bench/${name}`, () => said(/keeps no such experiment/)],
		['a class', `#/class/${name}`, () => said(/keeps no such class/)],
		['a worksheet', `#/print/lesson/${name}`, () => said(/There is no lesson/)],
		['a deck', `#/coach?deck=${name}&model=${name}`, () => page.getByRole('heading', { level: 1 })],
		['a stage', `#/stage/${name}`, () => said(/nothing to play/)],
		['nothing', `#/nowhere-${name}`, () => said(/There is no screen at/)],
	];

	it('of links and addresses', async () => {
		const found: Record<string, unknown> = {};
		const looked: Record<string, unknown> = {};
		for (const [what, hash, until] of [
			...links.map(([of, query, shown]) => [`a link with ${of}`, `#/?${query}`, shown] as const),
			...screens,
		]) {
			await go(hash, until());
			found[what] = await harm();
			looked[what] = NONE;
		}
		expect(found).toEqual(looked);
	});

	it('of a person’s own wording, as it is read, sent and looked at', async () => {
		const options = { 'all-text': { wording: JSON.stringify({ 'all-text': ALL }) } };
		const query = new URLSearchParams({
			...{ q: 'Which is larger, 9.11 or 9.9?', methods: 'all-text', model: 'demo:bold' },
			choices: JSON.stringify({ methodOptions: options }),
		});
		await go(`#/?${query.toString()}`, page.getByText('It brings its own wording of what is sent.'));
		await page.getByRole('button', { name: 'Read it before you run' }).click();
		await page.getByRole('button', { name: 'How All text works, options' }).click();
		await page.getByText(/^What it sends: /).click();
		await page.getByText(script).first().waitFor();
		expect(await harm()).toEqual(NONE);
		await page.getByRole('button', { name: 'Done' }).click();
		await page.getByRole('button', { name: 'Run', exact: true }).click();
		const lane = page.getByRole('region', { name: /^All text/ });
		await lane.getByRole('status', { name: 'Verdict' }).filter({ hasText: /\S/ }).waitFor();
		await lane
			.getByText(/^what .* saw/)
			.first()
			.click();
		await lane.getByText(script).first().waitFor();
		expect(await harm()).toEqual(NONE);
	});

	it('of a host: its models by name, and why it refuses', async () => {
		const names = TEXTS.map((text, at) => `m${String(at)} ${text}`);
		host.models(JSON.stringify({ object: 'list', data: names.map((id) => ({ id })) }));
		host.raw(() => ({
			...{ status: 400, type: 'application/json' },
			parts: [[0, JSON.stringify({ error: { message: `${NAME} ${script}`, type: NAME, code: script } })]],
		}));
		await go('#/settings', page.getByRole('form', { name: 'Add a model' }));
		const form = page.getByRole('form', { name: 'Add a model' });
		await form.getByRole('combobox', { name: 'Host' }).selectOption('custom');
		await form.getByRole('textbox', { name: 'Base URL' }).fill(`${host.origin}/v1`);
		await form.getByRole('button', { name: 'Fetch model list' }).click();
		await page.getByText(/models listed/).waitFor();
		await addModel(page, { origin: host.origin, model: NAME });
		await form.getByRole('button', { name: 'Check connection', exact: true }).click();
		await page
			.getByText(/It says: “/)
			.first()
			.waitFor();
		expect(await harm()).toEqual(NONE);
		const question = page.getByRole('textbox', { name: 'Question' });
		await go('#/?q=Which+is+larger%3F', question);
		await pressRun(page);
		await laneOf(page, 'All text')
			.getByText(/It says: “/)
			.first()
			.waitFor();
		await inSettings(page, async (drawer) => {
			await drawer.getByText(image).first().waitFor({ state: 'attached' });
			expect(await harm()).toEqual(NONE);
		});
		expect(await harm()).toEqual(NONE);
	});

	it('of a file of runs, in the list and as two that are compared', async () => {
		const runs = exampleRuns.map(hostileRun).map((events, lane) => {
			const runId = `hostile-${String(lane)}` as RunId;
			const groupId = 'hostile' as GroupId;
			return events.map((event) =>
				event.type === 'run-start'
					? { ...event, runId, spec: { ...event.spec, runId, groupId } }
					: { ...event, runId },
			);
		});
		await go('#/runs', page.getByRole('heading', { level: 1, name: 'Runs' }));
		await page
			.getByLabel('Open file')
			.setInputFiles(file(`${path}.json`, await textOf(runsFile(NAME, runs))));
		await page.getByText(/runs opened and kept/).waitFor();
		expect(await harm()).toEqual(NONE);
		const name = inAddress(NAME);
		await go(`#/runs?${name}=1&task=${name}&when=${name}`, page.getByText(/There is no filter/));
		expect(await harm()).toEqual(NONE);
		await go('#/runs/compare?a=hostile-0&b=hostile-1', page.getByText(script));
		expect(await harm()).toEqual(NONE);
	});

	/** An experiment of two methods and two models, both named to do harm. */
	const models: readonly ModelRef[] = ['one', 'two'].map((id) => ({
		...hosted,
		id: `openai:${id}`,
		label: `${id} ${NAME}`,
	}));
	const experiment = {
		...experimentOf(designOf({ casts: models.map((ref) => castOf(ref)) })),
		name: NAME,
		appVersion: VERSION,
	};

	it('of an experiment, from a link and a file, looked at and kept', async () => {
		const plan = planOf(experiment.design);
		const runs = await runsOf(experiment, ALL);
		const states = statesOf(plan, runs.map(summarise), new Set());
		const packed = await packExperiment(
			{ ...{ madeAt: 1_790_000_000_000, appVersion: NAME, prompts: NAME }, experiment, plan, states },
			parseExperiment,
		);
		if (!packed.ok) throw new Error(JSON.stringify(packed.error));
		await go(`#/open/experiment/${packed.value}`, page.getByRole('heading', { level: 2, name: image }));
		await page.getByRole('table').first().waitFor();
		expect(await harm()).toEqual(NONE);
		const text = await textOf(experimentFile({ appVersion: NAME, prompts: NAME, experiment }, runs));
		await go('#/open', page.getByLabel('Open file'));
		await page.getByLabel('Open file').setInputFiles(file('experiment.json', text));
		await page.getByText(/The file holds/).waitFor();
		expect(await harm()).toEqual(NONE);
		await page.getByRole('button', { name: 'Keep this experiment' }).click();
		await page.getByRole('heading', { level: 1, name: image }).waitFor();
		await page.getByRole('table').first().waitFor();
		expect(await saved('Experiment file (JSON)')).toMatch(/^[\w-]+\.experiment\.json$/);
		expect(await saved('Table of runs (CSV)')).toMatch(/^[\w-]+\.runs\.csv$/);
		expect(await harm()).toEqual(NONE);
		await go('#/bench', page.getByText(image));
		expect(await harm()).toEqual(NONE);
		await go(`#/bench/new?${await query()}`, page.getByText(/not set up here/));
		expect(await harm()).toEqual(NONE);
	});

	async function query(casts = experiment.design.casts): Promise<string> {
		const formatted = await formatDesignQuery({ ...experiment.design, casts });
		if (!formatted.ok) throw new Error(formatted.error.kind);
		return formatted.value;
	}

	it('of lines and files that a lecturer takes in, and of who wrote them', async () => {
		const link = await query(experiment.design.casts.slice(0, 1));
		const plan = classPlanOf({ ...experiment.design, casts: experiment.design.casts.slice(0, 1) });
		if (!plan.ok) throw new Error(plan.error.kind);
		const { design, hash } = plan.value;
		const lines = TEXTS.map((text, at) => {
			const student = studentOf(String(at));
			const theirs = text.replace(/\p{Cs}/gu, '').slice(0, 60);
			return formatLine({
				...{ plan: hash, student, nickname: theirs, model: theirs, scripted: false, appVersion: theirs },
				questions: questionMarks(plan.value, student).map((mark) => ({
					mark,
					outcomes: design.methods.map(() => 'right' as const),
				})),
				tokens: design.methods.map(() => 7),
			});
		});
		await go(`#/class/join?d=${inAddress(NAME)}`, page.getByRole('alert'));
		await go(`#/class/join?${link}`, page.getByText(/The class proposes/));
		await page.getByRole('textbox', { name: 'Nickname (optional)' }).fill(NAME);
		expect(await harm()).toEqual(NONE);
		await go(`#/class/collect?${link}`, page.getByRole('textbox', { name: 'Collected results' }));
		const box = page.getByRole('textbox', { name: 'Collected results' });
		await box.fill(
			`${ALL}\n${lines.slice(0, 12).join('\n')}\n${TEXTS.map((text) => `CSP1.${text}`).join('\n')}`,
		);
		await page.getByText(/12 results taken in/).waitFor();
		await page
			.locator('input[type=file]')
			.setInputFiles(file('lines.txt', `${ALL}\n${lines.join('\n')}\nCSP9.${NAME}`));
		const taken = lines.length - 12;
		await page.getByText(new RegExp(`^${String(taken)} results taken in`)).waitFor();
		expect(await harm()).toEqual(NONE);
		await page.getByRole('button', { name: /^Remove <script/ }).click();
		await page.getByText(/^The result of .* was removed/).waitFor();
		expect(await harm()).toEqual(NONE);
	});

	it('of a copy of the public data, in names and contents of files', async () => {
		await go('#/tasks', page.getByRole('heading', { name: 'Your own copy of the public data' }));
		const rows = JSON.stringify({ examples: TEXTS.map((text) => ({ input: text, target: text })) });
		await page
			.getByLabel('Choose files')
			.setInputFiles([
				...TEXTS.map((text, at) =>
					file(`${text.replace(/[\0/\\]|\p{Cs}/gu, '_').slice(0, 60)} ${String(at)}.md`, text),
				),
				...['web_of_lies.json', 'navigate.json', 'date_understanding.json'].map((named) => file(named, rows)),
				file(
					'gsmhardv2.jsonl',
					TEXTS.map((text) => JSON.stringify({ input: text, target: 814_273 })).join('\n'),
				),
			]);
		await page.getByRole('group', { name: 'What was imported' }).waitFor();
		expect(await harm()).toEqual(NONE);
		await page.getByRole('link', { name: 'gsmhardv2.jsonl line 0' }).click();
		await page.getByText(script).first().waitFor();
		expect(await harm()).toEqual(NONE);
	});
});

it('no text becomes markup or code by any name a page has for it: Trusted Types, and no policy but those that are named', async () => {
	// Breaking the policy is what is meant here; in a visit it would fail the test.
	const context = await app.browser.newContext();
	try {
		const bare = await context.newPage();
		await bare.goto(app.server.url);
		const refused = await bare.evaluate(() => {
			const nameOf = (work: () => unknown) => {
				try {
					work();
					return 'done';
				} catch (error) {
					return error instanceof Error ? error.name : String(error);
				}
			};
			const types = (
				window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): void } }
			).trustedTypes;
			const element = document.createElement('div');
			const code = document.createElement('script');
			return {
				innerHTML: nameOf(() => (element.innerHTML = '<b>b</b>')),
				insertAdjacentHTML: nameOf(() => element.insertAdjacentHTML('beforeend', '<b>b</b>')),
				srcdoc: nameOf(() => (document.createElement('iframe').srcdoc = '<b>b</b>')),
				DOMParser: nameOf(() => new DOMParser().parseFromString('<b>b</b>', 'text/html')),
				'a script’s text': nameOf(() => (code.text = '1')),
				'a script’s address': nameOf(() => (code.src = 'https://evil.example/x.js')),
				'another’s worker': nameOf(() => new Worker('https://evil.example/x.js')),
				'a policy of its own': nameOf(() =>
					types.createPolicy('evil', { createHTML: (text: string) => text }),
				),
				'one that there is already': nameOf(() => types.createPolicy('default', {})),
				'of our own address': nameOf(() => (code.src = new URL('x.js', document.baseURI).href)),
			};
		});
		expect(refused).toEqual({
			innerHTML: 'TypeError',
			insertAdjacentHTML: 'TypeError',
			srcdoc: 'TypeError',
			DOMParser: 'TypeError',
			'a script’s text': 'TypeError',
			'a script’s address': 'TypeError',
			'another’s worker': 'TypeError',
			'a policy of its own': 'TypeError',
			'one that there is already': 'TypeError',
			'of our own address': 'done',
		});
	} finally {
		await context.close();
	}
});
