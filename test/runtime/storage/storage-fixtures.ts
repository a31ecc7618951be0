import type { RunId, GroupId } from '../../../src/core/ids.ts';
import type { Clock } from '../../../src/core/ports.ts';
import type { RunSpec } from '../../../src/core/record/spec.ts';
import type { RunEvent } from '../../../src/core/record/event.ts';
import { parseRun } from '../../../src/core/record/parse.ts';
import type { RunStore } from '../../../src/core/ports.ts';
import { createDatabase, type Database } from '../../../src/runtime/storage/db.ts';
import { createRunStore } from '../../../src/runtime/storage/runs.ts';

let names = 0;

/** A database of its own for each test; a shared name makes two tabs. */
export function freshDatabase(name = `test-${String(++names)}`, openLimitMs?: number): Database {
	return createDatabase(openLimitMs === undefined ? { name } : { name, openLimitMs });
}

export function freshName(): string {
	return `test-${String(++names)}`;
}

/** The store as the page makes it; `onRead` is told of every record that is decoded. */
export function storeOn(database: Database, onRead: (records: unknown) => void = () => undefined): RunStore {
	return createRunStore({
		database,
		parseRun: (records) => {
			onRead(records);
			return Promise.resolve(parseRun(records));
		},
	});
}

const demo = { id: 'demo:bold', label: 'Demo', kind: 'scripted' } as const;

export function startOf(runId: string, at: number, of: Partial<RunSpec> = {}): RunEvent {
	return {
		runId: runId as RunId,
		seq: 0,
		at,
		type: 'run-start',
		version: 2,
		spec: {
			runId: runId as RunId,
			groupId: 'group' as GroupId,
			question: { text: `Question of ${runId}`, source: { kind: 'typed' } },
			method: 'all-text',
			options: {},
			models: { task: demo, coach: demo, checker: demo, summariser: demo },
			limits: { pythonMs: 10_000 },
			...of,
		},
	};
}

export function remarkOf(runId: string, seq: number, text: string): RunEvent {
	return { runId: runId as RunId, seq, at: 1000 + seq, type: 'remark', turn: 1, text };
}

export function endOf(runId: string, seq: number): RunEvent {
	return { runId: runId as RunId, seq, at: 1000 + seq, type: 'run-end', outcome: 'finished' };
}

/** A clock that stands still until told: sleepers wake when their time has come. */
export class ManualClock implements Clock {
	private time = 1_000_000;
	private sleepers: { at: number; wake: () => void }[] = [];

	now(): number {
		return this.time;
	}

	sleep(ms: number, signal: AbortSignal): Promise<void> {
		return new Promise((resolve) => {
			this.sleepers.push({ at: this.time + ms, wake: resolve });
			signal.addEventListener('abort', () => resolve(), { once: true });
		});
	}

	async advance(ms: number): Promise<void> {
		this.time += ms;
		const due = this.sleepers.filter((sleeper) => sleeper.at <= this.time);
		this.sleepers = this.sleepers.filter((sleeper) => sleeper.at > this.time);
		for (const sleeper of due) sleeper.wake();
		await new Promise((resolve) => setImmediate(resolve));
	}
}

/** The browser's Storage on a Map. */
export class MapStorage {
	private readonly map = new Map<string, string>();

	get length(): number {
		return this.map.size;
	}

	getItem(name: string): string | null {
		return this.map.get(name) ?? null;
	}

	setItem(name: string, value: string): void {
		this.map.set(name, value);
	}

	removeItem(name: string): void {
		this.map.delete(name);
	}

	key(index: number): string | null {
		return [...this.map.keys()][index] ?? null;
	}

	dump(): string {
		return JSON.stringify([...this.map]);
	}
}
