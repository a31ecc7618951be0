import { type Capsule, formatCapsule } from '../core/capsule/capsule.ts';
import { type Contents, contentsOf } from '../core/capsule/contents.ts';
import { LONGEST_LINK, packCapsule } from '../core/capsule/link.ts';
import { withoutProbabilities } from '../core/capsule/without-probabilities.ts';
import { reportOf, type ReportWords } from '../core/capsule/markdown.ts';
import { errorWords } from '../core/error-words.ts';
import type { RunId } from '../core/ids.ts';
import type { RunStore } from '../core/ports.ts';
import type { RunEvent } from '../core/record/event.ts';
import { capsuleWords as words } from '../words/capsule.ts';
import { Lanes, type LanesPorts } from './lanes.svelte.ts';
import { askLinkOf } from './opened.svelte.ts';

export interface SharingPorts extends LanesPorts {
	store: RunStore;
	save(name: string, content: Blob): void;
	/** Milliseconds since the epoch. */
	now(): number;
	appVersion: string;
	/** `promptsDigest` of this page. */
	prompts: string;
	/** Of this page, without what is behind the #. */
	address(): string;
	report: ReportWords;
}

/** What is shared: kept runs by id, or records that are kept nowhere. */
export type Shared = readonly RunId[] | readonly (readonly RunEvent[])[];

export type SharingStatus =
	| { kind: 'reading' }
	/** There is nothing to share, or it cannot be read. */
	| { kind: 'refused'; reason: string }
	| { kind: 'ready'; contents: Contents; left: number };

/** Runs on their way to somebody else: what is in them, as a link, a file and a report. */
export class Sharing {
	status = $state.raw<SharingStatus>({ kind: 'reading' });
	/** Whoever shares may say what it shows. */
	title = $state('');
	/** With its length; null while it is made. */
	link = $state.raw<string | null>(null);
	/** What the link opens, as `packCapsule` gives it; null while it is made. */
	packed = $state.raw<string | null>(null);
	/** The link leaves the probabilities of tokens out: with them it would be too long. */
	isLighter = $state(false);
	/** Bytes. */
	fileSize = $state(0);
	/** Shows the runs once more, for a picture. */
	readonly lanes: Lanes;
	/** Opens the setup without results; null before the runs are read. */
	askLink = $state.raw<string | null>(null);
	#runs: readonly (readonly RunEvent[])[] = [];
	readonly madeAt: number;
	readonly #ports: SharingPorts;
	#newest = 0;

	constructor(ports: SharingPorts) {
		this.#ports = ports;
		this.madeAt = ports.now();
		this.lanes = new Lanes(ports);
	}

	get appVersion(): string {
		return this.#ports.appVersion;
	}

	get isOffered(): boolean {
		return this.link !== null && this.link.length <= LONGEST_LINK;
	}

	/** Never rejects: what is wrong becomes the status. */
	async open(shared: Shared): Promise<void> {
		try {
			const runs = await this.#read(shared);
			this.#runs = runs.filter((events) => events.at(-1)?.type === 'run-end');
			if (this.#runs.length === 0) {
				this.status = { kind: 'refused', reason: words.share.nothing };
				return;
			}
			this.lanes.showRecords(this.#runs);
			const askLink = askLinkOf(this.#runs);
			this.askLink = askLink === null ? null : `${this.#ports.address()}${askLink}`;
			this.status = {
				kind: 'ready',
				contents: contentsOf(this.#runs),
				left: runs.length - this.#runs.length,
			};
			await this.pack();
		} catch (error) {
			this.status = { kind: 'refused', reason: words.share.unreadable(errorWords(error)) };
		}
	}

	/** Makes the link anew, with the title as it is. */
	async pack(): Promise<void> {
		const mine = ++this.#newest;
		this.link = null;
		this.packed = null;
		const whole = await packCapsule(this.#capsule);
		const light = this.#linkTo(whole).length > LONGEST_LINK ? await this.#packLight() : null;
		if (this.#newest !== mine) return;
		this.isLighter = light !== null;
		this.packed = light ?? whole;
		this.link = this.#linkTo(this.packed);
		this.fileSize = this.#file.size;
	}

	/** Gives its name. */
	saveFile(): string {
		return this.#save('json', this.#file);
	}

	savePicture(picture: Blob): string {
		return this.#save('png', picture);
	}

	get report(): string {
		return reportOf(this.#capsule, this.#ports.report);
	}

	#linkTo(packed: string): string {
		return `${this.#ports.address()}#/open/${packed}`;
	}

	/** Null where there is nothing to leave out, or that does not help. */
	async #packLight(): Promise<string | null> {
		const lighter = this.#runs.map(withoutProbabilities);
		if (lighter.every((run) => run === null)) return null;
		const runs = lighter.map((run, at) => run ?? this.#runs[at] ?? []);
		const packed = await packCapsule({ ...this.#capsule, runs });
		return this.#linkTo(packed).length <= LONGEST_LINK ? packed : null;
	}

	#save(ending: string, content: Blob): string {
		const day = new Date(this.madeAt).toISOString().slice(0, 10);
		const name = `codesteer-runs-${day}.${ending}`;
		this.#ports.save(name, content);
		return name;
	}

	get #file(): Blob {
		return new Blob([`${formatCapsule(this.#capsule)}\n`], { type: 'application/json' });
	}

	get #capsule(): Capsule {
		const { appVersion, prompts } = this.#ports;
		return {
			...{ title: this.title.trim(), notes: '', madeAt: this.madeAt, appVersion, prompts },
			runs: this.#runs,
		};
	}

	async #read(shared: Shared): Promise<readonly (readonly RunEvent[])[]> {
		const runs = await Promise.all(
			shared.map(async (one) => (typeof one === 'string' ? this.#ports.store.load(one) : one)),
		);
		return runs.flatMap((events) => (events === null ? [] : [events]));
	}
}
