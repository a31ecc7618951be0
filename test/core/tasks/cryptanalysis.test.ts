import { describe, expect, it } from 'vitest';
import { cryptanalysis as family } from '../../../src/core/tasks/cryptanalysis/family.ts';
import type { CryptanalysisInstance } from '../../../src/core/tasks/cryptanalysis/instance.ts';
import { DIGIT_PAIRS, feedback, LETTER_PAIRS } from '../../../src/core/tasks/cryptanalysis/lock-feedback.ts';
import type { HalfFeedback } from '../../../src/core/tasks/cryptanalysis/lock-feedback.ts';
import { drawInstances, judgeReply, mean } from '../../support/judge.ts';

function said(
	exact: 0 | 1 | 2,
	misplaced: 0 | 1 | 2,
	wrong: 0 | 1 | 2,
	hint: HalfFeedback['hint'] = 'none',
): HalfFeedback {
	return { exact, misplaced, wrong, hint };
}

// Worked out by hand; the code is 70KQ.
const example: CryptanalysisInstance = {
	guesses: [
		{
			digits: [8, 3],
			letters: ['K', 'B'],
			digitFeedback: said(0, 0, 2),
			letterFeedback: said(1, 0, 1, 'low'),
		},
		{
			digits: [0, 5],
			letters: ['Q', 'Z'],
			digitFeedback: said(0, 1, 1),
			letterFeedback: said(0, 1, 1, 'high'),
		},
		{ digits: [7, 6], letters: ['X', 'D'], digitFeedback: said(1, 0, 1), letterFeedback: said(0, 0, 2) },
	],
};

function judge(answer: string, instance = example): string {
	return judgeReply(family, instance, `<<<${answer}>>>`);
}

/** All 58500 codes through the verifier. */
function allCodes(instance: CryptanalysisInstance): string[] {
	return DIGIT_PAIRS.flatMap((digits) =>
		LETTER_PAIRS.map((letters) => [...digits, ...letters].join('')),
	).filter((code) => family.verify(instance, code).kind === 'correct');
}

describe('feedback', () => {
	it.each([
		['12', said(0, 0, 2, 'low')],
		['17', said(0, 0, 2)],
		['45', said(0, 0, 2)],
		['89', said(0, 0, 2, 'high')],
		['63', said(0, 2, 0)],
		['34', said(1, 0, 1)],
		['39', said(1, 0, 1, 'high')],
		['23', said(0, 1, 1, 'low')],
		['36', said(2, 0, 0)],
	])('of %s for the code 36', (guess, expected) => {
		const [a, b] = Array.from(guess, Number) as [number, number];
		expect(feedback([a, b], [3, 6])).toEqual(expected);
	});
});

describe('cryptanalysis.verify', () => {
	it('accepts the one code in the layouts people use', () => {
		const layouts = [
			'["7","0","K","Q"]',
			'[7, 0, "K", "Q"]',
			'70KQ',
			' 7 0 K Q ',
			'7,0,K,Q',
			'70kq',
			'"70KQ"',
		];
		expect(layouts.map((layout) => judge(layout))).toEqual(layouts.map(() => 'correct'));
		expect(allCodes(example)).toEqual(['70KQ']);
	});

	it('rejects a code that fits only when missing hints are ignored', () => {
		expect(family.verify(example, '["5","6","K","Q"]')).toEqual({
			kind: 'incorrect',
			why: 'With this code the digits of guess 2 (05) would be "1 misplaced, 1 wrong (too low)", but the feedback says "1 misplaced, 1 wrong without a hint"',
		});
	});

	it('rejects exchanged places and repeated symbols', () => {
		const answers = ['["0","7","K","Q"]', '["7","0","Q","K"]', '77KQ', '70KK'];
		expect(answers.map((answer) => judge(answer))).toEqual(answers.map(() => 'incorrect'));
	});

	it('calls anything else than two digits and two letters malformed', () => {
		const answers = [
			'KQ70',
			'["70","KQ"]',
			'["7","0","K"]',
			'["7","0","K","Q","Z"]',
			'7OKQ',
			'70K',
			'[70KQ]',
		];
		expect(answers.map((answer) => judge(answer))).toEqual(answers.map(() => 'malformed'));
	});

	it('keeps a leading zero', () => {
		const zero: CryptanalysisInstance = {
			guesses: [
				{
					digits: [0, 9],
					letters: ['A', 'C'],
					digitFeedback: feedback([0, 9], [0, 7]),
					letterFeedback: feedback(['A', 'C'], ['A', 'B']),
				},
			],
		};
		expect(judge('07AB', zero)).toBe('correct');
		expect(judge('[0, 7, "A", "B"]', zero)).toBe('correct');
	});
});

describe('cryptanalysis.question', () => {
	it('never shows the code as the format example', () => {
		const sample = '<<<["1", "2", "A", "B"]>>>';
		expect(family.question(example)).toContain(sample);
		const given = { digits: [0, 9], letters: ['Z', 'C'] } as const;
		const digitFeedback = feedback(given.digits, [1, 2]);
		const letterFeedback = feedback(given.letters, ['A', 'B']);
		const guess = { digits: [0, 9], letters: ['Z', 'C'], digitFeedback, letterFeedback };
		const instance = { guesses: [guess, ...hints()] } as CryptanalysisInstance;
		expect(family.solve(instance)).toBe('["1","2","A","B"]');
		expect(family.question(instance)).not.toContain(sample);
	});
});

/** Guesses that leave the code 12AB alone. */
function hints(): CryptanalysisInstance['guesses'] {
	return (
		[
			[1, 3, 'A', 'C'],
			[4, 2, 'D', 'B'],
		] as const
	).map(([a, b, c, d]) => ({
		digits: [a, b],
		letters: [c, d],
		digitFeedback: feedback([a, b], [1, 2]),
		letterFeedback: feedback([c, d], ['A', 'B']),
	}));
}

describe('cryptanalysis.parse', () => {
	it('refuses feedback that no code explains or that cannot be', () => {
		const [first] = example.guesses;
		const twice = { ...first!, digitFeedback: said(2, 0, 0) };
		expect(family.parse({ guesses: [first, twice] })).toBeNull();
		expect(family.parse({ guesses: [{ ...first!, digitFeedback: said(1, 1, 1) }] })).toBeNull();
		expect(family.parse({ guesses: [{ ...first!, digits: [3, 3] }] })).toBeNull();
		expect(family.parse({ guesses: [{ ...first!, letters: ['a', 'B'] }] })).toBeNull();
	});
});

describe('cryptanalysis.generate', () => {
	const drawn = drawInstances(family, 12);

	it('leaves one code, and each guess excludes something', () => {
		for (const { instances } of [drawn[1]!, drawn[5]!, drawn[7]!]) {
			const instance = instances[0]!;
			expect(allCodes(instance).map((code) => JSON.stringify(Array.from(code)))).toEqual([
				family.solve(instance),
			]);
			const fewer = { guesses: instance.guesses.slice(0, -1) };
			expect(allCodes(fewer).length).toBeGreaterThan(1);
		}
	});

	it('rejects single faults of a right answer', () => {
		for (const { instances } of drawn) {
			for (const instance of instances) {
				const [a, b, c, d] = JSON.parse(family.solve(instance)) as [string, string, string, string];
				const other = String((Number(a) + (String((Number(a) + 1) % 10) === b ? 2 : 1)) % 10);
				const faults = [
					[b, a, c, d],
					[a, b, d, c],
					[other, b, c, d],
					[a, a, c, d],
					[a, b, c],
				];
				const kinds = faults.map((fault) => family.verify(instance, JSON.stringify(fault)).kind);
				expect(kinds).toEqual(['incorrect', 'incorrect', 'incorrect', 'incorrect', 'malformed']);
			}
		}
	});

	it('grows in guesses, and has no exact hit at the hardest levels', () => {
		const counts = drawn.map(({ instances }) => mean(instances.map(({ guesses }) => guesses.length)));
		expect(counts.slice(1, 6)).toEqual([...counts.slice(1, 6)].sort((a, b) => a - b));
		for (const { level, instances } of drawn) {
			const [low, high] = level.split('-').map(Number) as [number, number];
			for (const { guesses } of instances) {
				expect(guesses.length).toBeGreaterThanOrEqual(low);
				expect(guesses.length).toBeLessThanOrEqual(high);
				if (level.endsWith('blunt')) {
					expect(guesses.every((g) => g.digitFeedback.exact + g.letterFeedback.exact === 0)).toBe(true);
				}
			}
		}
	});
});
