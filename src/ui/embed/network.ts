import type { Network } from '../kit/network.ts';

/**
 * In place of `kit/network.ts` inside other people's pages (`vite.embed.ts`): every part is simply asked for. A deck on a laptop
 * without a network has its server on the same laptop, and a frame in a sandbox may not ask for service workers.
 */
export const browserNetwork: Network = {
	isOnline: () => true,
	whenOnline: () => Promise.resolve(),
	answers: () => Promise.resolve(false),
};
