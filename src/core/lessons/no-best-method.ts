import { FAMILY_LABELS } from '../tasks/family-id.ts';
import type { RatesLesson } from './lesson.ts';
import { inRow, rightOf, tellCounts } from './telling.ts';
import { ofCondition, ofFamily, tallyOf } from './trial.ts';

const PARTS = [
	{ family: 'game-24', level: 'n4', instances: 8 },
	{ family: 'letters', level: '10-15', instances: 8 },
	{ family: 'navigate', level: 'k7', instances: 8 },
] as const;
const CONDITIONS = [
	{ key: 'all-text', label: 'Words', method: 'all-text' },
	{ key: 'all-code', label: 'Code', method: 'all-code' },
	{ key: 'autogen-conca', label: 'AutoGen', method: 'autogen-conca' },
] as const;

export const noBestMethod: RatesLesson = {
	id: 'no-best-method',
	kind: 'rates',
	title: 'No best method',
	voice: 'coach',
	claim: 'There is no best method: the winner changes with the task and with the model.',
	evidence: {
		says: 'The best simple method changed from model to model, and even CodeSteer is below the best of them on 18 of 37 tasks.',
		figures: [
			{ label: 'GPT-4o: AutoGen', value: 84.5, unit: 'points' },
			{ label: 'GPT-3.5: All Code', value: 68.1, unit: 'points', voice: 'code' },
			{ label: 'Claude-sonnet: All Code + CoT', value: 81, unit: 'points', voice: 'code' },
			{ label: 'GPT-4o-mini: Code Interpreter', value: 80.8, unit: 'points', voice: 'code' },
		],
		source: 'arXiv 2410.03524, table 2; arXiv 2502.04350, table 1',
	},
	rates: { seed: 'best', parts: PARTS, conditions: CONDITIONS, onOwn: 4 },
	bet: {
		asks: 'Words, code and AutoGen’s wording, on three tasks: Game 24, Letters, Navigate. Will one of them win, or share the lead, everywhere?',
		choices: [
			{ id: 'all-text', label: 'Words everywhere' },
			{ id: 'all-code', label: 'Code everywhere' },
			{ id: 'autogen-conca', label: 'AutoGen everywhere' },
			{ id: 'none', label: 'None of them' },
		],
	},
	tell: (trials) => {
		const cells = PARTS.map(({ family }) => ({
			family,
			cells: CONDITIONS.map(({ key, label }) => ({
				key,
				label,
				trials: ofFamily(ofCondition(trials, key), family),
			})),
		}));
		const groups = cells.flatMap(({ family, cells: ofTask }) =>
			ofTask.map(({ label, trials: own }) => ({ name: `${label} on ${FAMILY_LABELS[family]}`, trials: own })),
		);
		return tellCounts(trials, groups, () => {
			const leaders = cells.map(({ family, cells: ofTask }) => {
				const tallies = ofTask.map((cell) => ({ ...cell, tally: tallyOf(cell.trials) }));
				const rate = ({ tally }: (typeof tallies)[number]): number => tally.right / tally.counted;
				const best = Math.max(...tallies.map(rate));
				return { family, first: tallies.filter((one) => rate(one) === best) };
			});
			const facts = leaders.map(
				({ family, first }) =>
					`on ${FAMILY_LABELS[family]} ${inRow(first.map(({ label, tally }) => `${label} (${rightOf(tally)})`))}`,
			);
			const everywhere = CONDITIONS.find(({ key }) =>
				leaders.every(({ first }) => first.some((one) => one.key === key)),
			);
			const bet = everywhere?.key ?? 'none';
			return {
				sentence: `In front were ${inRow(facts)}: ${everywhere === undefined ? 'no method led on all three tasks' : `${everywhere.label} led or shared the lead everywhere, so the claim did not show`}`,
				claim: everywhere === undefined ? 'shown' : 'not-shown',
				bet,
			};
		});
	},
	check: {
		asks: 'A method has the best published average over 37 tasks. What does that say about your task?',
		choices: [
			{
				says: 'That it is worth a try beside others, on your own questions.',
				right: true,
				why: 'An average hides the order within each task, and that order changes from task to task and from model to model.',
			},
			{
				says: 'That it is best there too, most likely.',
				right: false,
				why: 'Even the best average of that paper loses on 18 of its 37 tasks to a simpler method.',
			},
			{
				says: 'Nothing at all.',
				right: false,
				why: 'It is a reason to try it. It is not a reason to leave the others out.',
			},
		],
	},
};
