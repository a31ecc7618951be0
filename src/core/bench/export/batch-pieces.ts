import type { RunId } from '../../ids.ts';
import type { Question } from '../../question.ts';
import type { Steps } from '../../steps.ts';
import type { Experiment } from '../experiment.ts';
import type { Cell, Plan } from '../plan.ts';
import { specOf } from '../specs.ts';
import type { CellStates } from '../state.ts';
import {
	type Batch,
	type BatchFile,
	type BatchItem,
	type BatchLimits,
	LIMITS,
	onlyCallOf,
	placeOf,
} from './batch.ts';

/** What a batch may hold: planned runs, and those that failed for a reason of the host's. In plan order. */
export function openCells({ cells }: Plan, states: CellStates): readonly Cell[] {
	return cells.filter(({ key }) => {
		const state = states.get(key);
		return state === undefined || state.kind === 'failed';
	});
}

/** A cell as batches know it; which run it will be is not known yet. */
export function batchItem(experiment: Experiment, cell: Cell, question: Question): BatchItem {
	return { key: cell.key, spec: specOf(experiment, cell, question, '' as RunId) };
}

/**
 * What replies of a batch are looked for: the open cells of methods that ask once. Of a cell its host matters here, and not what
 * it asks.
 */
export function* awaitedItemSteps(
	experiment: Experiment,
	plan: Plan,
	states: CellStates,
): Steps<readonly BatchItem[]> {
	const asksOnce = new Map<Cell['condition'], boolean>();
	const awaited: BatchItem[] = [];
	for (const cell of openCells(plan, states)) {
		yield;
		if (asksOnce.get(cell.condition) === false) continue;
		const item = batchItem(experiment, cell, { text: '', source: { kind: 'typed' } });
		const isAwaited =
			asksOnce.get(cell.condition) ?? (placeOf(item.spec) !== null && onlyCallOf(item.spec) !== null);
		asksOnce.set(cell.condition, isAwaited);
		if (isAwaited) awaited.push(item);
	}
	return awaited;
}

/** Batches that are made piece by piece, put together; a file is filled up to what a host takes. */
export class BatchPieces {
	severalCalls = 0;
	withoutHost = 0;
	readonly #files: (Omit<BatchFile, 'lines'> & { lines: string[]; bytes: number })[] = [];
	readonly #limits: BatchLimits;

	constructor(limits: BatchLimits = LIMITS) {
		this.#limits = limits;
	}

	get files(): readonly BatchFile[] {
		return this.#files;
	}

	add(piece: Batch): void {
		this.severalCalls += piece.severalCalls.length;
		this.withoutHost += piece.withoutHost.length;
		for (const { model, host, lines } of piece.files) {
			for (const line of lines) {
				const bytes = new TextEncoder().encode(line).length;
				let file = this.#files.findLast((open) => open.model.id === model.id);
				const isFull =
					file !== undefined &&
					(file.lines.length >= this.#limits.lines || file.bytes + bytes > this.#limits.bytes);
				if (file === undefined || isFull) {
					file = { model, host, lines: [], bytes: 0 };
					this.#files.push(file);
				}
				file.lines.push(line);
				file.bytes += bytes;
			}
		}
	}
}
