import { errorWords } from '../core/error-words.ts';
import type { GroupId, RunId } from '../core/ids.ts';
import { runsWords as words } from '../words/runs.ts';
import { Newest } from './newest.ts';

export interface RunOpeningPorts {
	/** Null where no such run is kept. */
	groupOf(id: RunId): Promise<GroupId | null>;
	/** Shows a group's runs, unless that is not wanted any more once they are read. */
	show(group: GroupId, isWanted: () => boolean): Promise<void>;
}

/** The kept run that the address names, on its way to the playground. */
export class RunOpening {
	/** Why it is not shown. */
	missing = $state<string | null>(null);
	readonly #ports: RunOpeningPorts;
	readonly #newest = new Newest();

	constructor(ports: RunOpeningPorts) {
		this.#ports = ports;
	}

	/** Never rejects. One that is still being read is not wanted any more. */
	async open(id: RunId): Promise<void> {
		const isNewest = this.#newest.begin();
		this.missing = null;
		try {
			const group = await this.#ports.groupOf(id);
			if (!isNewest()) return;
			if (group === null) this.missing = words.noSuchRun;
			else await this.#ports.show(group, isNewest);
		} catch (error) {
			if (isNewest()) this.missing = words.runUnreadable(errorWords(error));
		}
	}

	/** Whoever went elsewhere is left there, with what they do there. */
	leave(): void {
		this.#newest.begin();
		this.missing = null;
	}
}
