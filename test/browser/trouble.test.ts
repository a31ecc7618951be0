import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startModelServer, type ModelServer } from '../support/model-server/server.ts';
import {
	ask,
	chooseMethods,
	keepVisit,
	laneOf,
	openApp,
	pressRun,
	PYTHON,
	verdictOf,
	type OpenedApp,
	type Visit,
} from './support/app.ts';
import { canSleep, sleep } from './support/asleep.ts';
import { withModel } from './support/custom-model.ts';
import { LARGER } from './support/questions.ts';
import {
	type StoredRuns,
	endsIn,
	exported,
	expectKept,
	expectSaid,
	readEndedRuns,
	readRunsWhole,
} from './support/stores.ts';
import { answerSlowly } from '../support/slow-host.ts';
import { quickHostFaults } from '../runtime/faults/table.ts';
import { saw } from '../support/fault-seen.ts';

let app: OpenedApp;
let host: ModelServer;
let visit: Visit | null = null;

beforeAll(async () => {
	[app, host] = await Promise.all([openApp(), startModelServer()]);
});
afterAll(() => Promise.all([app.close(), host.close()]));
afterEach(async () => {
	app.server.overrides.clear();
	await visit?.context.close();
	visit = null;
});

/** A page with one custom model that is asked for a program. */
const keptPage = keepVisit(() => {
	const model = withModel({ origin: host.origin, model: 'fake' });
	return app.visit({ preferences: { ...model, methods: ['all-code'], pythonSeconds: 2 } });
});

function program(code: string): string {
	return `Here it is.\n\`\`\`python\n${code}\n\`\`\``;
}

const cases: readonly { what: string; reply: string; shows: RegExp; verdict: RegExp }[] = [
	{
		what: 'a syntax error',
		reply: program('print("a"'),
		shows: /SyntaxError.*line 1/s,
		verdict: /^No answer.*SyntaxError/s,
	},
	{
		what: 'an exception',
		reply: program('print("so far")\n1 / 0'),
		shows: /so far.*ZeroDivisionError.*line 2/s,
		verdict: /^No answer.*ZeroDivisionError/s,
	},
	{
		what: 'an endless loop, with what it had printed',
		reply: program('print("begun")\nwhile True:\n    pass'),
		shows: /begun.*out of time: stopped after 2/s,
		verdict: /^No answer.*out of time/s,
	},
	{
		what: 'input() without anybody to answer',
		reply: program('name = input("Name? ")'),
		shows: /input/,
		verdict: /^No answer/,
	},
	{
		what: 'sys.exit()',
		reply: program('import sys\nprint("<<<9.9>>>")\nsys.exit()'),
		shows: /9\.9/,
		verdict: /^Correct/,
	},
	{
		what: 'an import of a missing module',
		reply: program('import nonesuch_module'),
		shows: /ModuleNotFoundError.*nonesuch_module/s,
		verdict: /^No answer/,
	},
	{
		what: 'a flood of output',
		reply: program('print("line\\n" * 100_000)\nprint("<<<9.9>>>")'),
		shows: /more characters in the code view/,
		verdict: /^No answer/,
	},
	{
		what: 'several blocks, of which the first is run',
		reply: `${program('print("<<<9.9>>>")')}\n\n${program('print("<<<9.11>>>")')}`,
		shows: /first of 2 blocks/,
		verdict: /^Correct/,
	},
	{
		what: 'a fence labelled py that is never closed',
		reply: 'So:\n```py\nprint("<<<9.9>>>")',
		shows: /fence/,
		verdict: /^Correct/,
	},
	{ what: 'an empty reply', reply: '', shows: /The reply is empty/, verdict: /^No answer/ },
];

describe('replies and programs that go wrong', () => {
	for (const { what, reply, shows, verdict } of cases) {
		it(`meets ${what} with a clear word`, async () => {
			host.reply(() => ({ text: reply, usage: { input: 1, output: 1 } }));
			const { page } = await keptPage();
			await ask(page, LARGER, '9.9');
			expect(await verdictOf(page, 'All code')).toMatch(verdict);
			expect(await laneOf(page, 'All code').textContent()).toMatch(shows);
		});
	}
});

describe('a host', () => {
	it.each(quickHostFaults)(
		'ends a run once, in words, when its host fails: $fault',
		async ({ does, seen }) => {
			host.reply(() => null);
			host.misbehave(does);
			onTestFinished(() => host.misbehave(null));
			const { page } = await keptPage();
			const before = await readEndedRuns(page);
			await ask(page, LARGER, '9.9');
			const verdict = await verdictOf(page, 'All code');
			expect(verdict).toMatch(/^Failed/);
			expect(verdict).toMatch(seen);
			await expectKept(page, Object.keys(before).length + 1, before);
			saw({ id: `host-${does}`, seen: verdict });
		},
	);
});

/** On the channel of all tabs. Those of other versions may say anything. */
async function sayAsOtherVersion(page: Page, runs: StoredRuns): Promise<void> {
	await page.evaluate(
		({ runIds, groupIds }) => {
			const channel = new BroadcastChannel('codesteer-playground');
			const version = 99;
			channel.postMessage({ kind: 'deleted', runIds, version });
			for (const groupId of groupIds) channel.postMessage({ kind: 'stop', groupId, version });
			for (const said of [{ kind: 'of later', version }, { version }, 'text', 7, null])
				channel.postMessage(said);
			channel.close();
		},
		{
			runIds: Object.keys(runs),
			groupIds: Object.values(runs).flatMap(([start]) =>
				start?.spec === undefined ? [] : [start.spec.groupId],
			),
		},
	);
}

describe('a run', () => {
	it('is not told by another version of the page in another tab to stop or to be gone, whatever that says', async () => {
		host.reply(() => ({
			text: program(
				'import time\nend = time.time() + 1\nprint("begun", flush=True)\nwhile time.time() < end: pass\nprint("<<<9.9>>>")',
			),
		}));
		const { page } = await keptPage();
		const before = await readEndedRuns(page);
		await ask(page, LARGER, '9.9');
		await laneOf(page, 'All code').getByText('begun', { exact: true }).waitFor({ timeout: 60_000 });
		const runs = await readRunsWhole(page);
		expect(Object.keys(runs).length).toBe(Object.keys(before).length + 1);
		await sayAsOtherVersion(page, runs);
		expect(await verdictOf(page, 'All code')).toMatch(/^Correct/);
		await expectKept(page, Object.keys(runs).length, before);
		saw({ seen: 'nothing but the verdict: Correct' });
	});
});

/** What stands in the place of `indexedDB`, as text of a property. */
const ABSENT = '{ value: undefined }';
const THROWS = `{ get() { throw new DOMException('denied', 'SecurityError'); } }`;
/** A request as the browser's own, of which something is heard only if `then` says so. */
const request = (then: string) => `{ value: {
	open() {
		const request = Object.setPrototypeOf(new EventTarget(), IDBOpenDBRequest.prototype);
		${then}
		return request;
	},
} }`;
const REFUSES = request(`
	Object.defineProperty(request, 'error', { value: new DOMException('refused', 'UnknownError') });
	setTimeout(() => request.dispatchEvent(new Event('error')));
`);
const MUTE = request('');

describe('a browser that refuses', () => {
	it('answers in text when Python cannot be downloaded, and ends code methods with the reason', async () => {
		for (const file of ['pyodide.asm.wasm', 'pyodide.asm.mjs', 'python_stdlib.zip', 'pyodide-lock.json']) {
			app.server.overrides.set(`pyodide/${file}`, null);
		}
		visit = await app.visit();
		const { page } = visit;
		await chooseMethods(page, ['All text', 'All code']);
		await ask(page, LARGER, '9.9');
		expect(await verdictOf(page, 'All text')).toMatch(/^Incorrect/);
		expect(await verdictOf(page, 'All code')).toMatch(/^Failed.*Python/s);
		await expectSaid(page.getByRole('status', { name: 'Python' }).getByText(/not available/));
		await expectKept(page, 2);
		const before = await readRunsWhole(page);
		app.server.overrides.clear();
		await pressRun(page);
		expect(await verdictOf(page, 'All code')).toMatch(/^Correct/);
		await expectKept(page, 4, before);
	});

	it('ends a program with the reason when Python’s frame is gone, and runs the next one', async () => {
		const model = withModel({ origin: host.origin, model: 'fake' });
		visit = await app.visit({ preferences: { ...model, methods: ['all-code'], pythonSeconds: 100 } });
		const { page } = visit;
		host.reply(() => ({ text: program('print("begun")\nwhile True:\n    pass') }));
		await ask(page, LARGER, '9.9');
		const lane = laneOf(page, 'All code');
		await lane.getByText('begun', { exact: true }).waitFor({ timeout: 60_000 });
		// As when the browser ends its process: nothing tells the page.
		await page.locator('iframe[title="Python sandbox"]').evaluate((frame) => frame.remove());
		expect(await verdictOf(page, 'All code')).toMatch(/^No answer/);
		const said = await lane.textContent();
		expect(said).toMatch(/begun.*the browser ended Python’s frame/s);
		saw({ seen: /begun.*the browser ended Python’s frame/s.exec(said ?? '')?.[0] ?? '' });
		await expectKept(page, 1);
		const before = await readRunsWhole(page);
		host.reply(() => ({ text: program('print("<<<9.9>>>")') }));
		await pressRun(page);
		expect(await verdictOf(page, 'All code')).toMatch(/^Correct/);
		await expectKept(page, 2, before);
	});

	it('ends a program with the reason when it reads past the interpreter’s memory, and runs the next one', async () => {
		const model = withModel({ origin: host.origin, model: 'fake' });
		visit = await app.visit({ preferences: { ...model, methods: ['all-code'] } });
		const { page } = visit;
		// Reads past the interpreter's own memory.
		host.reply(() => ({
			text: program('import ctypes\nprint("begun", flush=True)\nctypes.string_at(0xFFFF0000, 1000)'),
		}));
		await ask(page, LARGER, '9.9');
		expect(await verdictOf(page, 'All code')).toMatch(/^No answer/);
		const lane = laneOf(page, 'All code');
		expect(await lane.textContent()).toMatch(/begun.*The interpreter stopped working/s);
		await expectSaid(lane.getByText(/The interpreter stopped working/).first());
		await expectKept(page, 1);
		const before = await readRunsWhole(page);
		host.reply(() => ({ text: program('print("<<<9.9>>>")') }));
		await pressRun(page);
		expect(await verdictOf(page, 'All code')).toMatch(/^Correct/);
		await expectKept(page, 2, before);
	});

	it.skipIf(!canSleep)(
		'goes on after it stood still in the middle of a reply and of a program, for longer than that may take',
		async () => {
			const model = withModel({ origin: host.origin, model: 'fake' });
			const methods = ['all-text', 'all-code'];
			visit = await app.visit({ preferences: { ...model, methods, pythonSeconds: 4 } });
			const { page } = visit;
			answerSlowly(host, 5);
			await ask(page, LARGER, '9.9');
			await laneOf(page, 'All code').getByText('begun', { exact: true }).waitFor({ timeout: 60_000 });
			await sleep(app.browser, 5_500);
			expect(await verdictOf(page, 'All code')).toMatch(/^Correct/);
			expect(await verdictOf(page, 'All text')).toMatch(/^Correct/);
			expect(await laneOf(page, 'All code').textContent()).not.toMatch(/out of time/);
			await expectKept(page, 2);
			saw({ seen: 'nothing but the two verdicts: Correct' });
		},
	);

	it.each([
		['absent', 'is not there', ABSENT, /This browser has no IndexedDB here/],
		['throws', 'throws when it is asked for', THROWS, /The browser refused storage for this page/],
		['refused', 'is refused', REFUSES, /The browser refused storage for this page/],
		['mute', 'never answers', MUTE, /The browser’s storage did not answer/],
	] as const)(
		'works without storage (%s): where IndexedDB %s, runs last until the page is closed, which is said',
		async (id, _what, how, words) => {
			visit = await app.visit({ preferences: { methods: ['all-text'] } });
			const { page } = visit;
			await page.addInitScript(`Object.defineProperty(window, 'indexedDB', ${how})`);
			await page.reload();
			await ask(page, LARGER, '9.9');
			expect(await verdictOf(page, 'All text')).toMatch(/^Incorrect/);
			await expectSaid(page.getByRole('alert').getByText(words));
			await page.getByRole('link', { name: 'Runs' }).click();
			await page.getByText('1 run', { exact: true }).waitFor();
			expect(endsIn(await exported(page))).toEqual([1]);
			saw({ id: `storage-${id}`, kept: 'the run, in the export', ends: '1' });
		},
	);

	it('keeps the runs of two tabs at once, and takes none that goes on in the other for a cut-off one', async () => {
		const release = app.server.hold(PYTHON);
		onTestFinished(release);
		visit = await app.visit();
		const { page, context } = visit;
		const second = await context.newPage();
		await second.goto(app.server.url);
		await chooseMethods(second, ['All code']);
		await ask(second, LARGER, '9.9');
		await laneOf(second, 'All code').getByRole('article').waitFor();
		await chooseMethods(page, ['All text']);
		await ask(page, LARGER, '9.9');
		await verdictOf(page, 'All text');
		await page.getByRole('link', { name: 'Runs' }).click();
		await page.getByText('2 runs', { exact: true }).waitFor();
		await page.getByRole('link', { name: /Running.*All code/s }).waitFor();
		release();
		expect(await verdictOf(second, 'All code')).toMatch(/^Correct/);
		await expectSaid(page.getByRole('link', { name: /Correct.*All code/s }));
		await expectKept(page, 2);
	});
});
