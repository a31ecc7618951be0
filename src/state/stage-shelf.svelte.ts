import type { OfferedFile } from '../core/bench/export/offered-file.ts';
import { type Capsule, parseCapsule } from '../core/capsule/capsule.ts';
import { openCapsuleFile } from '../core/capsule/file.ts';
import { errorWords } from '../core/error-words.ts';
import type { GroupId } from '../core/ids.ts';
import type { RunStore } from '../core/ports.ts';
import type { RunEvent } from '../core/record/event.ts';
import { isStored } from '../core/record/stored.ts';
import { err, ok, type Result } from '../core/result.ts';
import { bundledCapsules } from '../words/bundled-capsules.ts';
import { capsuleWords } from '../words/capsule.ts';
import { stageWords as words } from '../words/stage.ts';
import { groupRuns, type RunGroup } from './run-groups.ts';

/** What stands under this name was opened from a file, and is gone with the page. */
export const OPENED = 'opened';

/** How many of the kept groups are offered. */
const NEWEST = 20;

export interface ShelfPorts {
	runs: Pick<RunStore, 'list' | 'load'>;
	/** Of the file beside the page; rejects where it cannot be had. */
	fetchBundled(id: string): Promise<string>;
	appVersion: string;
	/** Milliseconds since the epoch. */
	now(): number;
}

/** A capsule that can be played. */
export interface Taken {
	id: string;
	capsule: Capsule;
	/** What is missing from it, in words. */
	missing: readonly string[];
	/** What a talk goes on with; null where nothing follows. */
	after: Following | null;
}

/** Of what lies beside the page. */
export interface Following {
	id: string;
	title: string;
}

export type Kept =
	| { kind: 'loading' }
	| { kind: 'ready'; groups: readonly RunGroup[] }
	| { kind: 'failed'; reason: string };

/** What there is to be played on stage. */
export class StageShelf {
	kept = $state.raw<Kept>({ kind: 'loading' });
	/** Why the file that was offered last cannot be played. */
	fault = $state<string | null>(null);
	#opened: Capsule | null = null;
	readonly #ports: ShelfPorts;
	/** Fetched once; what has been played plays without a network. */
	readonly #bundled = new Map<string, string>();

	constructor(ports: ShelfPorts) {
		this.#ports = ports;
	}

	/** Reads which kept runs can be played. Never rejects. */
	async refresh(): Promise<void> {
		try {
			const runs = await this.#ports.runs.list();
			const groups = groupRuns(runs.filter(({ experimentId }) => experimentId === null));
			const playable = groups.filter(({ lanes }) => lanes.some(({ outcome }) => outcome !== 'running'));
			this.kept = { kind: 'ready', groups: playable.slice(0, NEWEST) };
		} catch (error) {
			this.kept = { kind: 'failed', reason: errorWords(error) };
		}
	}

	/** Fetches all that lie beside the page, so that they need no network any more. */
	async fetchAll(): Promise<void> {
		await Promise.all(bundledCapsules.map(({ id }) => this.#fetched(id)));
	}

	/** The one of this name, or why there is none, in words. Never rejects. */
	async take(id: string): Promise<Result<Taken>> {
		if (id === OPENED) {
			return this.#opened === null
				? err(words.gone)
				: ok({ id, capsule: this.#opened, missing: [], after: null });
		}
		const isBundled = bundledCapsules.some((one) => one.id === id);
		return isBundled ? this.#takeBundled(id) : this.#takeKept(id);
	}

	/** Whether the file holds a capsule; it is then there under `OPENED`. Executes nothing. Never rejects. */
	async open(file: OfferedFile): Promise<boolean> {
		this.fault = null;
		const read = await openCapsuleFile(file);
		if (read.ok) this.hold(read.value);
		else this.fault = capsuleWords.fault(read.error);
		return read.ok;
	}

	/** Puts a capsule there under `OPENED`. */
	hold(capsule: Capsule): void {
		this.#opened = capsule;
	}

	/** Lets go of what was opened from a file. */
	forget(): void {
		this.#opened = null;
		this.kept = { kind: 'loading' };
	}

	async #fetched(id: string): Promise<string> {
		const known = this.#bundled.get(id) ?? (await this.#ports.fetchBundled(id));
		this.#bundled.set(id, known);
		return known;
	}

	async #takeBundled(id: string): Promise<Result<Taken>> {
		try {
			const read = parseCapsule(await this.#fetched(id));
			if (!read.ok) return err(capsuleWords.fault(read.error));
			const place = bundledCapsules.findIndex((one) => one.id === id);
			const after = bundledCapsules[place + 1] ?? null;
			return ok({ id, capsule: read.value, missing: [], after });
		} catch (error) {
			return err(words.notFetched(errorWords(error)));
		}
	}

	async #takeKept(id: string): Promise<Result<Taken>> {
		const { runs, appVersion } = this.#ports;
		try {
			const [group] = groupRuns(await runs.list({ groupId: id as GroupId }));
			if (group === undefined) return err(words.unknown);
			const missing: string[] = [];
			const records: (readonly RunEvent[])[] = [];
			for (const [at, { runId, outcome }] of group.lanes.entries()) {
				if (outcome === 'running') {
					missing.push(words.running(at + 1));
					continue;
				}
				try {
					const events = (await runs.load(runId)) ?? [];
					const [start] = events;
					const isWhole = start?.type === 'run-start' && events.at(-1)?.type === 'run-end';
					if (isWhole) records.push(events.filter(isStored));
					else missing.push(words.broken(at + 1));
				} catch (error) {
					missing.push(words.damaged(at + 1, errorWords(error)));
				}
			}
			if (records.length === 0) return err([words.nothingLeft, ...missing].join(' '));
			const capsule: Capsule = {
				...{ title: group.question, notes: '', madeAt: this.#ports.now(), appVersion, prompts: '' },
				runs: records,
			};
			return ok({ id, capsule, missing, after: null });
		} catch (error) {
			return err(words.unreadable(errorWords(error)));
		}
	}
}
