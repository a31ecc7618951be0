import { foremost, onlyOf, rateOf } from './compare.ts';
import type { RatesLesson } from './lesson.ts';
import { inRow, NOT_SHOWN, rightOf, tellCounts } from './telling.ts';
import { atLevel, tallyOf } from './trial.ts';

const FAMILY = 'number-multiply';
const EASY = '2-2';
const MIDDLE = '1-3-4';
const HARD = '8-8';
const LEVELS = [EASY, '3-4', MIDDLE, HARD];

export const threeBands: RatesLesson = {
	id: 'three-bands',
	kind: 'rates',
	title: 'Three bands',
	voice: 'code',
	claim:
		'The danger lies in the middle: too hard for words, not hard enough for the model to reach for code.',
	evidence: {
		says: 'GPT-4o with a code interpreter multiplied: easy products in words and right, hard ones in code and right, and in between some in words, sure of itself and wrong. No answer that used code was wrong.',
		figures: [
			{ label: 'Wrong at 2 × 2 digits', value: 0, unit: '%', approximate: true, voice: 'text' },
			{ label: 'Wrong at 3 × 4 digits', value: 8, unit: '%', approximate: true, voice: 'text' },
			{ label: 'Wrong at 1 × 3 × 4 digits', value: 14, unit: '%', approximate: true, voice: 'text' },
			{ label: 'Wrong at 4 × 4 digits', value: 4, unit: '%', approximate: true, voice: 'text' },
			{ label: 'Wrong at 6 × 6 digits', value: 0, unit: '%', approximate: true, voice: 'text' },
		],
		source: 'arXiv 2410.03524, figure 3',
	},
	rates: {
		seed: 'bands',
		parts: LEVELS.map((level) => ({ family: FAMILY, level, instances: 12 })),
		conditions: [{ key: 'code-interpreter', label: 'Free to run Python or not', method: 'code-interpreter' }],
		onOwn: 6,
	},
	bet: {
		asks: 'The model may run Python whenever it likes. At which products will it be wrong most often?',
		choices: [
			{ id: 'easy', label: 'The easy ones, 2 × 2 digits' },
			{ id: 'middle', label: 'The ones in between' },
			{ id: 'hard', label: 'The hard ones, 8 × 8 digits' },
			{ id: 'none', label: 'None of these most' },
		],
	},
	tell: (trials) => {
		const bands = [
			{ id: 'easy', name: 'the easy products', trials: atLevel(trials, EASY) },
			{
				id: 'middle',
				name: 'those in between',
				trials: trials.filter(({ run }) => run.level !== EASY && run.level !== HARD),
			},
			{ id: 'hard', name: 'the hard ones', trials: atLevel(trials, HARD) },
		] as const;
		return tellCounts(trials, bands, (tallies) => {
			const [, middle] = tallies;
			const asked = bands.map(({ id, name }, at) => ({ id, name, tally: tallies[at] ?? middle }));
			const bet = onlyOf(foremost(asked, ({ tally }) => -rateOf(tally)))?.id ?? 'none';
			const { counted, right, textWrong, codeWrong } = tallyOf(trials);
			const unanswered = counted - right - textWrong - codeWrong;
			const facts = inRow(asked.map(({ name, tally }) => `${rightOf(tally)} of ${name}`));
			const by = `${String(textWrong)} wrong answers came from words and ${String(codeWrong)} from code${unanswered === 0 ? '' : `, and ${String(unanswered)} runs named no answer`}`;
			const isByWords = 2 * middle.textWrong > middle.counted - middle.right;
			const ends = {
				easy: `it failed most often where it is easiest, ${NOT_SHOWN}`,
				middle: isByWords
					? 'it failed most often in between, and there mostly in words'
					: `it failed most often in between, but not mostly in words, ${NOT_SHOWN}`,
				hard: `it failed most often at the hard ones, ${NOT_SHOWN}`,
				none: `no band stood out alone, ${NOT_SHOWN}`,
			}[bet];
			return {
				sentence: `Right were ${facts}; ${by}: ${ends}`,
				claim: bet === 'middle' && isByWords ? 'shown' : 'not-shown',
				bet,
			};
		});
	},
	ladder: {
		family: FAMILY,
		levels: ['2-2', '3-4', '1-2-4', '1-3-4', '4-4', '8-8'],
		instances: 10,
		onOwn: 5,
	},
	check: {
		asks: 'At 4 × 4 digits the model used code in 96 % of its answers and 4 % were wrong. Where did the wrong ones come from?',
		choices: [
			{
				says: 'From the few answers given in words.',
				right: true,
				why: 'No answer that used code was wrong; the damage was done in the rest, where the model trusted itself.',
			},
			{
				says: 'From programs with mistakes.',
				right: false,
				why: 'Multiplying is one line of Python; none of the answers that used code was wrong.',
			},
			{
				says: 'From products too long for Python.',
				right: false,
				why: 'Python multiplies whole numbers of any length exactly.',
			},
		],
	},
};
