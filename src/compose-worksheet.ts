import { lessons } from './core/lessons/registry.ts';
import type { RunStore } from './core/ports.ts';
import { families } from './core/tasks/registry.ts';
import type { MakeWorksheet } from './state/app.ts';
import { worksheetAt } from './state/worksheets.ts';

/** Everything that is fetched with the first worksheet. */
export function createWorksheets(store: RunStore): MakeWorksheet {
	return (address) => worksheetAt(address, { store, lessons, families });
}
