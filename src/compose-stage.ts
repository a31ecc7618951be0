import { version } from '../package.json';
import type { Ids } from './core/ids.ts';
import type { Clock, RunStore } from './core/ports.ts';
import { fetchBundled } from './runtime/bundled-capsules.ts';
import { createNotesChannel } from './runtime/notes-channel.ts';
import type { Python } from './runtime/python/later.ts';
import { textIn } from './runtime/storage/text-in.ts';
import type { StageParts } from './state/app.ts';
import { Stage } from './state/stage.svelte.ts';
import { StageClock } from './state/stage-clock.svelte.ts';
import { NotesTeller, stageName, StageNotes } from './state/stage-notes.svelte.ts';
import { StageShelf } from './state/stage-shelf.svelte.ts';

export interface StageNeeds {
	python: Python;
	clock: Clock;
	runs: RunStore;
	ids: Ids;
	/** Of this tab; null where the browser has none. */
	tabStorage: Parameters<typeof textIn>[0];
}

/** Everything that is fetched with the stage. */
export function createStage({ python, clock, runs, ids, tabStorage }: StageNeeds): StageParts {
	const channel = createNotesChannel();
	const name = stageName(textIn(tabStorage, 'codesteer-playground:stage'), ids);
	const talk = new StageClock(clock);
	const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)');
	return {
		shelf: new StageShelf({ runs, fetchBundled, appVersion: version, now: () => clock.now() }),
		talk,
		play({ capsule }) {
			// Warm by the time its first output is shown. A failure is said there.
			python.warm().catch(() => undefined);
			const stage = new Stage(capsule, { python, clock, talk, isStill: () => reducedMotion.matches });
			return { stage, notes: new NotesTeller(name, channel), notesAddress: `#/stage/notes?of=${name}` };
		},
		notes: (stage) => new StageNotes(stage, channel),
	};
}
