import type { Capsule } from '../core/capsule/capsule.ts';
import type { Stage } from './stage.svelte.ts';
import type { Taken } from './stage-shelf.svelte.ts';

/** How many are held: the talk that lies beside the page, and one more. */
const MOST = 8;

/** The stages that were left, so that who goes back to one finds it as it stood. Gone with the page. */
export class StagesLeft {
	/** By what is played; the one entered last stands last. */
	readonly #stages = new Map<string, Stage>();
	readonly #make: (taken: Taken) => Stage;

	constructor(make: (taken: Taken) => Stage) {
		this.#make = make;
	}

	/** @param anew whether it begins at its beginning: it was chosen, not gone back to */
	enter(taken: Taken, anew: boolean): Stage {
		const { id } = taken;
		const left = this.#stages.get(id);
		const goesOn = !anew && left !== undefined && isSame(left.capsule, taken.capsule);
		const stage = goesOn ? left : this.#make(taken);
		if (goesOn) stage.comeBack();
		this.#stages.delete(id);
		this.#stages.set(id, stage);
		for (const oldest of [...this.#stages.keys()].slice(0, -MOST)) this.#stages.delete(oldest);
		return stage;
	}

	forget(): void {
		this.#stages.clear();
	}
}

/** Another file may be opened under the same name, and a kept run may have ended since. */
function isSame(one: Capsule, other: Capsule): boolean {
	const shape = ({ runs }: Capsule) =>
		runs.map((events) => `${events[0]?.runId ?? ''} ${String(events.length)}`);
	return shape(one).join('\n') === shape(other).join('\n');
}
