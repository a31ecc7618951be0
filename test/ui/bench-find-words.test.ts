import { describe, expect, it } from 'vitest';
import type { BreakingPointFact } from '../../src/core/bench/plots/breaking-point.ts';
import { benchFindWords as words } from '../../src/words/bench-find.ts';

const aim = { threshold: 0.5, alpha: 0.05, most: 40 };
const fact = (more: Partial<BreakingPointFact>): BreakingPointFact => ({
	condition: 't',
	holds: '4 × 4',
	fails: '8 × 8',
	between: [],
	end: 'found',
	questions: 41,
	...more,
});
const said = (more: Partial<BreakingPointFact>, of = aim) =>
	words.picture.says([fact(more)], of, () => 'All text').split(' Shaded:')[0];

describe('the sentence below a search', () => {
	it.each<[Partial<BreakingPointFact>, string]>([
		[{}, 'All text holds up to “4 × 4” and fails from “8 × 8”; sure at 95 %, 41 questions.'],
		[{ fails: null }, 'All text holds even at the hardest level, “4 × 4”; sure at 95 %, 41 questions.'],
		[{ holds: null }, 'All text fails even at the easiest level, “8 × 8”; sure at 95 %, 41 questions.'],
		[
			{ holds: null, fails: null, between: ['4 × 4', '8 × 8'], end: 'spent' },
			'All text: no breaking point found within 40 questions a level (41 questions).',
		],
		[
			{ between: ['6 × 6'], end: 'spent' },
			'All text holds up to “4 × 4” and fails from “8 × 8”; of “6 × 6” it could not be said within 40 questions a level; sure at 95 %, 41 questions.',
		],
		[
			{ end: 'contradicted' },
			'All text does a harder level surely better than an easier one, so there is no one breaking point (sure at 95 %, 41 questions).',
		],
		[
			{ holds: null, fails: null, between: ['4 × 4', '8 × 8'], end: null, questions: 1 },
			'Where All text breaks cannot be said yet (1 question).',
		],
		[
			{ fails: null, between: ['6 × 6', '8 × 8'], end: null },
			'All text holds up to “4 × 4”; of “6 × 6” and “8 × 8” it cannot be said yet; sure at 95 %, 41 questions.',
		],
		[
			{ holds: null, between: ['2 × 2', '3 × 3', '4 × 4'], end: null },
			'All text fails from “8 × 8”; of 3 levels it cannot be said yet; sure at 95 %, 41 questions.',
		],
	])('says what is known and how sure that is: %j', (more, sentence) => {
		expect(said(more)).toBe(sentence);
	});

	it('names the rate that holding and failing are measured by', () => {
		expect(words.picture.says([fact({})], { ...aim, threshold: 0.8, alpha: 0.1 }, () => 'All text')).toBe(
			'All text holds up to “4 × 4” and fails from “8 × 8”; sure at 90 %, 41 questions. ' +
				'Shaded: where it breaks. Holding is surely above 80 % right, failing surely below.',
		);
	});
});

describe('how far a search is', () => {
	it('is said with what is still possible, and without when it is at its end', () => {
		expect([words.progress.done(12, 1160), words.progress.done(61, 61)]).toEqual([
			'12 runs done; at most 1,160',
			'61 runs done',
		]);
	});
});
