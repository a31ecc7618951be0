import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { sandbox } from '../../../workers/sandbox.plugin.ts';
import { launchBrowser } from './browser.ts';
import { serveFolder, type StaticServer } from './server.ts';

export interface OpenedSandbox {
	browser: Browser;
	server: StaticServer;
	page: Page;
	close(): Promise<void>;
}

/** A built page that holds the Python client alone, served like the product, in a real browser. */
export async function openSandboxPage(): Promise<OpenedSandbox> {
	const folder = await mkdtemp(join(tmpdir(), 'sandbox-page-'));
	await build({
		configFile: false,
		logLevel: 'error',
		root: fileURLToPath(new URL('../pages', import.meta.url)),
		base: './',
		plugins: [sandbox(), { name: 'product-policy', transformIndexHtml: addProductPolicy }],
		build: {
			outDir: folder,
			emptyOutDir: true,
			target: 'es2023',
			rolldownOptions: { input: fileURLToPath(new URL('../pages/python.html', import.meta.url)) },
		},
	});
	const browser = await launchBrowser();
	const server = await serveFolder(folder);
	const page = await browser.newPage();
	await page.goto(`${server.url}python.html`);
	return {
		browser,
		server,
		page,
		async close() {
			await browser.close();
			await server.close();
			await rm(folder, { recursive: true, force: true });
		},
	};
}

/** The page under test lives under the same content security policy as the product. */
async function addProductPolicy(html: string): Promise<string> {
	const product = await readFile(new URL('../../../index.html', import.meta.url), 'utf8');
	const policy = /<meta\s+http-equiv="Content-Security-Policy"[^>]*>/.exec(product)?.[0];
	if (policy === undefined) throw new Error('index.html has no content security policy');
	return html.replace('<head>', `<head>${policy}`);
}
