import type { Capsule } from '../core/capsule/capsule.ts';
import { openCapsuleFile } from '../core/capsule/file.ts';
import { openPacked } from '../core/capsule/link.ts';
import { formatOf, type OfferedFile } from '../core/bench/export/offered-file.ts';
import { errorWords } from '../core/error-words.ts';
import { EXPERIMENT_FORMAT } from '../core/file-formats.ts';
import { capsuleWords as words } from '../words/capsule.ts';
import type { OfferedExperiment } from './opened-experiment.svelte.ts';
import { OpenedCapsule, type OpenedPorts } from './opened.svelte.ts';
import { Works } from './works.ts';

export type OpeningStatus =
	| { kind: 'idle' }
	| { kind: 'reading' }
	| { kind: 'opened'; opened: OpenedCapsule }
	/** No runs, but an experiment with them: whoever shows the status opens it. */
	| { kind: 'experiment'; offered: OfferedExperiment }
	| { kind: 'refused'; reason: string };

/** Begins a link that holds no runs. */
const EXPERIMENT_LINK = 'experiment/';

/** Opens capsules from links and files. Executes nothing and keeps nothing. */
export class Opening {
	status = $state.raw<OpeningStatus>({ kind: 'idle' });
	readonly #ports: OpenedPorts;
	readonly #works = new Works();
	/** The link that was opened last: going back to it shows the same again. */
	#link: string | null = null;
	/** What is being read; an earlier one that comes later is not shown. */
	#newest = {};

	constructor(ports: OpenedPorts) {
		this.#ports = ports;
	}

	get isBusy(): boolean {
		return this.status.kind === 'reading' || this.#works.isBusy;
	}

	/** Never rejects: what is wrong becomes the status. */
	async openLink(packed: string): Promise<void> {
		if (this.#link === packed) return;
		this.#link = packed;
		await this.#open(async () => {
			if (packed.startsWith(EXPERIMENT_LINK))
				return { kind: 'experiment', offered: { packed: packed.slice(EXPERIMENT_LINK.length) } };
			const read = await openPacked(packed);
			return read.ok ? this.#opened(read.value) : refused(words.fault(read.error));
		});
	}

	/** For the address without a link: what came from one is not shown there. */
	openNothing(): void {
		if (this.#link === null) return;
		this.#link = null;
		this.#newest = {};
		this.leave();
		this.status = { kind: 'idle' };
	}

	/** Never rejects: what is wrong becomes the status. */
	async openFile(file: OfferedFile): Promise<void> {
		this.#link = null;
		await this.#open(async () => {
			if ((await formatOf(file)) === EXPERIMENT_FORMAT) return { kind: 'experiment', offered: { file } };
			const read = await openCapsuleFile(file);
			return read.ok ? this.#opened(read.value) : refused(words.fault(read.error));
		});
	}

	/** Ends what runs of it. */
	leave(): void {
		if (this.status.kind === 'opened') this.status.opened.again.stop();
	}

	#opened(capsule: Capsule): OpeningStatus {
		return { kind: 'opened', opened: this.#works.add(new OpenedCapsule(capsule, this.#ports)) };
	}

	async #open(read: () => Promise<OpeningStatus>): Promise<void> {
		const mine = (this.#newest = {});
		this.leave();
		this.status = { kind: 'reading' };
		let status: OpeningStatus;
		try {
			status = await read();
		} catch (error) {
			status = refused(errorWords(error));
		}
		if (this.#newest === mine) this.status = status;
	}
}

function refused(reason: string): OpeningStatus {
	return { kind: 'refused', reason };
}
