import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Step, stepsOf } from '../../../src/core/capsule/steps.ts';
import { parseRun } from '../../../src/core/record/parse.ts';

const example = JSON.parse(readFileSync('public/example-run.json', 'utf8')) as readonly unknown[];
const runs = example.flatMap((stored) => {
	const run = parseRun(stored);
	return run.ok ? [run.value] : [];
});
const steps = stepsOf(runs);
const total = ({ shown }: Step) => shown.reduce((sum, n) => sum + n, 0);

describe('the steps of a capsule', () => {
	test('begin with the question alone and end with everything', () => {
		expect(steps[0]).toEqual({ kind: 'question', lane: null, shown: runs.map(() => 1), ms: 0, codeIds: [] });
		expect(steps.at(-1)?.shown).toEqual(runs.map((events) => events.length));
	});

	test('show more from one to the next, but for a stop to bet', () => {
		for (const [at, step] of steps.entries()) {
			const before = steps[at - 1];
			if (before === undefined) continue;
			expect(total(step) - total(before) > 0).toBe(step.kind !== 'bet');
		}
	});

	test('keep every verdict back until after the bet on its lane', () => {
		for (const { kind, lane, shown } of steps) {
			if (lane === null || kind === 'verdict') continue;
			const seen = runs[lane]?.slice(0, shown[lane]) ?? [];
			expect(seen.filter(({ type }) => type === 'verdict' || type === 'run-end')).toEqual([]);
		}
		expect(steps.filter(({ kind }) => kind === 'bet')).toHaveLength(runs.length);
		expect(steps.filter(({ kind }) => kind === 'verdict')).toHaveLength(runs.length);
	});

	test('bring one reply or one output at a time, lane after lane', () => {
		for (const [at, { kind, lane, shown }] of steps.entries()) {
			if (kind !== 'part' || lane === null) continue;
			const from = steps[at - 1]?.shown[lane] ?? 0;
			const came = runs[lane]?.slice(from, shown[lane]) ?? [];
			expect(came.filter(({ type }) => type === 'call-end' || type === 'code-end')).toHaveLength(1);
		}
		const lanes = steps.flatMap(({ lane }) => lane ?? []);
		expect(lanes).toEqual(lanes.toSorted((a, b) => a - b));
	});

	test('name the programs whose output comes with them, each once', () => {
		const programs = runs.flat().flatMap((event) => (event.type === 'code-end' ? [event.codeId] : []));
		expect(steps.flatMap(({ codeIds }) => codeIds)).toEqual(programs);
	});

	test('are the question alone where there is no run', () => {
		expect(stepsOf([])).toEqual([{ kind: 'question', lane: null, shown: [], ms: 0, codeIds: [] }]);
	});
});
