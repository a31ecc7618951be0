import type { LanguageModel, ModelFailure, ModelRef } from '../core/model.ts';
import { err, type Result } from '../core/result.ts';
import { settingsWords } from '../words/settings.ts';
import { faultOf } from './fault.ts';
import { Newest } from './newest.ts';

/** A model file kept in this browser. */
export interface KeptModel {
	/** Where it came from; `picked:<name>` for one kept from disk. */
	url: string;
	name: string;
	/** Bytes that are here. */
	bytes: number;
	/** False: the download broke off and can be taken up again. */
	isWhole: boolean;
}

/** The model that is in memory now. */
export interface RunningModel {
	ref: ModelRef;
	/** Tokens that fit into one conversation. */
	contextLength: number;
	usesGpu: boolean;
	/** Null: from disk or for this page only; else where it is kept. */
	url: string | null;
	hasChatTemplate: boolean;
}

/** `absent`: this browser has no such model at all. */
export type BuiltInState = 'absent' | 'unavailable' | 'downloadable' | 'downloading' | 'available';

export interface Room {
	/** Bytes this origin uses now. */
	used: number;
	/** Bytes the browser may still grant; an estimate. */
	free: number;
}

/** Port: models inside the page. */
export interface BrowserModelsPort {
	list(): Promise<readonly KeptModel[]>;
	/** Null where the browser does not say. */
	room(): Promise<Room | null>;
	download(
		url: string,
		onProgress: (loaded: number, total: number | null) => void,
		signal: AbortSignal,
	): Promise<Result<null, ModelFailure>>;
	keep(files: readonly File[], signal: AbortSignal): Promise<Result<string, ModelFailure>>;
	delete(url: string): Promise<void>;
	load(
		from: { url: string } | { files: readonly File[] },
		signal: AbortSignal,
	): Promise<Result<RunningModel, ModelFailure>>;
	unload(): Promise<void>;
	/** Told after each reply of the running model. */
	onSpeed(listener: (tokensPerSecond: number) => void): void;
	/** False: this browser has no model of its own at all. */
	hasBuiltIn: boolean;
	builtIn(): Promise<BuiltInState>;
	fetchBuiltIn(onProgress: (fraction: number) => void, signal: AbortSignal): Promise<ModelFailure | null>;
	/** The reference of the browser's own model. */
	builtInRef: ModelRef;
	open(id: string): LanguageModel | null;
}

export interface BrowserModelsParts {
	/** Called when the list of usable models, or what is known of them, changes. */
	announce: () => void;
	/** Called when a model has been loaded. */
	choose: (id: string) => void;
	/** Milliseconds since the epoch. */
	now: () => number;
}

export type Work =
	| { kind: 'idle' }
	| {
			kind: 'downloading';
			url: string;
			loaded: number;
			total: number | null;
			/** Null before it can be told. */
			secondsLeft: number | null;
	  }
	| { kind: 'loading'; name: string }
	| { kind: 'failed'; failure: ModelFailure };

/** Models inside the page: kept files, the one in memory, the browser's own. One thing at a time with files. */
export class BrowserModels {
	kept = $state.raw<readonly KeptModel[]>([]);
	room = $state.raw<Room | null>(null);
	work = $state.raw<Work>({ kind: 'idle' });
	running = $state.raw<RunningModel | null>(null);
	tokensPerSecond = $state.raw<number | null>(null);
	/** Files the person picked for this page; kept files are not here. */
	picked = $state.raw<readonly File[]>([]);
	/** Asked for on a click only: asking wakes the browser's own service. */
	builtIn = $state.raw<BuiltInState | 'not-asked'>('absent');
	/** 0 to 1 while the browser fetches its own model. */
	builtInProgress = $state.raw<number | null>(null);
	/** Why the browser's own model was not asked or not fetched. */
	builtInProblem = $state.raw<ModelFailure | null>(null);
	readonly #port: BrowserModelsPort;
	readonly #parts: BrowserModelsParts;
	readonly #looks = new Newest();
	/** Of the work with files. */
	#control = new AbortController();
	/** Of the browser's own download, which goes on beside it. */
	#builtInControl = new AbortController();

	constructor(port: BrowserModelsPort, parts: BrowserModelsParts) {
		this.#port = port;
		this.#parts = parts;
		this.builtIn = port.hasBuiltIn ? 'not-asked' : 'absent';
		port.onSpeed((tokensPerSecond) => {
			this.tokensPerSecond = tokensPerSecond;
			this.#parts.announce();
		});
	}

	/** One thing at a time. */
	get isAtFiles(): boolean {
		return this.work.kind === 'downloading' || this.work.kind === 'loading';
	}

	get isBusy(): boolean {
		return this.isAtFiles || this.builtInProgress !== null;
	}

	/** How the running model computes, in words. */
	get engineWords(): string {
		if (this.running === null) return '';
		const how = this.running.usesGpu ? 'on the graphics card (WebGPU)' : 'on one processor thread';
		return this.tokensPerSecond === null
			? how
			: `${how}, ${this.tokensPerSecond.toFixed(this.tokensPerSecond < 10 ? 1 : 0)} tokens a second in its last reply`;
	}

	get builtInRef(): ModelRef {
		return this.#port.builtInRef;
	}

	/** Never rejects: where the browser does not say what is stored, nothing is listed. */
	async refresh(): Promise<void> {
		const isNewest = this.#looks.begin();
		const [kept, room] = await Promise.allSettled([this.#port.list(), this.#port.room()]);
		if (!isNewest()) return;
		this.kept = kept.status === 'fulfilled' ? kept.value : [];
		this.room = room.status === 'fulfilled' ? room.value : null;
	}

	/** Downloads and then loads it. */
	async fetch(url: string): Promise<void> {
		if (this.isAtFiles) return;
		const start = this.#parts.now();
		let first: number | null = null;
		const idle = { kind: 'downloading', url, loaded: 0, total: null, secondsLeft: null } as const;
		const fetched = await this.#do(idle, (signal) =>
			this.#port.download(
				url,
				(loaded, total) => {
					if (signal.aborted) return;
					// What an earlier try left is not this one's speed.
					first ??= loaded;
					const speed = (loaded - first) / Math.max(1, this.#parts.now() - start);
					const secondsLeft = total === null || speed <= 0 ? null : (total - loaded) / speed / 1000;
					this.work = { kind: 'downloading', url, loaded, total, secondsLeft };
				},
				signal,
			),
		);
		await this.refresh();
		if (fetched.ok) await this.load(url);
	}

	async load(url: string): Promise<void> {
		const name = this.kept.find((kept) => kept.url === url)?.name ?? url;
		await this.#load({ url }, name);
	}

	/** For this page only. */
	async pick(files: readonly File[]): Promise<void> {
		if (files.length === 0) return;
		if (await this.#load({ files }, files[0]?.name ?? '')) this.picked = files;
	}

	/** Copies the picked files into this browser's own storage. */
	async keepPicked(): Promise<void> {
		if (this.isAtFiles || this.picked.length === 0) return;
		const work = { kind: 'loading', name: 'a copy for later visits' } as const;
		const kept = await this.#do(work, (signal) => this.#port.keep(this.picked, signal));
		if (kept.ok && this.running !== null) this.running = { ...this.running, url: kept.value };
		await this.refresh();
	}

	/** Ends the work with files. */
	cancel(): void {
		this.#control.abort();
	}

	/** Ends the waiting for the browser's own download. */
	cancelBuiltIn(): void {
		this.#builtInControl.abort();
	}

	async delete(url: string): Promise<void> {
		if (this.running?.url === url) await this.unload();
		await this.#port.delete(url).catch((error: unknown) => this.#say(error));
		await this.refresh();
	}

	/** Also where freeing the memory fails: nobody asks this model any more. */
	async unload(): Promise<void> {
		const unloading = this.#port.unload();
		this.#forgetRunning();
		await unloading.catch((error: unknown) => this.#say(error));
	}

	/** After everything was deleted from outside. */
	async forgotten(): Promise<void> {
		this.cancel();
		this.cancelBuiltIn();
		// What is still under way belongs to what was forgotten.
		this.#control = new AbortController();
		this.#builtInControl = new AbortController();
		this.work = { kind: 'idle' };
		this.builtIn = this.#port.hasBuiltIn ? 'not-asked' : 'absent';
		this.builtInProgress = null;
		this.builtInProblem = null;
		this.#forgetRunning();
		await this.refresh();
	}

	async askBuiltIn(): Promise<void> {
		try {
			this.builtIn = await this.#port.builtIn();
			this.#parts.announce();
		} catch (error) {
			this.builtInProblem = faultOf(error);
		}
	}

	async fetchBuiltIn(): Promise<void> {
		if (this.builtInProgress !== null) return;
		const control = (this.#builtInControl = new AbortController());
		this.builtInProgress = 0;
		this.builtInProblem = null;
		const onProgress = (fraction: number): void => {
			if (!control.signal.aborted) this.builtInProgress = fraction;
		};
		let failure: ModelFailure | null;
		try {
			failure = await this.#port.fetchBuiltIn(onProgress, control.signal);
		} catch (error) {
			failure = faultOf(error);
		}
		if (this.#builtInControl !== control) return;
		this.builtInProgress = null;
		this.builtInProblem = failure;
		await this.askBuiltIn();
	}

	async #load(from: { url: string } | { files: readonly File[] }, name: string): Promise<boolean> {
		if (this.isAtFiles) return false;
		this.running = null;
		this.picked = [];
		this.tokensPerSecond = null;
		const loaded = await this.#do({ kind: 'loading', name }, (signal) => this.#port.load(from, signal));
		this.running = loaded.ok ? loaded.value : null;
		this.#parts.announce();
		if (loaded.ok) this.#parts.choose(loaded.value.ref.id);
		return loaded.ok;
	}

	#forgetRunning(): void {
		this.running = null;
		this.picked = [];
		this.tokensPerSecond = null;
		this.#parts.announce();
	}

	/** What is under way has the place. */
	#say(error: unknown): void {
		if (!this.isAtFiles) this.work = { kind: 'failed', failure: faultOf(error) };
	}

	/** Whatever goes wrong ends in `failed`, never in a state without an end. */
	async #do<T>(
		work: Work,
		action: (signal: AbortSignal) => Promise<Result<T, ModelFailure>>,
	): Promise<Result<T, ModelFailure>> {
		const control = (this.#control = new AbortController());
		this.work = work;
		const result = await action(control.signal).catch((error: unknown) => err(faultOf(error)));
		if (this.#control !== control) return err(FORGOTTEN);
		this.work = result.ok ? { kind: 'idle' } : { kind: 'failed', failure: result.error };
		return result;
	}
}

const FORGOTTEN: ModelFailure = {
	kind: 'cancelled',
	message: settingsWords.inBrowser.forgotten,
	remedy: settingsWords.inBrowser.startAgain,
};
