import { version } from '../package.json';
import type { Ids } from './core/ids.ts';
import type { Clock, RunLocks, RunStore } from './core/ports.ts';
import { fetchBundled } from './runtime/bundled-capsules.ts';
import { createNotesChannel } from './runtime/notes-channel.ts';
import type { Python } from './runtime/python/later.ts';
import { textIn } from './runtime/storage/text-in.ts';
import type { StageParts } from './state/app.ts';
import { Stage } from './state/stage.svelte.ts';
import { StageClock } from './state/stage-clock.svelte.ts';
import { NotesTeller, stageName, StageNotes } from './state/stage-notes.svelte.ts';
import { StageShelf } from './state/stage-shelf.svelte.ts';
import { StagesLeft } from './state/stages-left.ts';

export interface StageNeeds {
	python: Python;
	clock: Clock;
	runs: RunStore;
	ids: Ids;
	locks: Pick<RunLocks, 'holdIfFree'>;
	/** Of this tab; null where the browser has none. */
	tabStorage: Parameters<typeof textIn>[0];
}

/** Everything that is fetched with the stage. */
export async function createStage({
	python,
	clock,
	runs,
	ids,
	locks,
	tabStorage,
}: StageNeeds): Promise<StageParts> {
	const channel = createNotesChannel();
	const kept = textIn(tabStorage, 'codesteer-playground:stage');
	const name = await stageName(kept, ids, (wanted) => claimed(wanted, locks));
	const talk = new StageClock(clock);
	const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)');
	const ports = { python, clock, talk, isStill: () => reducedMotion.matches };
	const stages = new StagesLeft(({ capsule }) => new Stage(capsule, ports));
	const shelf = new StageShelf({ runs, fetchBundled, appVersion: version, now: () => clock.now() });
	return {
		shelf,
		talk,
		play(taken, anew) {
			// Warm by the time its first output is shown. A failure is said there.
			python.warm().catch(() => undefined);
			const stage = stages.enter(taken, anew);
			return { stage, notes: new NotesTeller(name, channel), notesAddress: `#/stage/notes?of=${name}` };
		},
		forget() {
			shelf.forget();
			stages.forget();
		},
		notes: (stage) => new StageNotes(stage, channel),
	};
}

/** Held for the life of the page. Where nobody can tell, the name is taken. */
function claimed(name: string, locks: StageNeeds['locks']): Promise<boolean> {
	return new Promise((resolve) => {
		locks
			.holdIfFree(`stage ${name}`, () => {
				resolve(true);
				return new Promise(() => undefined);
			})
			.then(resolve, () => resolve(true));
	});
}
