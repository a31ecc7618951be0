import type { QuietMoments } from '../core/ports.ts';

const AFTER_START_MS = 2000;
const LATER_MS = 1000;
/** A page that is never quite idle is prepared all the same. */
const IDLE_LIMIT_MS = 1500;
/** A server may fail for a while without the browser losing its network. */
const RETRY_MS = 60_000;

/** The idle moments of this page. */
export function createQuietMoments(isBusy: () => boolean): QuietMoments {
	const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
	return {
		afterStart: () => wait(AFTER_START_MS),
		later: () => wait(LATER_MS),
		idle: () =>
			'requestIdleCallback' in window
				? new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout: IDLE_LIMIT_MS }))
				: wait(LATER_MS / 5),
		nextChance: () =>
			new Promise((resolve) => {
				const timer = setInterval(() => navigator.onLine && go(), RETRY_MS);
				const go = (): void => {
					clearInterval(timer);
					removeEventListener('online', go);
					resolve();
				};
				addEventListener('online', go);
			}),
		// Not every browser tells.
		savesData: () => (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true,
		isBusy,
	};
}
