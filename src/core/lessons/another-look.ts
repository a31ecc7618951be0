import { plural } from '../format.ts';
import { order, rateOf } from './compare.ts';
import type { RatesLesson } from './lesson.ts';
import { NOT_SHOWN, rightOf, tellCounts } from './telling.ts';
import { ofCondition, pairsOf } from './trial.ts';

const [TEXT, TEXT_AGAIN] = ['all-text', 'all-text|2'] as const;
const [CODE, CODE_AGAIN] = ['all-code', 'all-code|2'] as const;

export const anotherLook: RatesLesson = {
	id: 'another-look',
	kind: 'rates',
	title: 'Another look',
	voice: 'coach',
	claim: 'Another look helps only if there is something new to look at.',
	evidence: {
		says: 'With a second turn GPT-4o’s programs got better, because their output came back; its words got no better, since nothing new came with the question whether one is sure. Four turns equal two. GPT-3.5 got worse both ways.',
		figures: [
			{ label: 'Code, one turn', value: 80.3, unit: 'points', voice: 'code' },
			{ label: 'Code, two turns', value: 91, unit: 'points', approximate: true, voice: 'code' },
			{ label: 'Words, one turn', value: 79.9, unit: 'points', voice: 'text' },
			{ label: 'Words, two turns', value: 78, unit: 'points', approximate: true, voice: 'text' },
		],
		source: 'GPT-4o; arXiv 2410.03524, table 2 and multi-turn figure',
	},
	rates: {
		seed: 'look',
		parts: [
			{ family: 'game-24', level: 'n3', instances: 8 },
			{ family: 'game-24', level: 'n4', instances: 8 },
		],
		conditions: [
			{ key: TEXT, label: 'Words, one turn', method: 'all-text' },
			{ key: TEXT_AGAIN, label: 'Words, two turns', method: 'all-text', options: { turns: '2' } },
			{ key: CODE, label: 'Code, one turn', method: 'all-code' },
			{ key: CODE_AGAIN, label: 'Code, two turns', method: 'all-code', options: { turns: '2' } },
		],
		onOwn: 3,
	},
	bet: {
		asks: 'Both ways get a second turn: words are asked whether they are sure, code sees its output. Which gains more right answers?',
		choices: [
			{ id: 'code', label: 'Code' },
			{ id: 'text', label: 'Words' },
			{ id: 'equal', label: 'Neither more than the other' },
		],
	},
	tell: (trials) => {
		const groups = [
			{ name: 'words with one turn', trials: ofCondition(trials, TEXT) },
			{ name: 'words with two turns', trials: ofCondition(trials, TEXT_AGAIN) },
			{ name: 'code with one turn', trials: ofCondition(trials, CODE) },
			{ name: 'code with two turns', trials: ofCondition(trials, CODE_AGAIN) },
		] as const;
		return tellCounts(trials, groups, ([text, textAgain, code, codeAgain]) => {
			const ofText = rateOf(textAgain) - rateOf(text);
			const ofCode = rateOf(codeAgain) - rateOf(code);
			const bet = ({ 1: 'code', 0: 'equal', [-1]: 'text' } as const)[order(ofCode, ofText)];
			const worse = pairsOf(trials, TEXT, TEXT_AGAIN).filter(
				({ a, b }) => a === 'right' && b !== 'right',
			).length;
			const [isTextHelped, isCodeHelped] = [order(ofText, 0) > 0, order(ofCode, 0) > 0];
			const isShown = isCodeHelped && !isTextHelped;
			const ends = isShown
				? 'the second turn helped where an output came back'
				: isTextHelped
					? `a second turn helped words ${isCodeHelped ? 'too' : 'and not code'}, ${NOT_SHOWN}`
					: `a second turn helped neither, ${NOT_SHOWN}`;
			return {
				sentence: `Code was right on ${rightOf(code)} with one turn and on ${rightOf(codeAgain)} with two, words on ${rightOf(text)} and on ${rightOf(textAgain)}, where ${plural(worse, 'question')} came out right with one turn and not with two: ${ends}`,
				claim: isShown ? 'shown' : 'not-shown',
				bet,
			};
		});
	},
	check: {
		asks: '“Are you sure?” is all a model is told after a right answer in words. What happens most often?',
		choices: [
			{
				says: 'It stays with it, and now and then talks itself out of it.',
				right: true,
				why: 'Nothing new was said, so there is nothing to find. On average a second turn in words costs a little.',
			},
			{
				says: 'It finds the mistakes it made.',
				right: false,
				why: 'Whatever kept it from seeing them the first time is still there; the question brings no facts.',
			},
			{
				says: 'It gets better with every turn.',
				right: false,
				why: 'Four turns equalled two, and words were no better with two than with one.',
			},
		],
	},
};
