import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { startBound, type BoundProcess } from './bound-process.ts';
import { WINDOW, type HandsEngine, type HandsPage } from './hands.ts';
import { ELEMENT, KEYS, WebDriver } from './webdriver.ts';

const DRIVER = '/usr/bin/WebKitWebDriver';
const SERVER = '/usr/bin/Xvfb';
const BROWSERS = ['4.1', '6.0', '4.0'].map(
	(version) =>
		`/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu/webkit2gtk-${version}/MiniBrowser`,
);
const PLACE = { x: 0, y: 0, ...WINDOW };
/** A page that hangs is what tests look for; this ends them all the same. */
const SCRIPT_LIMIT_MS = 300_000;

/** Why WebKitGTK is not run here; null where it is. */
export function webKitMissing(): string | null {
	if (!existsSync(DRIVER) || findBrowser() === null) return 'no webkit2gtk-driver is installed';
	if (!existsSync(SERVER) && process.env['DISPLAY'] === undefined)
		return 'there is no display, and no Xvfb is installed';
	return null;
}

/** The small browser that comes with WebKitGTK, on a screen nobody sees where there can be one. */
export async function launchWebKit(): Promise<HandsEngine | null> {
	const binary = findBrowser();
	if (binary === null || webKitMissing() !== null) return null;
	const started: BoundProcess[] = [];
	const close = async (): Promise<void> => {
		for (const bound of started.reverse()) await bound.close();
	};
	try {
		const env = existsSync(SERVER) ? { DISPLAY: await startDisplay(started) } : {};
		const port = await freePort();
		started.push(startBound(DRIVER, [`--port=${port}`], env));
		const driver = await WebDriver.start(`http://127.0.0.1:${port}`, {
			'webkitgtk:browserOptions': { binary, args: ['--automation'] },
		});
		await driver.post('/timeouts', { script: SCRIPT_LIMIT_MS });
		// This window stays: with its last one the session ends, and without one no other is opened.
		const home = await driver.get<string>('/window');
		return {
			name: 'WebKitGTK',
			version: driver.version,
			async open(url) {
				const { handle } = await driver.within(home, () =>
					driver.post<{ handle: string }>('/window/new', { type: 'window' }),
				);
				await driver.within(handle, async () => {
					await driver.post('/window/rect', PLACE);
					await driver.post('/url', { url });
				});
				return createPage(driver, handle);
			},
			async close() {
				await driver.delete().catch(() => undefined);
				await close();
			},
		};
	} catch (error) {
		await close();
		throw error;
	}
}

function createPage(driver: WebDriver, window: string): HandsPage {
	const within = <T>(work: () => Promise<T>): Promise<T> => driver.within(window, work);
	const find = async (selector: string): Promise<string> => {
		const found = await driver.post<Record<string, string>>('/element', {
			using: 'css selector',
			value: selector,
		});
		return found[ELEMENT] ?? '';
	};
	const act = (input: object): Promise<null> => driver.post('/actions', { actions: [input] });
	return {
		evaluate: (source, ...args) => within(() => call(driver, source, args)),
		evaluateInFrame: (file, source, ...args) =>
			within(async () => {
				await driver.post('/frame', { id: { [ELEMENT]: await find(`iframe[src*="${file}"]`) } });
				try {
					return await call(driver, source, args);
				} finally {
					await driver.post('/frame', { id: null });
				}
			}),
		async goto(url) {
			await within(() => driver.post('/url', { url }));
		},
		async reload() {
			await within(() => driver.post('/refresh'));
		},
		async tap(x, y) {
			const actions = [
				{ type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 0 },
				{ type: 'pointerDown', button: 0 },
				{ type: 'pointerUp', button: 0 },
			];
			await within(() => act({ type: 'pointer', id: 'mouse', actions }));
		},
		async press(key) {
			const value = KEYS[key] ?? key;
			const actions = ['keyDown', 'keyUp'].map((type) => ({ type, value }));
			await within(() => act({ type: 'key', id: 'keyboard', actions }));
		},
		async attach(selector, paths) {
			await within(async () => {
				await driver.post(`/element/${await find(selector)}/value`, { text: paths.join('\n') });
			});
		},
		async hide() {
			await within(() => driver.post('/window/minimize'));
			return async () => {
				await within(() => driver.post('/window/rect', PLACE));
			};
		},
		async back() {
			await within(() => driver.post('/back'));
		},
		screenshot: () => within(async () => Buffer.from(await driver.get<string>('/screenshot'), 'base64')),
		async close() {
			await within(() => driver.delete('/window'));
		},
	};
}

/** What a function throws is told as a value: a driver tells of it only that there was something. */
async function call<T>(driver: WebDriver, source: string, args: readonly unknown[]): Promise<T> {
	const script = `const [args, done] = arguments;
(async () => (${source})(...args))().then(
	(value) => done({ value: value === undefined ? null : value }),
	(error) => done({ error: String(error?.message ?? error) }),
);`;
	const told = await driver.post<{ value: T } | { error: string }>('/execute/async', {
		script,
		args: [args],
	});
	if ('error' in told) throw new Error(told.error);
	return told.value;
}

/** @returns The name of a display of its own, whose number is the first free one. */
async function startDisplay(started: BoundProcess[]): Promise<string> {
	const screen = `${WINDOW.width}x${WINDOW.height}x24`;
	const bound = startBound(SERVER, ['-displayfd', '1', '-screen', '0', screen, '-nolisten', 'tcp']);
	started.push(bound);
	for await (const line of bound.lines()) if (/^\d+$/.test(line)) return `:${line}`;
	throw new Error('Xvfb has ended without a display');
}

function findBrowser(): string | null {
	return BROWSERS.find((path) => existsSync(path)) ?? null;
}

async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	await new Promise((resolve) => server.close(resolve));
	return port;
}
