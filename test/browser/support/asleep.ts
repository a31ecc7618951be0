import process from 'node:process';
import type { Browser } from 'playwright-core';

/** Systems without these signals cannot hold a process still. */
export const canSleep = process.platform !== 'win32';

/**
 * Every process of the browser stands still for so many milliseconds, in the middle of whatever it does: as on a machine whose lid is
 * closed, and as near as a headless browser comes to a frozen tab.
 */
export async function sleep(browser: Browser, ms: number): Promise<void> {
	const session = await browser.newBrowserCDPSession();
	const { processInfo } = await session.send('SystemInfo.getProcessInfo');
	await session.detach();
	const tell = (signal: 'SIGSTOP' | 'SIGCONT') => processInfo.forEach(({ id }) => process.kill(id, signal));
	tell('SIGSTOP');
	try {
		await new Promise((resolve) => setTimeout(resolve, ms));
	} finally {
		tell('SIGCONT');
	}
}
