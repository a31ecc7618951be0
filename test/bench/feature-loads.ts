import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page, Request, Worker } from 'playwright-core';
import { allEnded, type OpenedApp, runExample } from '../browser/support/app.ts';
import { tinyGguf } from '../support/tiny-gguf.ts';
import { DIST } from './built-files.ts';

/** What a browser with an empty cache fetched from the server, until nothing more came. */
export interface Load {
	requests: number;
	/** Where the host compresses, as nearly all do. */
	gzipBytes: number;
	/** As our own server sends it, which does not. */
	bytes: number;
	/** By name below the page, in the order asked. */
	files: readonly string[];
	/** Workers that were started for Python, spares included, and those that are there when nothing runs any more. */
	interpreters: { booted: number; alive: number };
}

export type Feature = keyof typeof FEATURES;

const heading = (name: string | RegExp) => (page: Page) =>
	page.getByRole('heading', { level: 1, name }).waitFor();

/** Where a visit begins, and what is done there. */
const FEATURES = {
	'first screen': { hash: '#/', go: (page: Page) => page.getByText('example, already run').waitFor() },
	'first run': {
		hash: '#/',
		async go(page: Page) {
			await runExample(page, '9.11 or 9.9?');
			await allEnded(page);
		},
	},
	'code view': {
		hash: '#/',
		async go(page: Page) {
			await page.getByRole('region', { name: 'Code', exact: true }).waitFor();
			await page.keyboard.press('Shift');
			await page.locator('.monaco-editor').first().waitFor();
		},
	},
	lessons: { hash: '#/lessons', go: heading('Lessons') },
	tasks: { hash: '#/tasks', go: heading('Tasks') },
	bench: { hash: '#/bench', go: heading('Bench') },
	'new experiment': { hash: '#/bench/new', go: heading('New experiment') },
	class: { hash: '#/class', go: heading(/./) },
	stage: { hash: '#/stage', go: heading(/./) },
	runs: { hash: '#/runs', go: heading('Runs') },
	settings: { hash: '#/settings', go: heading('Settings') },
	'model in the page': {
		hash: '#/settings',
		async go(page: Page) {
			const model = {
				name: 'tiny.gguf',
				mimeType: 'application/octet-stream',
				buffer: Buffer.from(tinyGguf()),
			};
			await page.getByLabel('A GGUF file from your disk').setInputFiles(model);
			await page.getByText(/on one processor thread/).waitFor();
		},
	},
} as const;

export const FEATURE_NAMES = Object.keys(FEATURES) as readonly Feature[];

/** Every feature in a visit of its own; nothing is fetched ahead of need. */
export async function featureLoad(app: OpenedApp, feature: Feature): Promise<Load> {
	const from = app.server.requests.length;
	const { page, context } = await app.visit({ hash: FEATURES[feature].hash });
	const begun: Worker[] = [];
	const ended = new Set<Worker>();
	page.on('worker', (worker) => {
		begun.push(worker);
		worker.on('close', () => ended.add(worker));
	});
	const open = new Set<Request>();
	page.on('request', (request) => {
		if (request.url().startsWith(app.server.url)) open.add(request);
	});
	page.on('requestfinished', (request) => open.delete(request));
	page.on('requestfailed', (request) => open.delete(request));
	await FEATURES[feature].go(page);
	const count = (): number => app.server.requests.length + begun.length + ended.size;
	// Spares boot one after another, each in a second or so.
	await settled(page, count, () => open.size === 0, feature === 'first run' ? 2_000 : 500);
	const files = asKept(app.server.requests.slice(from));
	const ofPython = begun.filter((worker) => worker.url().startsWith('blob:null'));
	const alive = ofPython.filter((worker) => !ended.has(worker)).length;
	await context.close();
	const sizes = await Promise.all(files.map((name) => sizeOf(name)));
	return {
		requests: files.length,
		gzipBytes: sizes.reduce((sum, { gzip }) => sum + gzip, 0),
		bytes: sizes.reduce((sum, { plain }) => sum + plain, 0),
		files,
		interpreters: { booted: ofPython.length, alive },
	};
}

/**
 * What hosts send of it. A name with a hash never stands for other bytes, and hosts let browsers keep it (GitHub Pages for ten minutes);
 * ours says nothing of keeping, so the engine of a model in the page asks for its one file again, how often depends on the moment.
 */
function asKept(requests: readonly string[]): string[] {
	return requests.filter((name, at) => !name.startsWith('assets/') || requests.indexOf(name) === at);
}

const LOOK_MS = 250;

/** Until nothing is under way and nothing has come or gone for so long. The browser's own word for it fails where a frame has a process of its own. */
async function settled(page: Page, count: () => number, isIdle: () => boolean, ms: number): Promise<void> {
	let calm = 0;
	while (calm < ms) {
		const before = count();
		await page.waitForTimeout(LOOK_MS);
		calm = isIdle() && count() === before ? calm + LOOK_MS : 0;
	}
}

const known = new Map<string, Promise<{ plain: number; gzip: number }>>();

function sizeOf(name: string): Promise<{ plain: number; gzip: number }> {
	const size =
		known.get(name) ??
		readFile(join(DIST, name)).then(
			(bytes) => ({ plain: bytes.byteLength, gzip: gzipSync(bytes).byteLength }),
			() => ({ plain: 0, gzip: 0 }),
		);
	known.set(name, size);
	return size;
}
