import { isRecord } from '../../core/json.ts';
import { createPageFetch, NoAnswer } from './page-fetch.ts';
import type { HostedModelOptions } from './hosted-model.ts';
import { baseUrlOf } from './hosted-model.ts';
import { sendableKey } from './sendable-key.ts';
import type { Door } from './politeness.ts';

/** How often a door's server has been asked; again only while it gave no answer at all, as one that is not yet started. */
const timesAsked = new WeakMap<Door, number>();
const mostTimes = 3;

/** More than this is no number of calls a server of one's own takes at once. */
const mostSlots = 64;

/**
 * Asks a local server once how many calls it takes at once, beside the first call and not before it: llama.cpp tells `total_slots`
 * at `/props`, at its root and not under `/v1`. Any other answer leaves the door at one call.
 */
export async function askSlots(door: Door, options: HostedModelOptions): Promise<void> {
	const { slotsPath } = options.host;
	const times = timesAsked.get(door) ?? 0;
	if (slotsPath === undefined || times >= mostTimes) return;
	timesAsked.set(door, mostTimes);
	try {
		const key = sendableKey(options.host, await options.readKey());
		const isAnonymous = !key.ok || key.value === null;
		const fetch = createPageFetch({
			fetch: options.fetch ?? globalThis.fetch.bind(globalThis),
			signal: AbortSignal.timeout(5_000),
			anonymous: isAnonymous,
		});
		const root = new URL(baseUrlOf(options)).origin;
		const headers = isAnonymous ? {} : { authorization: `Bearer ${String(key.value)}` };
		const response = await fetch(root + slotsPath, { headers });
		const told = (await response.json()) as unknown;
		const slots = isRecord(told) ? Number(told['total_slots']) : Number.NaN;
		if (Number.isInteger(slots) && slots >= 1) door.offer(Math.min(slots, mostSlots));
	} catch (error) {
		if (error instanceof NoAnswer) timesAsked.set(door, times + 1);
		// Not such a server, or none that admits this page: one call at a time is always right.
	}
}
