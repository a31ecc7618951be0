import { version } from '../package.json';
import type { Clock, RunStore, TabChannel } from './core/ports.ts';
import { saveFile } from './runtime/save-file.ts';
import { createStorageRoom } from './runtime/storage/room.ts';
import type { RunsParts, ShareParts } from './state/app.ts';
import type { Navigation } from './state/navigation.svelte.ts';
import { RunChoice } from './state/run-choice.svelte.ts';
import { RunComparison } from './state/run-comparison.svelte.ts';
import { RunFiles } from './state/run-files.svelte.ts';
import { RunFilters } from './state/run-filters.svelte.ts';
import { RunList } from './state/run-list.svelte.ts';
import type { Runs } from './state/runs.svelte.ts';
import { StorageUse } from './state/storage-use.svelte.ts';
import type { Works } from './state/works.ts';

export interface RunsNeeds {
	runs: Runs;
	store: RunStore;
	tabs: TabChannel;
	clock: Clock;
	works: Works;
	navigation: Navigation;
	share: () => Promise<ShareParts>;
}

/** The part of the composition root that comes with the screen of kept runs. */
export function createRunsParts({
	runs,
	store,
	tabs,
	clock,
	works,
	navigation,
	share,
}: RunsNeeds): RunsParts {
	const now = (): number => clock.now();
	const filters = new RunFilters(runs, {
		now,
		go: (hash) => navigation.go(hash),
		replace: (hash) => navigation.replace(hash),
	});
	const list = new RunList(runs, filters, (ids) => store.questions(ids));
	return {
		list,
		filters,
		choice: new RunChoice(list),
		files: works.add(
			new RunFiles({
				...{ runs, store, tabs, save: saveFile, now, appVersion: version },
				openShared: async (file) => {
					const { opening } = await share();
					// A file has no address.
					navigation.go('#/open');
					await opening.openFile(file);
				},
			}),
		),
		comparison: () => new RunComparison(store),
		room: new StorageUse(createStorageRoom(navigator.storage)),
	};
}
