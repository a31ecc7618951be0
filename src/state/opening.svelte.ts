import type { Capsule } from '../core/capsule/capsule.ts';
import { openCapsuleFile } from '../core/capsule/file.ts';
import { openPacked } from '../core/capsule/link.ts';
import type { OfferedFile } from '../core/bench/export/offered-file.ts';
import { errorWords } from '../core/error-words.ts';
import { capsuleWords as words } from '../words/capsule.ts';
import { OpenedCapsule, type OpenedPorts } from './opened.svelte.ts';

export type OpeningStatus =
	| { kind: 'idle' }
	| { kind: 'reading' }
	| { kind: 'opened'; opened: OpenedCapsule }
	| { kind: 'refused'; reason: string };

/** Opens capsules from links and files. Executes nothing and keeps nothing. */
export class Opening {
	status = $state.raw<OpeningStatus>({ kind: 'idle' });
	readonly #ports: OpenedPorts;
	/** The link that was opened last: going back to it shows the same again. */
	#link: string | null = null;
	/** What is being read; an earlier one that comes later is not shown. */
	#newest = {};

	constructor(ports: OpenedPorts) {
		this.#ports = ports;
	}

	/** Never rejects: what is wrong becomes the status. */
	async openLink(packed: string): Promise<void> {
		if (this.#link === packed) return;
		this.#link = packed;
		await this.#open(async () => {
			const read = await openPacked(packed);
			return read.ok ? read.value : words.fault(read.error);
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
			const read = await openCapsuleFile(file);
			return read.ok ? read.value : words.fault(read.error);
		});
	}

	/** Ends what runs of it. */
	leave(): void {
		if (this.status.kind === 'opened') this.status.opened.again.stop();
	}

	async #open(read: () => Promise<Capsule | string>): Promise<void> {
		const mine = (this.#newest = {});
		this.leave();
		this.status = { kind: 'reading' };
		let status: OpeningStatus;
		try {
			const found = await read();
			status =
				typeof found === 'string'
					? { kind: 'refused', reason: found }
					: { kind: 'opened', opened: new OpenedCapsule(found, this.#ports) };
		} catch (error) {
			status = { kind: 'refused', reason: errorWords(error) };
		}
		if (this.#newest === mine) this.status = status;
	}
}
