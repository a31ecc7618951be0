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

	test('bring one reply, one output or one word of a coach at a time, lane after lane', () => {
		const arrived = steps.map(({ kind, lane, shown }, at) => {
			if (kind !== 'part' || lane === null) return null;
			const came = (runs[lane] ?? []).slice(steps[at - 1]?.shown[lane] ?? 0, shown[lane]);
			return came.filter(
				(event) =>
					event.type === 'call-end' ||
					event.type === 'code-end' ||
					(event.type === 'decision' && event.by === 'coach'),
			).length;
		});
		expect(new Set(arrived)).toEqual(new Set([null, 1]));
		const lanes = steps.flatMap(({ lane }) => lane ?? []);
		expect(lanes).toEqual(lanes.toSorted((a, b) => a - b));
	});

	test('bring replies that came at the same time one after the other', () => {
		const [start, ...rest] = runs[0] ?? [];
		const call = rest.find(({ type }) => type === 'call-start');
		const reply = rest.find(({ type }) => type === 'call-end');
		if (start === undefined || call?.type !== 'call-start' || reply?.type !== 'call-end') throw new Error();
		const both = ['a', 'b'].map((callId) => [
			{ ...call, callId },
			{ ...reply, callId },
		]);
		const [a = [], b = []] = both;
		const together = [start, a[0]!, b[0]!, a[1]!, b[1]!];
		expect(stepsOf([together]).map(({ kind, shown }) => [kind, ...shown])).toEqual([
			['question', 1],
			['part', 4],
			['part', 5],
		]);
	});

	test('name the programs whose output comes with them, each once', () => {
		const programs = runs.flat().flatMap((event) => (event.type === 'code-end' ? [event.codeId] : []));
		expect(steps.flatMap(({ codeIds }) => codeIds)).toEqual(programs);
	});

	test('are the question alone where there is no run', () => {
		expect(stepsOf([])).toEqual([{ kind: 'question', lane: null, shown: [], ms: 0, codeIds: [] }]);
	});
});
