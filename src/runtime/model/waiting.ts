import type { ModelPart } from '../../core/model.ts';
import type { Door, Leave } from './politeness.ts';

/**
 * Waits at a door and says so: a part at once and with every change of the number ahead, nothing where there is room. Returns the
 * way out, or null when the signal ended the waiting. A place that nobody takes any more is given back.
 */
export async function* waitAtDoor(
	door: Door,
	signal: AbortSignal,
): AsyncGenerator<Extract<ModelPart, { type: 'waiting' }>, Leave | null, void> {
	const own = new AbortController();
	const told: { ahead: number | null; wake: () => void } = { ahead: null, wake: () => undefined };
	const entering: Promise<Leave | null> = door
		.enter(AbortSignal.any([signal, own.signal]), (ahead) => {
			told.ahead = ahead;
			told.wake();
		})
		.catch(() => null);
	let isTaken = false;
	let said: number | null = null;
	try {
		for (;;) {
			const changed = new Promise<'changed'>((resolve) => (told.wake = () => resolve('changed')));
			if (told.ahead !== said) told.wake();
			const next = await Promise.race([entering, changed]);
			if (next !== 'changed') {
				isTaken = true;
				return next;
			}
			said = told.ahead;
			yield { type: 'waiting', ahead: said };
		}
	} finally {
		if (!isTaken) {
			own.abort();
			entering.then((leave) => leave?.('other')).catch(() => undefined);
		}
	}
}
