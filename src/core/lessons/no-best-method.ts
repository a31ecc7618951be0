import { FAMILY_LABELS } from '../tasks/family-id.ts';
import { foremost, onlyOf, rateOf } from './compare.ts';
import type { RatesLesson } from './lesson.ts';
import { inRow, NOT_SHOWN, rightOf, tellCounts } from './telling.ts';
import { ofCondition, ofFamily, type Tally } from './trial.ts';

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
	claim: 'There is no best method: the winner changes with the task.',
	evidence: {
		says: 'The best simple method changed from model to model, and even CodeSteer is below the best other method with GPT-4o on 18 of 37 tasks.',
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
		const groups = PARTS.flatMap(({ family }) =>
			CONDITIONS.map(({ key, label }) => ({
				...{ family, key, label },
				name: `${label} on ${FAMILY_LABELS[family]}`,
				trials: ofFamily(ofCondition(trials, key), family),
			})),
		);
		return tellCounts(trials, groups, (tallies) => {
			const cells = groups.map(({ family, key, label }, at) => ({
				...{ family, key, label },
				tally: tallies[at] as Tally,
			}));
			const leaders = PARTS.map(({ family }) => ({
				task: FAMILY_LABELS[family],
				first: foremost(
					cells.filter((cell) => cell.family === family),
					({ tally }) => rateOf(tally),
				),
			}));
			const facts = leaders.map(({ task, first }) =>
				first.every(({ tally }) => tally.right === 0)
					? `on ${task} nobody (none right)`
					: `on ${task} ${inRow(first.map(({ label, tally }) => `${label} (${rightOf(tally)})`))}`,
			);
			const everywhere = CONDITIONS.filter(({ key }) =>
				leaders.every(({ first }) => first.some((one) => one.key === key)),
			);
			const isShown = everywhere.length === 0;
			const ends = isShown
				? 'no method led on all three tasks'
				: `no task was lost by ${inRow(everywhere.map(({ label }) => label))}, ${NOT_SHOWN}`;
			return {
				sentence: `In front were ${inRow(facts)}: ${ends}`,
				claim: isShown ? 'shown' : 'not-shown',
				bet: isShown ? 'none' : (onlyOf(everywhere)?.key ?? null),
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
