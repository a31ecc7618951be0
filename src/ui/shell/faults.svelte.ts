import { faultMessage } from '../kit/fault-report.ts';

/** More at once would push the page away; the first ones say most. */
const MOST_SHOWN = 3;

/** Unexpected faults outside of drawing: of handlers, of work in the background. */
export class Faults {
	shown = $state.raw<readonly { message: string; error: unknown }[]>([]);

	/** Takes what the window's `error` and `unhandledrejection` events carry. */
	take(error: unknown): void {
		if (!isFault(error)) return;
		const message = faultMessage(error);
		const isKnown = this.shown.some((fault) => fault.message === message);
		if (!isKnown && this.shown.length < MOST_SHOWN) this.shown = [...this.shown, { message, error }];
	}

	dismiss(message: string): void {
		this.shown = this.shown.filter((fault) => fault.message !== message);
	}
}

/** Browsers report some notes (of observers) without an error; what was cancelled is wanted; extensions throw in our page. */
function isFault(error: unknown): boolean {
	if (error === undefined || error === null) return false;
	if (!(error instanceof Error)) return true;
	const isCancelled = error.name === 'AbortError' || error.name === 'Canceled';
	return !isCancelled && !/^[^\n]*\n[^\n]*-extension:\/\//.test(error.stack ?? '');
}
