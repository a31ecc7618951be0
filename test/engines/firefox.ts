import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { firefox, type Page } from 'playwright-core';
import * as bundled from 'playwright-core/lib/utilsBundle';
import { createPage } from './chromium.ts';
import { WINDOW, type HandsEngine, type HandsPage } from './hands.ts';

/** As old as the one this was proved with; older ones speak less of the protocol. */
const OLDEST = 153;
const PLACES = [
	'/usr/bin/firefox-esr',
	'/usr/bin/firefox',
	'/Applications/Firefox.app/Contents/MacOS/firefox',
];

/** Why Firefox is not run here; null where it is. `FIREFOX_PATH` names one that lies elsewhere. */
export function firefoxMissing(): string | null {
	const path = findFirefox();
	if (path === null) return 'no Firefox is installed';
	const told = versionOf(path);
	if (told === null) return `${path} does not start`;
	const version = Number(/Firefox (\d+)/.exec(told)?.[1] ?? 0);
	return version >= OLDEST ? null : `${told.trim()} is older than ${OLDEST}`;
}

/** Null where there is a name and no browser behind it, as a removed package may leave one. */
function versionOf(path: string): string | null {
	try {
		return execFileSync(path, ['--version'], { encoding: 'utf8' });
	} catch {
		return null;
	}
}

/** A Firefox as its makers (or Debian) ship it, without a window, over WebDriver BiDi. */
export async function launchFirefox(): Promise<HandsEngine | null> {
	const executablePath = findFirefox();
	if (executablePath === null || firefoxMissing() !== null) return null;
	answerForFirefox();
	const browser = await firefox.launch({ channel: 'moz-firefox', executablePath });
	const context = await browser.newContext({ viewport: WINDOW });
	return {
		name: 'Firefox',
		version: browser.version(),
		async open(url) {
			const page = await context.newPage();
			await page.goto(url);
			return createHandsPage(page);
		},
		close: () => browser.close(),
	};
}

function createHandsPage(page: Page): HandsPage {
	return {
		...createPage(page),
		tap: (x, y) => page.mouse.click(x, y),
		press: (key) => page.keyboard.press(key),
		attach: (selector, paths) => page.locator(selector).setInputFiles([...paths]),
		async hide() {
			const opening = page.waitForEvent('popup');
			await page.evaluate(`void open('about:blank')`);
			const other = await opening;
			return () => other.close();
		},
		async back() {
			await page.goBack();
		},
		screenshot: () => page.screenshot(),
	};
}

function findFirefox(): string | null {
	const named = process.env['FIREFOX_PATH'];
	return named ?? PLACES.find((path) => existsSync(path)) ?? null;
}

/** Set unasked by playwright for every page; no Firefox up to 153 knows it, and says so by an error. */
const UNKNOWN = 'emulation.setMediaFeaturesOverride';

/** Playwright's own connection, which answers the one command in Firefox's place. */
function answerForFirefox(): void {
	const { prototype } = bundled.ws;
	if (answering.has(prototype)) return;
	answering.add(prototype);
	const send: unknown = Reflect.get(prototype, 'send');
	if (typeof send !== 'function') throw new Error('playwright sends by other means than it did');
	prototype.send = function (text, ...rest) {
		if (typeof text !== 'string' || !text.includes(`"method":"${UNKNOWN}"`)) {
			Reflect.apply(send, this, [text, ...rest]);
			return;
		}
		const { id } = JSON.parse(text) as { id: number };
		setImmediate(() => this.emit('message', JSON.stringify({ type: 'success', id, result: {} }), false));
	};
}

const answering = new WeakSet();
