import type { MakeForks } from './state/app.ts';
import { Forks, type ForksPorts } from './state/forks.svelte.ts';
import type { Lane } from './state/lane.svelte.ts';
import { lasting } from './state/lasting.svelte.ts';

/** The part of the composition root that comes with the token lens: the forks of each lane, as long as the lane is there. */
export function createForks(ports: ForksPorts): MakeForks {
	const all = new WeakMap<Lane, Forks>();
	return (lane) => {
		const forks = all.get(lane) ?? lasting(() => new Forks(lane, ports));
		all.set(lane, forks);
		return forks;
	};
}
