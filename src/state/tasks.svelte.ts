import type { AnyFamily } from '../core/tasks/family.ts';
import { TaskImport } from './import.svelte.ts';
import { Once } from './once.ts';

/** The task families, fetched when a task is first looked at; they are no part of the first screen. */
export class Tasks {
	readonly imported: TaskImport;
	/** Fetches the families once. Rejects when they cannot be had; they may be asked for again. */
	readonly open: () => Promise<readonly AnyFamily[]>;

	constructor(load: () => Promise<readonly AnyFamily[]>) {
		this.open = new Once(load).get;
		this.imported = new TaskImport(async () => {
			const families = await this.open();
			return { families, importers: families.flatMap(({ importer }) => importer ?? []) };
		});
	}
}
