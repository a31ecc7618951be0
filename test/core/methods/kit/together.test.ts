import { expect, test } from 'vitest';
import { together } from '../../../../src/core/methods/kit/together.ts';
import type { Step, StepResult } from '../../../../src/core/methods/method.ts';
import { note, type Steps } from '../../../../src/core/methods/steps.ts';

function* remarks(name: string, turns: readonly number[]): Steps<string> {
	for (const turn of turns) yield* note({ type: 'remark', turn, text: name });
	return `${name} is done`;
}

/** What is performed, and what comes of it. */
function play<T>(steps: Steps<T>): { rounds: string[][]; result: T } {
	const rounds: string[][] = [];
	const performed = (step: Step): StepResult => {
		if (step.kind === 'all') return { kind: 'all', results: step.steps.map(performed) };
		if (step.kind !== 'note' || step.event.type !== 'remark') throw new Error(step.kind);
		rounds.at(-1)?.push(`${String(step.event.turn)} ${step.event.text}`);
		return { kind: 'noted' };
	};
	let next = steps.next();
	while (next.done !== true) {
		rounds.push([]);
		next = steps.next(performed(next.value));
	}
	return { rounds, result: next.value };
}

test('parts of a plan go side by side, each to its own end, with turns that no other part has', () => {
	const parts = [remarks('a', [1, 1, 2]), remarks('b', []), remarks('c', [1])];
	expect(play(together(parts, 4))).toEqual({
		rounds: [['4 a', '5 c'], ['4 a'], ['6 a']],
		result: ['a is done', 'b is done', 'c is done'],
	});
});

test('what a part returns with its own turns can be told with those of all', () => {
	const parts = [remarks('a', [1, 2]), remarks('b', [1])];
	const { result } = play(together(parts, 4, (said, place) => `${said} in turn ${String(place.turn(1))}`));
	expect(result).toEqual(['a is done in turn 4', 'b is done in turn 5']);
});

test('no parts are at their end at once', () => {
	expect(play(together([], 1))).toEqual({ rounds: [], result: [] });
});

test('each part keeps an interpreter of its own, also in a later round', () => {
	const sessions = (first: number): (string | undefined)[] => {
		const part = function* (): Steps<void> {
			yield { kind: 'execute', turn: 1, callId: 'c', purpose: 'tool', code: '', session: 'interpreter' };
		};
		const { value } = together([part(), part()], first).next();
		if (!('kind' in value) || value.kind !== 'all') throw new Error('No group');
		return value.steps.map((step) => (step.kind === 'execute' ? step.session : undefined));
	};
	const all = [...sessions(1), ...sessions(3)];
	expect(new Set(all).size).toBe(4);
});
