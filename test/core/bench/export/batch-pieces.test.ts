import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { batchIdOf, batchOf } from '../../../../src/core/bench/export/batch.ts';
import {
	awaitedItemSteps,
	batchItem,
	BatchPieces,
	openCells,
} from '../../../../src/core/bench/export/batch-pieces.ts';
import { finish } from '../../../../src/core/steps.ts';
import { planOf } from '../../../../src/core/bench/plan.ts';
import type { CellState } from '../../../../src/core/bench/state.ts';
import { summaryOfCell } from '../../../support/bench-runs.ts';
import { castOf, designOf, experimentOf, hosted, questionOfCell } from '../../../support/experiment.ts';

const claude = { id: 'anthropic:claude-haiku-4-5', label: 'claude', kind: 'hosted' } as const;
const snapshots = {
	[claude.id]: { host: 'anthropic', baseUrl: 'https://api.anthropic.com/v1', model: 'claude-haiku-4-5' },
};
const demo = { id: 'demo:bold', label: 'Demo', kind: 'scripted' } as const;
const experiment = experimentOf(
	designOf({
		methods: [
			{ id: 'all-text', options: {} },
			{ id: 'codesteer', options: {} },
		],
		casts: [castOf(hosted), { ...castOf(claude), snapshots }, { models: castOf(demo).models }],
		sizes: [{ instances: 4, repeats: 1 }],
	}),
);
const plan = planOf(experiment.design);
const items = plan.cells.map((cell) => batchItem(experiment, cell, questionOfCell(cell)));

describe('batches made in pieces', () => {
	test('are those made in one go, wherever they are cut and whatever a file holds', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 5 }), (piece, lines) => {
				const limits = { lines, bytes: 1e9 };
				const whole = batchOf(items, () => [], limits);
				const pieces = new BatchPieces(limits);
				for (let at = 0; at < items.length; at += piece) pieces.add(batchOf(items.slice(at, at + piece)));
				const linesOf = (files: typeof whole.files, id: string) =>
					files.filter(({ model }) => model.id === id).map((file) => file.lines);
				for (const { id } of [hosted, claude]) {
					expect(linesOf(pieces.files, id)).toEqual(linesOf(whole.files, id));
				}
				expect([pieces.severalCalls, pieces.withoutHost]).toEqual([
					whole.severalCalls.length,
					whole.withoutHost.length,
				]);
			}),
		);
	});

	test('are split by their bytes, not by their characters', () => {
		const file = { model: hosted, host: batchOf(items).files[0]!.host, lines: ['äää\n', 'b\n'] };
		const pieces = new BatchPieces({ lines: 10, bytes: 8 });
		pieces.add({ files: [file], severalCalls: [], withoutHost: [] });
		expect(pieces.files.map(({ lines }) => lines)).toEqual([['äää\n'], ['b\n']]);
	});
});

describe('what a batch may hold', () => {
	const [first, second, third] = plan.cells as [
		(typeof plan.cells)[0],
		(typeof plan.cells)[0],
		(typeof plan.cells)[0],
	];
	const states = new Map<string, CellState>([
		[first.key, { kind: 'judged', run: summaryOfCell(first), score: 1 }],
		[second.key, { kind: 'running' }],
		[third.key, { kind: 'failed', run: summaryOfCell(third) }],
	]);

	test('is what is planned or failed, and neither judged nor going on', () => {
		expect(openCells(plan, states)).toEqual(plan.cells.slice(2));
	});

	test('is awaited where its method asks once and its model has a host', () => {
		const awaited = finish(awaitedItemSteps(experiment, plan, states)).map(({ key }) => batchIdOf(key));
		const sent = batchOf(items.filter(({ key }) => key !== first.key && key !== second.key)).files;
		const names = sent.flatMap(({ lines }) =>
			lines.map((line) => (JSON.parse(line) as { custom_id: string }).custom_id),
		);
		expect(awaited.toSorted()).toEqual(names.toSorted());
	});
});
