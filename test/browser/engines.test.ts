import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type Capsule, formatCapsule } from '../../src/core/capsule/capsule.ts';
import type { ExecutionRequest, ExecutionResult, PythonStatus } from '../../src/core/execution.ts';
import { unpack } from '../../src/core/pack.ts';
import { firefoxMissing, launchFirefox } from '../engines/firefox.ts';
import type { HandsEngine, HandsPage } from '../engines/hands.ts';
import { placesOf } from '../engines/places-of.ts';
import { Person } from '../engines/person.ts';
import { launchWebKit, webKitMissing } from '../engines/webkit.ts';
import { exampleRuns } from '../support/random-runs.ts';
import { startModelServer } from '../support/model-server/server.ts';
import { saw } from '../support/fault-seen.ts';
import { answerSlowly } from '../support/slow-host.ts';
import { withModel } from './support/custom-model.ts';
import { LARGER } from './support/questions.ts';
import { serveFolder, type StaticServer } from './support/server.ts';
import { placeSympy } from './support/sympy.ts';
import { serveSandboxPage } from './support/test-page.ts';

const ENGINES = [
	{ name: 'Firefox', missing: firefoxMissing(), launch: launchFirefox },
	{ name: 'WebKitGTK', missing: webKitMissing(), launch: launchWebKit },
];

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const PLANTED = 'sk-planted-0d9b4e7a21';
/** A page of the product's origin that does nothing. */
const BLANK = 'blank.html';

/** Of those that once broke the interpreter: where the browser's stack ends differs from engine to engine. */
const RECURSIONS = [
	['itself', 'def f(n): return f(n + 1)\nf(0)'],
	['a sort key', 'def f(n): return sorted([n], key=lambda x: f(n + 1))\nf(0)'],
	['map', 'def f(n): return list(map(f, [n + 1]))\nf(0)'],
	['__repr__', 'class N:\n    def __repr__(self): return f"N({N()!r})"\nrepr(N())'],
	['re.sub', 'import re\ndef f(n): return re.sub("a", lambda m: f(n + 1), "a")\nf(0)'],
	['json.loads', 'import json\njson.loads("[" * 100_000 + "]" * 100_000)'],
] as const;
/** One call without end, in which Python looks for no signal. */
const LONG_CALL = 'import itertools\nsum(itertools.repeat(0))';
const DEEP = `import sys
def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)
print(depth(950))
sys.setrecursionlimit(10_000)
print(depth(9_000))`;

const capsule: Capsule = {
	title: '',
	notes: '',
	madeAt: 1_790_000_000_000,
	appVersion: '0.1.0',
	prompts: 'elsewhere',
	runs: exampleRuns,
};

/** How often and how a page was hidden, and the longest time between two ticks of its clock meanwhile, in milliseconds. */
interface Hiding {
	states: string[];
	longest: number;
}
const WATCH_HIDING = `() => {
	const hiding = (window.hiding = { states: [], longest: 0 });
	let last = performance.now();
	document.addEventListener('visibilitychange', () => hiding.states.push(document.visibilityState));
	setInterval(() => {
		if (document.visibilityState === 'hidden') hiding.longest = Math.max(hiding.longest, performance.now() - last);
		last = performance.now();
	}, 50);
}`;

/** The outcome of each end that a stored run has, past the product's own code. */
type StoredEnds = Readonly<Record<string, readonly string[]>>;
const STORED_ENDS = `async () => {
	// To open one that is not there would make it.
	const names = (await indexedDB.databases()).map(({ name }) => name);
	if (!names.includes('codesteer-playground')) return {};
	const done = (request) => new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error);
	});
	const database = await done(indexedDB.open('codesteer-playground'));
	const events = await done(database.transaction('run-events').objectStore('run-events').getAll());
	database.close();
	const runs = {};
	for (const { runId, type, outcome } of events) {
		runs[runId] ??= [];
		if (type === 'run-end') runs[runId].push(outcome);
	}
	return runs;
}`;

// A busy machine takes its time to boot Python, and each visit boots it anew.
const timeout = 600_000;

for (const { name, missing, launch } of ENGINES) {
	const title = missing === null ? name : `${name} (not run: ${missing})`;
	describe.skipIf(missing !== null)(title, { timeout }, () => {
		let engine: HandsEngine;
		let server: StaticServer;
		let page: HandsPage;
		let person: Person;

		beforeAll(async () => {
			server = await serveFolder(DIST);
			server.overrides.set(BLANK, '<!doctype html><title>blank</title>');
			const launched = await launch();
			if (launched === null) throw new Error(`${name} is not installed after all`);
			engine = launched;
			page = await engine.open(`${server.url}${BLANK}`);
			// The scripted model types as slowly as a model on screen; tests do not wait for that.
			await page.evaluate(
				`() => localStorage.setItem('codesteer-playground:preferences', JSON.stringify({ demoPace: 0 }))`,
			);
			await page.close();
		});
		afterAll(async () => {
			await engine.close();
			await server.close();
		});
		afterEach(() => page.close());

		/** A page of its own that keeps what goes wrong in it. */
		async function visit(hash = ''): Promise<void> {
			page = await engine.open(`${server.url}${hash}`);
			person = new Person(page);
			await watch();
		}

		async function watch(): Promise<void> {
			await page.evaluate(`() => {
				window.wrong = [];
				addEventListener('error', ({ message }) => window.wrong.push(message));
				addEventListener('unhandledrejection', ({ reason }) => window.wrong.push('rejected: ' + reason));
				addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
					window.wrong.push(violatedDirective + ' ' + blockedURI));
			}`);
		}

		/** What the browser's clipboard was given; reading it back asks a person for leave. */
		async function shareLink(): Promise<string> {
			await page.evaluate(`() => {
				const write = navigator.clipboard.writeText.bind(navigator.clipboard);
				navigator.clipboard.writeText = (text) => {
					window.copied = text;
					return write(text);
				};
			}`);
			await person.click({ role: 'button', name: 'Share' });
			await person.click({ role: 'button', name: 'Copy link' });
			await person.read({ role: 'status', name: 'Sharing' }, /Copied/);
			return page.evaluate<string>('() => window.copied');
		}

		const wrong = () => page.evaluate<string[]>('() => window.wrong');
		const verdict = (lane: string) => ({
			role: 'status',
			name: 'Verdict',
			within: { role: 'region', name: lane },
		});
		const examples = { role: 'group', name: 'Examples' };
		const text = (said: RegExp) => ({ role: 'text', name: said });

		it('runs the examples with real Python, reads the programs, and keeps the runs over a reload', async () => {
			await visit();
			await person.click({ role: 'button', name: /9\.11 or 9\.9/, within: examples });
			await person.seeGone(text(/^example, already run$/));
			expect([
				await person.read(verdict('All text')),
				await person.read(verdict('All code')),
				await person.read(verdict('CodeSteer')),
			]).toEqual([
				expect.stringMatching(/^Incorrect *9\.11/),
				expect.stringMatching(/^Correct *9\.9/),
				expect.stringMatching(/^Correct *9\.9/),
			]);
			await person.read({ role: 'region', name: 'All code' }, /Python printed *9\.9/);
			await person.picture(`${name}-playground`);

			await person.click({ role: 'button', name: 'What the checker counted' });
			await person.see({
				role: 'region',
				name: 'Checker lens',
				text: /Score|Nothing that either score counts/,
			});
			await person.picture(`${name}-checker`);

			await person.fill({ role: 'textbox', name: 'Question' }, '');
			await person.type('Which is larger, 3.12 or 3.9?');
			await person.click({ role: 'button', name: 'Run' });
			await person.read({ role: 'region', name: 'All code' }, /Correct *3\.9/);
			await person.read({ role: 'region', name: 'CodeSteer' }, /Correct *3\.9/);

			await person.click({ role: 'button', name: /^Theme: as the system/ });
			await person.see({ role: 'button', name: /^Theme: dark/ });
			await page.reload();
			await watch();
			await person.see({ role: 'button', name: /^Theme: dark/ });
			await person.click({ role: 'link', name: 'Runs' });
			await person.see({ role: 'link', name: /3\.12 or 3\.9/ });
			expect(await wrong()).toEqual([]);
		});

		it('ends every program by itself, and keeps the memory of Python that it made for the next visit', async () => {
			const sandbox = await serveSandboxPage();
			onTestFinished(() => sandbox.close());
			// Without the memory that comes with the page: here the browser makes its own.
			const list: unknown = await (await fetch(`${sandbox.server.url}pyodide/files.json`)).json();
			const own = JSON.stringify({ ...(list as object), firstMemory: undefined });
			sandbox.server.overrides.set('pyodide/files.json', own);
			page = await engine.open(`${sandbox.server.url}python.html`);
			const run = (request: string | ExecutionRequest): Promise<ExecutionResult> =>
				page.evaluate(
					'(request) => window.sandbox.run(request)',
					typeof request === 'string' ? { code: request } : request,
				);
			expect(await run('print(6 * 7)')).toMatchObject({ kind: 'finished', stdout: '42\n' });
			expect(await run('x = [1]\nx[3]')).toMatchObject({
				kind: 'raised',
				error: { name: 'IndexError', line: 2 },
			});
			const flood = await run('print("x" * 1_000_000)');
			expect(flood).toMatchObject({ kind: 'finished', truncated: true });
			for (const [what, code] of RECURSIONS) {
				expect([what, await run({ code, timeLimitMs: 60_000 })]).toMatchObject([
					what,
					{ kind: 'raised', error: { name: 'RecursionError' } },
				]);
			}
			expect(await run(DEEP)).toMatchObject({ kind: 'finished', stdout: '950\n9000\n' });
			await run({ code: 'kept = 41', session: 'one' });
			expect(await run({ code: 'print(kept + 1)', session: 'one' })).toMatchObject({ stdout: '42\n' });
			expect(await run('kept')).toMatchObject({ kind: 'raised', error: { name: 'NameError' } });
			const kept = () =>
				page.evaluate<number[]>(`async () => {
					const cache = await caches.open('python-snapshot ' + new URL('.', document.baseURI).href);
					const all = (await cache.keys()).map((key) => cache.match(key));
					return Promise.all(all.map(async (found) => (await (await found).arrayBuffer()).byteLength));
				}`);
			await expect.poll(kept).toEqual([expect.toSatisfy((bytes: number) => bytes > 10_000_000)]);
			await page.reload();
			expect(await run('print("from the snapshot")')).toMatchObject({ stdout: 'from the snapshot\n' });
			expect(await run({ code: 'while True: pass', timeLimitMs: 300 })).toMatchObject({
				kind: 'timed-out',
				limitMs: 300,
			});
			expect(await run('print("next")')).toMatchObject({ kind: 'finished', stdout: 'next\n' });
		});

		it('begins programs with sympy from the memory that an earlier one left', async () => {
			const sandbox = await serveSandboxPage();
			onTestFinished(() => sandbox.close());
			await placeSympy(sandbox.server);
			page = await engine.open(`${sandbox.server.url}python.html`);
			const printed = async (code: string) => {
				const result = await page.evaluate<ExecutionResult>('(code) => window.sandbox.run({ code })', code);
				return result.kind === 'finished' ? result.stdout : JSON.stringify(result);
			};
			const kept = () =>
				page.evaluate<number>(`async () => {
					const cache = await caches.open('python-packages ' + new URL('.', document.baseURI).href);
					return (await cache.keys()).filter(({ url }) => url.includes('/memories/')).length;
				}`);
			expect(await printed('import sympy\nprint(sympy.solve())')).toBe('one metre\n');
			await expect.poll(kept, { timeout: 60_000 }).toBe(1);
			const stamps: string[] = [];
			// The first of three takes what was prepared; the other two, and all of a later visit, begin from the memory.
			const runThree = async () => {
				const code = 'import sympy\nprint(sympy.stamp, sympy.solve())';
				stamps.push(...(await Promise.all([printed(code), printed(code), printed(code)])));
			};
			await runThree();
			// Under WebDriver WebKit forgets its caches with the page.
			if (name !== 'WebKitGTK') {
				await page.reload();
				await runThree();
			}
			expect(stamps[0]).toMatch(/^[0-9a-f]{16} one metre\n$/);
			expect(new Set(stamps).size).toBe(1);
		});

		it('shares what was run by a link that opens, runs again, and plays on the stage by keys', async () => {
			await visit();
			const link = await shareLink();
			await page.goto(`${server.url}${BLANK}`);
			await page.goto(link);
			await watch();
			await person.see(text(/nothing was run and nothing is kept/));
			await person.click({ role: 'button', name: 'Run its programs again' });
			await person.read({ role: 'status', name: 'Reproduction' }, /^3 of 3 outputs reproduced/);
			await person.picture(`${name}-opened`);

			await page.goto(`${server.url}#/stage/decimals`);
			for (let step = 1; step <= 4; step++) {
				await person.read({ role: 'status', name: 'Step' }, new RegExp(`^${String(step)} / 9$`));
				await page.press(step % 2 === 0 ? 'PageDown' : 'ArrowRight');
			}
			await person.read({ role: 'status', name: 'Step' }, /^5 \/ 9$/);
			await person.picture(`${name}-stage`);
			expect(await wrong()).toEqual([]);
		});

		it('opens again after one visit when its server is gone, Python included', async () => {
			const gone = await serveFolder(DIST);
			page = await engine.open(gone.url);
			person = new Person(page);
			await person.read({ role: 'contentinfo', name: '' }, /ready offline/);
			await gone.close();
			await page.reload();
			await watch();
			await person.click({ role: 'button', name: /9\.11 or 9\.9/, within: examples });
			await person.seeGone(text(/^example, already run$/));
			await person.read(verdict('CodeSteer'), /^Correct *9\.9/);
			expect(await wrong()).toEqual([]);
		});

		it('opens runs from a file of this machine', async () => {
			const folder = await mkdtemp(join(tmpdir(), 'engines-'));
			onTestFinished(() => rm(folder, { recursive: true }));
			const file = join(folder, 'runs.json');
			await writeFile(file, formatCapsule(capsule));
			await visit('#/runs');
			await person.see({ role: 'heading', name: 'Runs' });
			await page.attach('input[type=file]', [file]);
			await person.read({ role: 'region', name: 'CodeSteer' }, /Correct/);
			expect([await page.evaluate('() => location.hash'), await wrong()]).toEqual(['#/open', []]);
		});

		/** A page of a model whose replies in words take two seconds and whose programs three. */
		async function visitSlowly(methods: readonly string[]) {
			const host = await startModelServer();
			onTestFinished(() => host.close());
			answerSlowly(host, 3);
			page = await engine.open(`${server.url}${BLANK}`);
			const prefer = (preferences: object) =>
				page.evaluate(
					`(preferences) => localStorage.setItem('codesteer-playground:preferences', JSON.stringify(preferences))`,
					{ demoPace: 0, ...preferences },
				);
			await prefer({ ...withModel({ origin: host.origin, model: 'ok' }), methods });
			await page.goto(server.url);
			// For the tests after this one; the page has read its own.
			await prefer({});
			person = new Person(page);
			await watch();
			await page.evaluate(WATCH_HIDING);
			const before = await page.evaluate<StoredEnds>(STORED_ENDS);
			return {
				/** How often the host was asked for a reply. */
				asked: () => host.requests.filter(({ method }) => method === 'POST').length,
				/** How each run ended that was not there before. */
				ends: async () => {
					const all = Object.entries(await page.evaluate<StoredEnds>(STORED_ENDS));
					return all.flatMap(([id, outcomes]) => (id in before ? [] : [outcomes]));
				},
				/** Those that were there before are as they were. */
				expectOthersKept: async () => {
					expect(await page.evaluate<StoredEnds>(STORED_ENDS)).toMatchObject(before);
					return `${String(Object.keys(before).length)} runs from before`;
				},
			};
		}

		it('ends a reply and a program once, in a tab that is hidden in their middle', async () => {
			const { ends, expectOthersKept } = await visitSlowly(['all-text', 'all-code']);
			await person.fill({ role: 'textbox', name: 'Question' }, LARGER);
			await person.click({ role: 'button', name: 'Run' });
			await person.read({ role: 'region', name: 'All code' }, /begun/);
			const show = await page.hide();
			expect(await ends()).toContainEqual([]);
			await expect.poll(ends).toEqual([['finished'], ['finished']]);
			const { states, longest } = await page.evaluate<Hiding>('() => window.hiding');
			expect([states, await page.evaluate('() => document.visibilityState')]).toEqual([['hidden'], 'hidden']);
			// WebKit lets the timers of a hidden page come once a second; Firefox, driven like this, does not hold them back.
			if (name === 'WebKitGTK') expect(longest).toBeGreaterThan(800);
			await show();
			await person.read(verdict('All text'), /^Correct *9\.9/);
			await person.read(verdict('All code'), /^Correct *9\.9/);
			expect(await wrong()).toEqual([]);
			const timers = `timers up to ${String(Math.round(longest))} ms apart`;
			saw({
				seen: `${name} (hidden, ${timers}): both verdicts, Correct`,
				kept: `2 stored, and ${await expectOthersKept()}`,
				ends: '1, 1',
			});
		});

		it('is left in the middle of a reply and come back to, and keeps the run with one end', async () => {
			const { asked, ends, expectOthersKept } = await visitSlowly(['all-text']);
			await person.fill({ role: 'textbox', name: 'Question' }, LARGER);
			await person.click({ role: 'button', name: 'Run' });
			await person.read({ role: 'region', name: 'All text' }, /tenths/);
			await page.goto(`${server.url}${BLANK}`);
			await page.back();
			const isAsItWas = await page.evaluate<boolean>(`() => 'hiding' in window`);
			// Firefox loads the page anew; WebKit brings it back as it was, and a reply that it has cut is asked for once more.
			const how = name === 'WebKitGTK' ? 'as it was' : 'anew';
			const outcome = name === 'WebKitGTK' ? 'finished' : 'interrupted';
			expect(isAsItWas ? 'as it was' : 'anew').toBe(how);
			await expect.poll(ends).toEqual([[outcome]]);
			let again = '';
			if (isAsItWas && asked() > 1) {
				// What the cut reply had cost by then, its host has not told: it is counted here.
				await person.read({ role: 'region', name: 'All text' }, /≈ \d+ tokens/);
				again = '; cut, and asked for again: the tokens are “≈”';
			} else if (isAsItWas) await person.read({ role: 'region', name: 'All text' }, /(?<!≈ )\b\d+ tokens/);
			await person.click({ role: 'link', name: 'Runs' });
			await person.see({ role: 'link', name: isAsItWas ? /Correct.*All text/ : /closed in the middle/ });
			saw({
				seen: `${name} (${how}): ${isAsItWas ? `Correct${again}` : 'the page was closed in the middle'}`,
				kept: `1 stored, and ${await expectOthersKept()}`,
				ends: `1 (${outcome})`,
			});
		});

		it('keeps a key where it was told to, never in clear on the disk, and gives it to its host alone', async () => {
			const host = await startModelServer();
			onTestFinished(() => host.close());
			host.reply(() => ({ text: 'It is <<<9.9>>>', usage: { input: 1000, output: 500 } }));
			await visit('#/settings');
			const form = { role: 'form', name: 'Add a model' };
			const add = async (model: string, mode: string): Promise<void> => {
				await person.choose({ role: 'combobox', name: /^Host/, within: form }, 'custom');
				await person.fill({ role: 'textbox', name: /^Base URL/, within: form }, `${host.origin}/v1`);
				await person.fill({ role: 'textbox', name: /^API key/, within: form }, PLANTED);
				await person.choose({ role: 'combobox', name: /^Keep the key/, within: form }, mode);
				await person.fill({ role: 'textbox', name: /^Model name/, within: form }, model);
				await person.click({ role: 'button', name: 'Add model', within: form });
				await person.see(text(new RegExp(`${model} is added and chosen`)));
			};
			const places = () => page.evaluate<string[]>(String(placesOf), PLANTED);
			const held = { role: 'list', name: 'Keys held' };

			await add('ok', 'page');
			await person.read(held, /until this page is reloaded/);
			expect(await places()).toEqual([]);
			await page.reload();
			await watch();
			await person.see(text(/No key is held/));

			await add('ok', 'tab');
			await person.read(held, /until this tab is closed/);
			expect(await places()).toEqual(['sessionStorage']);

			await add('ok', 'stored');
			await person.read(held, /stored in this browser, encrypted/);
			expect(await places()).toEqual([]);
			await page.reload();
			await watch();
			const check = async (): Promise<void> => {
				await person.click({ role: 'button', name: 'Check connection of ok' });
				await person.see(text(/This model can be used/));
			};
			await check();
			await person.picture(`${name}-settings`);

			await person.click({ role: 'button', name: 'Protect stored keys by a passphrase' });
			const protect = { role: 'form', name: 'Protect stored keys' };
			for (const field of ['Passphrase', 'The same again'])
				await person.fill({ role: 'textbox', name: field, within: protect }, 'seven green chairs');
			await person.click({ role: 'button', name: 'Protect', within: protect });
			await person.see({ role: 'button', name: 'Lock now' });
			expect(await places()).toEqual([]);
			await page.reload();
			await watch();
			await person.see(text(/Stored keys are locked/));
			const unlock = { role: 'form', name: 'Unlock stored keys' };
			await person.fill({ role: 'textbox', name: 'Passphrase', within: unlock }, 'seven green chairs');
			await person.click({ role: 'button', name: 'Unlock', within: unlock });
			await person.see({ role: 'button', name: 'Lock now' });
			await check();

			await person.click({ role: 'link', name: 'Playground' });
			await person.click({ role: 'button', name: /9\.11 or 9\.9/, within: examples });
			await person.seeGone(text(/^example, already run$/));
			await person.read(verdict('All text'), /^Correct *9\.9/);
			const shared = await unpack((await shareLink()).replace(/^.*#\/open\//, ''), 10_000_000);
			expect([shared.ok, JSON.stringify(shared).includes(PLANTED)]).toEqual([true, false]);
			const posts = host.requests.filter(({ method }) => method === 'POST');
			expect(posts.length).toBeGreaterThan(4);
			expect(posts.every(({ headers }) => headers['authorization'] === `Bearer ${PLANTED}`)).toBe(true);
			expect(server.requests.filter((path) => path.includes(PLANTED))).toEqual([]);
			expect([await places(), await wrong()]).toEqual([[], []]);
		});

		// Last: they go on until the engine is closed.
		it.runIf(name === 'WebKitGTK')(
			'says that it could not end programs it has stopped, and starts no other beside three of them',
			async () => {
				const sandbox = await serveSandboxPage();
				onTestFinished(() => sandbox.close());
				page = await engine.open(`${sandbox.server.url}python.html`);
				const [stopped, next, status, anew] = await page.evaluate<
					[string[], ExecutionResult, PythonStatus, ExecutionResult]
				>(
					`async (code) => {
						const python = window.sandbox.createClient({ slots: 3 });
						const run = (request) => python.run(request, () => undefined, new AbortController().signal);
						const three = await Promise.all([1, 2, 3].map(() => run({ code, timeLimitMs: 1000 })));
						const next = await run({ code: 'print(1)' });
						const { status } = python;
						python.close();
						return [three.map(({ kind }) => kind), next, status, await run({ code: 'print(1)' })];
					}`,
					LONG_CALL,
				);
				expect([stopped, next.kind === 'unavailable' && next.reason, status]).toEqual([
					['timed-out', 'timed-out', 'timed-out'],
					expect.stringMatching(/^3 programs that were stopped still keep the processor busy/),
					expect.objectContaining({ lingering: 3 }),
				]);
				// They go on although their frame was closed.
				expect(anew).toEqual(next);
			},
		);
	});
}
