import { describe, expect, it } from 'vitest';
import { demoReply } from '../../../src/core/demo/demo-reply.ts';
import { publishedRate } from '../../../src/core/tasks/published-rates.ts';
import { SUMMARISE_INSTRUCTION } from '../../../src/core/methods/code-text-sum.ts';
import { createRng } from '../../../src/core/rng.ts';
import { lastMarked } from '../../../src/core/reply/answer.ts';
import { standardSudoku } from '../../../src/core/tasks/standard-sudoku/family.ts';
import type { Question } from '../../../src/core/question.ts';

const level = standardSudoku.levels.find(({ published }) => published)!;
const grid = standardSudoku.generate(level, createRng('one grid'));

/** The same grid under different seeds, so that only the draw differs. */
function summaryOf(seed: number, inWords: string, printed: string): string {
	const question: Question = {
		text: standardSudoku.question(grid),
		source: {
			kind: 'instance',
			family: 'standard-sudoku',
			level: level.id,
			seed: String(seed),
			instance: grid,
		},
	};
	const content =
		`${SUMMARISE_INSTRUCTION}\n\nQuestion:\n${question.text}\n\nAnswer of the first solver, in words:\n` +
		`Step by step.\n\n<<<${inWords}>>>\n\nAnswer of the second solver, in code:\n` +
		'```python\nprint(f"<<<{grid}>>>")\n```\n\n' +
		`What running its program gave:\n<<<${printed}>>>`;
	const { text } = demoReply({ role: 'task', question, messages: [{ role: 'user', content }] }, 'bold');
	return lastMarked(text) ?? '';
}

describe('summaryReply', () => {
	it('drops the right answer of a Sudoku as often as the published summary did', () => {
		const right = standardSudoku.solve(grid);
		const wrong = standardSudoku.slip(grid, createRng('wrong grid'));
		const chosen = Array.from({ length: 300 }, (_, seed) => summaryOf(seed, wrong, right));
		const rate = chosen.filter((answer) => answer === right).length / 300;
		expect(chosen.every((answer) => answer === right || answer === wrong)).toBe(true);
		expect(Math.abs(rate - publishedRate('standard-sudoku', 'sum1'))).toBeLessThan(0.06);
	});

	it('keeps an answer both solvers share', () => {
		const right = standardSudoku.solve(grid);
		expect(Array.from({ length: 20 }, (_, seed) => summaryOf(seed, right, right))).toEqual(
			Array.from({ length: 20 }, () => right),
		);
	});
});
