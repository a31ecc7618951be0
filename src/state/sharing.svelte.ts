import { withoutKeys } from '../core/bench/export/without-keys.ts';
import {
	type Capsule,
	type CapsuleFault,
	cleanRuns,
	formatCleaned,
	MOST,
	parseCapsule,
} from '../core/capsule/capsule.ts';
import { type Contents, contentsOf } from '../core/capsule/contents.ts';
import { type KeyPlace, likelyKeys } from '../core/capsule/likely-keys.ts';
import { LONGEST_EMBEDDED, LONGEST_LINK, type OpeningFault, packToOpen } from '../core/capsule/link.ts';
import { reportOf, type ReportWords } from '../core/capsule/markdown.ts';
import { withoutProbabilities } from '../core/capsule/without-probabilities.ts';
import { errorWords } from '../core/error-words.ts';
import type { RunId } from '../core/ids.ts';
import type { RunStore } from '../core/ports.ts';
import type { RunEvent } from '../core/record/event.ts';
import type { Result } from '../core/result.ts';
import { capsuleWords as words } from '../words/capsule.ts';
import { Lanes, type LanesPorts } from './lanes.svelte.ts';
import { askLinkOf } from './opened.svelte.ts';

export interface SharingPorts extends LanesPorts {
	store: RunStore;
	save(name: string, content: Blob): void;
	/** Milliseconds since the epoch. */
	now(): number;
	/** Resolves when a person who types has most likely come to an end. */
	pause(): Promise<void>;
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
	/** `keys`: where something stands that looks like one. */
	| { kind: 'ready'; contents: Contents; left: number; keys: readonly KeyPlace[] };

/** The runs in a link. */
interface Packed {
	/** As `packCapsule` gives it, or why no page would open it again. */
	packed: Result<string, OpeningFault>;
	/** The probabilities of tokens are left out: with them it would be too long. */
	isLighter: boolean;
}

/** What can be given away, all of it made with one title. */
interface Ways {
	link: Packed;
	/** In the code of a frame there is more room. */
	frame: Packed;
	/** Bytes. */
	fileSize: number;
	/** Why no page would open the file again; null where one would. */
	fileFault: CapsuleFault | null;
}

/** Runs on their way to somebody else: what is in them, as a link, a file and a report. What no page would open is not offered. */
export class Sharing {
	status = $state.raw<SharingStatus>({ kind: 'reading' });
	/** Whoever shares may say what it shows; see `retitle`. */
	title = $state('');
	/** Shows the runs once more, for a picture. */
	readonly lanes: Lanes;
	/** Opens the setup without results; null before the runs are read. */
	askLink = $state.raw<string | null>(null);
	readonly madeAt: number;
	/** Null until they are made for the first time; then those of the last title that was packed. */
	#ways = $state.raw<Ways | null>(null);
	/** Cleaned: nothing else leaves the page, whichever way it is given. */
	#runs: Capsule['runs'] = [];
	/** Null where there is nothing to leave out. */
	#lighter: Capsule['runs'] | null = null;
	#runsFault: CapsuleFault | null = null;
	readonly #ports: SharingPorts;
	/** Of packings: that begun last, and that done last. */
	#newest = 0;
	#made = 0;
	/** Of titles. */
	#typed = 0;
	#isStale = false;
	#packing: Promise<void> = Promise.resolve();

	constructor(ports: SharingPorts) {
		this.#ports = ports;
		this.madeAt = ports.now();
		this.lanes = new Lanes(ports);
	}

	get appVersion(): string {
		return this.#ports.appVersion;
	}

	/** The title as it leaves the page. */
	get cleanTitle(): string {
		return withoutKeys(this.title.trim());
	}

	/** With its length, also where it is too long; null while it is made, and where no page would open it. */
	get link(): string | null {
		const packed = this.#ways?.link.packed;
		return packed?.ok === true ? this.#linkTo(packed.value) : null;
	}

	get isOffered(): boolean {
		return this.link !== null && this.link.length <= LONGEST_LINK;
	}

	/** The link leaves the probabilities of tokens out. */
	get isLighter(): boolean {
		return this.#ways?.link.isLighter === true;
	}

	/** For the code of a frame; null while it is made, and where no page would open it. */
	get frame(): { packed: string; isLighter: boolean } | null {
		const frame = this.#ways?.frame;
		return frame?.packed.ok === true ? { packed: frame.packed.value, isLighter: frame.isLighter } : null;
	}

	/** Bytes; null while it is made. */
	get fileSize(): number | null {
		return this.#ways?.fileSize ?? null;
	}

	/** Why no file is offered, in words; null where one is. */
	get fileFault(): string | null {
		const fault = this.#ways?.fileFault ?? null;
		return fault === null ? null : words.fault(fault);
	}

	/** What can be given away bears the title as it is. */
	get isSettled(): boolean {
		return !this.#isStale && this.#made === this.#newest;
	}

	/** Never rejects: what is wrong becomes the status. */
	async open(shared: Shared): Promise<void> {
		try {
			const runs = await this.#read(shared);
			const ended = runs.filter((events) => events.at(-1)?.type === 'run-end');
			if (ended.length === 0) {
				this.status = { kind: 'refused', reason: words.share.nothing };
				return;
			}
			this.#runs = cleanRuns(ended);
			this.#lighter = lighter(this.#runs);
			const read = parseCapsule(this.#fileText);
			this.#runsFault = read.ok ? null : read.error;
			this.lanes.showRecords(this.#runs);
			const askLink = askLinkOf(this.#runs);
			this.askLink = askLink === null ? null : `${this.#ports.address()}${askLink}`;
			this.status = {
				kind: 'ready',
				contents: contentsOf(this.#runs),
				left: runs.length - ended.length,
				keys: likelyKeys(this.#runs),
			};
			this.#isStale = true;
			await this.settle();
		} catch (error) {
			this.status = { kind: 'refused', reason: words.share.unreadable(errorWords(error)) };
		}
	}

	/** What is given away follows when nothing more is typed for a moment, or with `settle`; until then it stays as it is. */
	async retitle(title: string): Promise<void> {
		this.title = title;
		this.#isStale = true;
		const typed = ++this.#typed;
		await this.#ports.pause();
		if (this.#typed === typed) await this.settle();
	}

	/** Resolves when all that is given away bears the title as it is. */
	settle(): Promise<void> {
		if (this.#isStale) {
			this.#isStale = false;
			this.#packing = this.#pack();
		}
		return this.#packing;
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

	async #pack(): Promise<void> {
		const mine = ++this.#newest;
		const whole = await packToOpen(this.#capsule);
		const fits = (packed: Result<string, OpeningFault>, longest: number): boolean =>
			packed.ok && this.#linkTo(packed.value).length <= longest;
		const light =
			this.#lighter === null || fits(whole, LONGEST_LINK)
				? whole
				: await packToOpen({ ...this.#capsule, runs: this.#lighter });
		if (this.#newest !== mine) return;
		this.#made = mine;
		const within = (longest: number): Packed => {
			const isLighter = light !== whole && !fits(whole, longest) && fits(light, longest);
			return { packed: isLighter ? light : whole, isLighter };
		};
		const { size } = this.#file;
		this.#ways = {
			link: within(LONGEST_LINK),
			frame: within(LONGEST_EMBEDDED),
			fileSize: size,
			// A title adds to what was looked at.
			fileFault: this.#runsFault ?? (size <= MOST.characters ? null : tooLarge(this.#fileText.length)),
		};
	}

	#linkTo(packed: string): string {
		return `${this.#ports.address()}#/open/${packed}`;
	}

	#save(ending: string, content: Blob): string {
		const day = new Date(this.madeAt).toISOString().slice(0, 10);
		const name = `codesteer-runs-${day}.${ending}`;
		this.#ports.save(name, content);
		return name;
	}

	get #file(): Blob {
		return new Blob([this.#fileText], { type: 'application/json' });
	}

	get #fileText(): string {
		return `${formatCleaned(this.#capsule)}\n`;
	}

	get #capsule(): Capsule {
		const { appVersion, prompts } = this.#ports;
		return {
			...{ title: this.cleanTitle, notes: '', madeAt: this.madeAt, appVersion, prompts },
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

function tooLarge(characters: number): CapsuleFault | null {
	return characters <= MOST.characters ? null : { kind: 'too-large', characters };
}

/** Null where there are no probabilities of tokens to leave out. */
function lighter(runs: Capsule['runs']): Capsule['runs'] | null {
	const left = runs.map(withoutProbabilities);
	return left.every((run) => run === null) ? null : left.map((run, at) => run ?? runs[at] ?? []);
}
