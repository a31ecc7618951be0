import type { CDPSession, Page } from 'playwright-core';

/** What a page holds once its garbage is collected. */
export interface Held {
	/** Bytes of JavaScript's heap, the interpreters' own memories left out. */
	heap: number;
	nodes: number;
	listeners: number;
	workers: number;
	frames: number;
}

/** Counts what a page holds at this moment. */
export async function held(page: Page, session: CDPSession): Promise<Held> {
	// Some things are let go by what the first collection lets go.
	for (let times = 0; times < 3; times++) await session.send('HeapProfiler.collectGarbage');
	const { usedSize } = await session.send('Runtime.getHeapUsage');
	const { metrics } = await session.send('Performance.getMetrics');
	const of = (wanted: string): number => metrics.find(({ name }) => name === wanted)?.value ?? NaN;
	return {
		heap: usedSize,
		nodes: of('Nodes'),
		listeners: of('JSEventListeners'),
		workers: page.workers().length,
		frames: page.frames().length,
	};
}

/** A session that counts. */
export async function counting(page: Page): Promise<CDPSession> {
	const session = await page.context().newCDPSession(page);
	await session.send('Performance.enable');
	await session.send('HeapProfiler.enable');
	return session;
}

/**
 * Presses Run so often, each time when every lane has its verdict, as a person does who tries the same again and again. From inside the
 * page: asking it from outside takes longer than a run.
 */
export function runAgain(page: Page, times: number, lanes: number): Promise<void> {
	return page.evaluate(
		async ([presses, wanted]) => {
			const soon = () => new Promise((resolve) => setTimeout(resolve, 10));
			const run = () =>
				[...document.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === 'Run');
			const verdicts = () =>
				[...document.querySelectorAll('[role=status][aria-label=Verdict]:not([data-old])')].filter(
					({ textContent }) => textContent.trim() !== '',
				).length;
			for (let press = 0; press < presses; press++) {
				while (run() === undefined) await soon();
				run()?.click();
				while (run() === undefined || verdicts() !== wanted) await soon();
			}
		},
		[times, lanes] as const,
	);
}
