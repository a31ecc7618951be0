import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Browser, Page } from 'playwright-core';
import { build, type PluginOption } from 'vite';
import { sandbox } from '../../../workers/sandbox.plugin.ts';
import { launchBrowser } from './browser.ts';
import { serveFolder, type StaticServer } from './server.ts';

export interface OpenedTestPage {
	browser: Browser;
	server: StaticServer;
	page: Page;
	close(): Promise<void>;
}

/** A page with the Python client alone. */
export function openSandboxPage(): Promise<OpenedTestPage> {
	return openTestPage('python.html', sandboxPlugins());
}

/** The same for whatever browser comes. */
export function serveSandboxPage(): Promise<ServedTestPage> {
	return serveTestPage('python.html', sandboxPlugins());
}

function sandboxPlugins(): PluginOption[] {
	return [sandbox(), { name: 'product-policy', transformIndexHtml: addProductPolicy }];
}

/** A page with the model adapters alone. */
export function openModelsPage(): Promise<OpenedTestPage> {
	return openTestPage('models.html', []);
}

/** A page with the store of runs alone. */
export function openRunsPage(): Promise<OpenedTestPage> {
	return openTestPage('runs.html', []);
}

/** A page with what runs experiments and none of its screens. */
export function openBenchPage(): Promise<OpenedTestPage> {
	return openTestPage('bench.html', [
		sandbox(),
		svelte({ configFile: false, compilerOptions: { runes: true } }),
		{ name: 'product-policy', transformIndexHtml: addProductPolicy },
	]);
}

/** A page with the drawing of model text alone, under the product's policy and with its styles. */
export function openProsePage(): Promise<OpenedTestPage> {
	return openTestPage('prose.html', [
		svelte({ configFile: false, compilerOptions: { runes: true } }),
		{ name: 'product-policy', transformIndexHtml: addProductPolicy },
	]);
}

/** A page with the pictures of an experiment alone, under the product's policy and with its styles. */
export function openPlotsPage(): Promise<OpenedTestPage> {
	return openTestPage('plots.html', [
		svelte({ configFile: false, compilerOptions: { runes: true } }),
		{ name: 'product-policy', transformIndexHtml: addProductPolicy },
	]);
}

interface ServedTestPage {
	server: StaticServer;
	close: () => Promise<void>;
}

/** A page of `test/browser/pages`, built and served like the product, in a real browser. */
async function openTestPage(name: string, plugins: PluginOption[]): Promise<OpenedTestPage> {
	const { server, close } = await serveTestPage(name, plugins);
	const browser = await launchBrowser();
	const page = await browser.newPage();
	await page.goto(`${server.url}${name}`);
	return {
		browser,
		server,
		page,
		async close() {
			await browser.close();
			await close();
		},
	};
}

async function serveTestPage(name: string, plugins: PluginOption[]): Promise<ServedTestPage> {
	const folder = await mkdtemp(join(tmpdir(), 'test-page-'));
	await build({
		configFile: false,
		logLevel: 'error',
		root: fileURLToPath(new URL('../pages', import.meta.url)),
		base: './',
		plugins,
		build: {
			outDir: folder,
			emptyOutDir: true,
			target: 'es2023',
			rolldownOptions: { input: fileURLToPath(new URL(`../pages/${name}`, import.meta.url)) },
		},
	});
	const server = await serveFolder(folder);
	return {
		server,
		async close() {
			await server.close();
			await rm(folder, { recursive: true, force: true });
		},
	};
}

/** The page under test lives under the same content security policy as the product. */
async function addProductPolicy(html: string): Promise<string> {
	const product = await readFile(new URL('../../../index.html', import.meta.url), 'utf8');
	const policy = /<meta\s+http-equiv="Content-Security-Policy"[^>]*>/.exec(product)?.[0];
	// It names what may be a worker.
	const script = /<script>.*?<\/script>/s.exec(product)?.[0];
	if (policy === undefined || script === undefined) throw new Error('index.html has no policy or no script');
	// Without one, a browser with a window asks the server for an icon and says in the console that there is none.
	const icon = '<link rel="icon" href="data:image/svg+xml," />';
	return html.replace('<head>', () => `<head>${policy}${icon}${script}`);
}
