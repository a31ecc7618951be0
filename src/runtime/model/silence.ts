import { whileAwake } from '../../core/while-awake.ts';
import { systemClock } from '../clock.ts';

/** Resolves with `idle` after a stretch without a byte. A limit against hanging, not a wait anybody watches, so not the clock's of the run. */
export async function silence(ms: number, signal: AbortSignal): Promise<'idle'> {
	await whileAwake(ms, systemClock, signal);
	return 'idle';
}
