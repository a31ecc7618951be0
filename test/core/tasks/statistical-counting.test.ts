import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRng } from '../../../src/core/rng.ts';
import { lastMarked } from '../../../src/core/reply/answer.ts';
import { statisticalCounting } from '../../../src/core/tasks/statistical-counting/family.ts';
import type { StatisticalCountingInstance } from '../../../src/core/tasks/statistical-counting/instance.ts';

function instanceOf(text: string, minRun = 2): StatisticalCountingInstance {
	return { text, rules: ['A', 'B', 'C'].map((letter, i) => ({ letter, points: i + 1, minRun })) };
}

const example = instanceOf('AABBBACCAA');

function judge(reply: string): string {
	return statisticalCounting.verify(example, lastMarked(reply)!).kind;
}

describe('statistical-counting: checking', () => {
	it.each([
		['AABBBACCAA', 7],
		['AB', 0],
		['AA', 1],
		['AAA', 1],
		['AAAA', 1],
		['AABAA', 2],
		['BAA', 1],
		['', 0],
		['DD', 0],
	])('scores %j with %i', (text, points) => {
		expect(statisticalCounting.solve(instanceOf(text))).toBe(String(points));
	});

	it('obeys a longer minimum run', () => {
		expect(statisticalCounting.solve(instanceOf('AABBB', 3))).toBe('2');
	});

	it.each([
		'<<<7>>>',
		'<<< 7 >>>',
		'<<<"7">>>',
		'<<<7.0>>>',
		'<<<+7>>>',
		'<<<[7]>>>',
		'<<<```\n7\n```>>>',
		'<<<5>>> then <<<7>>>',
	])('accepts %j', (reply) => {
		expect(judge(reply)).toBe('correct');
	});

	it('takes a negative total with either minus sign', () => {
		const negative = { text: 'AAB', rules: [{ letter: 'A', points: -4, minRun: 2 }] };
		const kinds = ['-4', '−4', '4'].map((answer) => statisticalCounting.verify(negative, answer).kind);
		expect(kinds).toEqual(['correct', 'correct', 'incorrect']);
	});

	it.each([
		['<<<6>>>', 'every run of it'],
		['<<<9>>>', 'scored more than once'],
		['<<<8>>>', 'The total is 7, not 8'],
	])('rejects %s and names the fault', (reply, fault) => {
		const verdict = statisticalCounting.verify(example, lastMarked(reply)!);
		expect(verdict.kind).toBe('incorrect');
		expect(verdict.why).toContain(fault);
	});

	it.each(['<<<seven>>>', '<<<7 points>>>', '<<<>>>', '<<<3+4>>>', '<<<7.5>>>', '<<<[[7]]>>>'])(
		'calls %j malformed',
		(reply) => {
			expect(judge(reply)).toBe('malformed');
		},
	);

	it('rejects every single fault in a right answer, on every level', () => {
		const mutations: ((value: number) => string)[] = [
			(value) => String(value + 1),
			(value) => String(value - 1),
			(value) => `${String(value)}.5`,
			(value) => `${String(value)}1`,
		];
		fc.assert(
			fc.property(
				fc.constantFrom(...statisticalCounting.levels),
				fc.nat(),
				fc.constantFrom(...mutations),
				(level, seed, mutate) => {
					const instance = statisticalCounting.generate(level, createRng('counting test', level.id, seed));
					const answer = statisticalCounting.solve(instance);
					expect(statisticalCounting.verify(instance, answer).kind).toBe('correct');
					expect(statisticalCounting.verify(instance, mutate(Number(answer))).kind).not.toBe('correct');
				},
			),
		);
	});

	it('agrees with a count by pattern', () => {
		for (const level of statisticalCounting.levels) {
			const instance = statisticalCounting.generate(level, createRng('pattern', level.id));
			const points = (instance.text.match(/(.)\1*/g) ?? []).map((run) => {
				const rule = instance.rules.find(({ letter }) => run.startsWith(letter))!;
				return run.length >= rule.minRun ? rule.points : 0;
			});
			expect(statisticalCounting.solve(instance)).toBe(String(points.reduce((sum, each) => sum + each, 0)));
		}
	});

	it('refuses two rules for a letter, odd numbers and oversized text', () => {
		const [rule] = example.rules;
		expect(statisticalCounting.parse({ ...example, rules: [rule, rule] })).toBeNull();
		expect(statisticalCounting.parse({ ...example, rules: [{ ...rule, points: 0.5 }] })).toBeNull();
		expect(statisticalCounting.parse({ ...example, rules: [{ ...rule, minRun: 0 }] })).toBeNull();
		expect(statisticalCounting.parse({ ...example, text: 'A'.repeat(5001) })).toBeNull();
	});
});

describe('statistical-counting: generating', () => {
	it('keeps the published rules on the published levels', () => {
		for (const level of statisticalCounting.levels.filter(({ published }) => published)) {
			const { text, rules } = statisticalCounting.generate(level, createRng(level.id));
			expect(text).toHaveLength(level.params.length);
			expect(rules.map(({ points, minRun }) => [points, minRun])).toEqual(rules.map((_, i) => [i + 1, 2]));
		}
	});

	it('tells the misreadings apart on the varied levels', () => {
		for (const level of statisticalCounting.levels.filter(({ params }) => params.varied)) {
			const instance = statisticalCounting.generate(level, createRng('varied', level.id));
			const truth = Number(statisticalCounting.solve(instance));
			const pieces = (instance.text.match(/(.)\1*/g) ?? []).map((run) => {
				const { points, minRun } = instance.rules.find(({ letter }) => run.startsWith(letter))!;
				return points * Math.floor(run.length / minRun);
			});
			expect(pieces.reduce((sum, each) => sum + each, 0)).not.toBe(truth);
		}
	});

	it('grows by length, then by the number of letters', () => {
		const sizes = statisticalCounting.levels.map(({ params }) => params.length * 100 + params.letters);
		expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
	});
});
