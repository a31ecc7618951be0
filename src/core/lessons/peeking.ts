import type { SimulatedLesson } from './lesson.ts';
import { NOT_SHOWN } from './telling.ts';

/** Of comparisons of equal models, those whose p-value falls below .05 at one look that was planned. */
const PROMISED = 0.05;

export const peeking: SimulatedLesson = {
	id: 'peeking',
	kind: 'simulated',
	title: 'Peeking',
	voice: 'coach',
	claim: 'Look often enough, and two identical models will look different.',
	evidence: {
		own: true,
		says: 'Two equal methods compared on 200 questions, with a look after every one from the tenth on: a p-value made for one look falls below .05 in one comparison of five; an e-value, made for looking, keeps its promise of one in twenty.',
		figures: [
			{ label: 'Promised', value: 5, unit: '%' },
			{ label: 'Fixed p-value, watched', value: 21, unit: '%', voice: 'text' },
			{ label: 'E-value, watched', value: 2.2, unit: '%', voice: 'code' },
		],
		source: 'our own simulation of 3,000 repeats; e-values: Grünwald, de Heide, Koolen, arXiv 1906.07801',
	},
	bet: {
		asks: 'Two copies of the same model, 100 comparisons of 200 questions each, a look after every one from the tenth on. In how many will p fall below .05 at some moment?',
		choices: [
			{ id: 'five', label: '12 or fewer, about the 5 promised' },
			{ id: 'twenty', label: '13 to 34' },
			{ id: 'fifty', label: '35 or more' },
		],
	},
	tell: ({ fooled, byE, repeats, questions, from }) => {
		const rate = fooled / repeats;
		const bet = rate < 0.125 ? 'five' : rate < 0.35 ? 'twenty' : 'fifty';
		const isShown = rate > 0.1;
		const times = isShown
			? `${(rate / PROMISED).toFixed(1)} times as often as the promised 5 in 100`
			: `no more than twice as often as the promised 5 in 100, ${NOT_SHOWN}`;
		return {
			sentence: `With two identical models the fixed p-value fell below .05 in ${String(fooled)} of ${String(repeats)} comparisons at some look from question ${String(from)} to ${String(questions)} and the e-value reached 20 in ${String(byE)} (it promises: in the long run in no more than 5 of 100): looking made the p-value fall ${times}.`,
			claim: isShown ? 'shown' : 'not-shown',
			bet,
		};
	},
	check: {
		asks: 'Your comparison shows p = .04 after 37 questions; you had planned 200. What may you say?',
		choices: [
			{
				says: 'Nothing yet: I would have looked at every other number too. An e-value could be read now.',
				right: true,
				why: 'The p-value promises its 5 % for the one look after 200. An e-value of 20 may be acted on whenever it appears.',
			},
			{
				says: 'The difference is significant; p is below .05.',
				right: false,
				why: 'In one comparison of five, two identical models get there at some moment.',
			},
			{
				says: 'The models are equal; p will rise again.',
				right: false,
				why: 'It may or may not. That nothing can be said is not the same as “equal”.',
			},
		],
	},
};
