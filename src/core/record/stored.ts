import type { RunEvent } from './event.ts';

/** Deltas are for the screen; the `…-end` events repeat their content. */
export function isStored(event: RunEvent): boolean {
	return event.type !== 'call-delta' && event.type !== 'call-waiting' && event.type !== 'code-output';
}
