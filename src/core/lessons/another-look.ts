import type { RatesLesson } from './lesson.ts';
import { count, rightOf, tellCounts } from './telling.ts';
import { ofCondition, pairsOf, tallyOf } from './trial.ts';

const [TEXT, TEXT_AGAIN] = ['all-text', 'all-text|2'] as const;
const [CODE, CODE_AGAIN] = ['all-code', 'all-code|2'] as const;

export const anotherLook: RatesLesson = {
	id: 'another-look',
	kind: 'rates',
	title: 'Another look',
	voice: 'coach',
	claim: 'Another look helps only if there is something new to look at.',
	evidence: {
		says: 'With a second turn programs got better, because their output came back; words got no better, since nothing new came with the question whether one is sure. Four turns equal two.',
		figures: [
			{ label: 'Code, one turn', value: 81, unit: 'points', approximate: true, voice: 'code' },
			{ label: 'Code, two turns', value: 91, unit: 'points', approximate: true, voice: 'code' },
			{ label: 'Words, one turn', value: 80, unit: 'points', approximate: true, voice: 'text' },
			{ label: 'Words, two turns', value: 78, unit: 'points', approximate: true, voice: 'text' },
		],
		source: 'GPT-4o; arXiv 2410.03524, multi-turn figure',
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
		];
		return tellCounts(trials, groups, () => {
			const [text, textAgain, code, codeAgain] = groups.map((group) => tallyOf(group.trials)) as [
				Tally,
				Tally,
				Tally,
				Tally,
			];
			const rate = ({ right, counted }: Tally): number => right / counted;
			const ofText = rate(textAgain) - rate(text);
			const ofCode = rate(codeAgain) - rate(code);
			const bet = ofCode === ofText ? 'equal' : ofCode > ofText ? 'code' : 'text';
			const worse = pairsOf(trials, TEXT, TEXT_AGAIN).filter(
				({ a, b }) => a === 'right' && b !== 'right',
			).length;
			const isShown = ofCode > 0 && ofCode > ofText;
			return {
				sentence: `With a second turn code went from ${rightOf(code)} to ${rightOf(codeAgain)} and words from ${rightOf(text)} to ${rightOf(textAgain)}, with ${count(worse, 'right answer')} in words lost on the second look: ${isShown ? 'the output was something new to look at' : 'an output to look at gained no more than a second thought, so the claim did not show'}`,
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

type Tally = ReturnType<typeof tallyOf>;
