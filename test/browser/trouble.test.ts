import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startModelServer, type ModelServer } from '../support/model-server/server.ts';
import { ask, chooseMethods, laneOf, openApp, verdictOf, type OpenedApp, type Visit } from './support/app.ts';

let app: OpenedApp;
let host: ModelServer;
let visit: Visit;

beforeAll(async () => {
	[app, host] = await Promise.all([openApp(), startModelServer()]);
});
afterAll(() => Promise.all([app.close(), host.close()]));
afterEach(async () => {
	app.server.overrides.clear();
	await visit.context.close();
});

/** The page with one custom model that answers whatever `replies` says to any code request. */
async function withReply(text: string): Promise<void> {
	host.reply(() => ({ text, usage: { input: 1, output: 1 } }));
	visit = await app.visit();
	await visit.page.evaluate((origin) => {
		const key = 'codesteer-playground:preferences';
		const model = { id: 'custom:fake', host: 'custom', baseUrl: `${origin}/v1`, model: 'fake' };
		localStorage.setItem(
			key,
			JSON.stringify({ model: model.id, models: [model], methods: ['all-code'], pythonSeconds: 2 }),
		);
	}, host.origin);
	await visit.page.reload();
}

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
		reply: program('for i in range(200000):\n    print("line", i)\nprint("<<<9.9>>>")'),
		shows: /more characters in the code view/,
		verdict: /./,
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
			await withReply(reply);
			await ask(visit.page, 'Which is larger, 9.11 or 9.9?', '9.9');
			expect(await verdictOf(visit.page, 'All code')).toMatch(verdict);
			expect(await laneOf(visit.page, 'All code').textContent()).toMatch(shows);
		});
	}
});

describe('a browser that refuses', () => {
	it('answers in text when Python cannot be downloaded, and ends code methods with the reason', async () => {
		for (const file of ['pyodide.asm.wasm', 'pyodide.asm.mjs', 'python_stdlib.zip', 'pyodide-lock.json']) {
			app.server.overrides.set(`pyodide/${file}`, null);
		}
		visit = await app.visit();
		const { page } = visit;
		await chooseMethods(page, ['All text', 'All code']);
		await ask(page, 'Which is larger, 9.11 or 9.9?', '9.9');
		expect(await verdictOf(page, 'All text')).toMatch(/^Incorrect/);
		expect(await verdictOf(page, 'All code')).toMatch(/^Failed.*Python/s);
		await page
			.getByRole('status', { name: 'Python' })
			.getByText(/not available/)
			.waitFor();
		app.server.overrides.clear();
		await page.getByRole('button', { name: 'Run', exact: true }).click();
		expect(await verdictOf(page, 'All code')).toMatch(/^Correct/);
	});

	it('works without IndexedDB and says that runs last only until the page is closed', async () => {
		visit = await app.visit();
		const { page } = visit;
		await page.addInitScript(() => {
			Object.defineProperty(window, 'indexedDB', { value: undefined });
		});
		await page.reload();
		await chooseMethods(page, ['All text']);
		await ask(page, 'Which is larger, 9.11 or 9.9?', '9.9');
		expect(await verdictOf(page, 'All text')).toMatch(/^Incorrect/);
		await page
			.getByText(/until the page is closed/)
			.first()
			.waitFor();
		await page.getByRole('link', { name: 'Runs' }).click();
		await page.getByText('1 run', { exact: true }).waitFor();
	});

	it('keeps the runs of two tabs at once', async () => {
		visit = await app.visit();
		const { page, context } = visit;
		const second = await context.newPage();
		await second.goto(app.server.url);
		for (const tab of [page, second]) {
			await chooseMethods(tab, ['All text']);
			await ask(tab, 'Which is larger, 9.11 or 9.9?', '9.9');
		}
		await verdictOf(page, 'All text');
		await verdictOf(second, 'All text');
		await page.getByRole('link', { name: 'Runs' }).click();
		await page.getByText('2 runs', { exact: true }).waitFor();
		// A run that goes on in another tab is not taken for an interrupted one.
		expect(await page.getByText('the page was closed in the middle').count()).toBe(0);
	});
});
