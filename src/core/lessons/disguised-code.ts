import type { LanesLesson } from './lesson.ts';
import { NOT_SHOWN, tellLanes } from './telling.ts';

const METHODS = ['all-text', 'all-code-cot', 'codesteer'] as const;

export const disguisedCode: LanesLesson = {
	id: 'disguised-code',
	kind: 'lanes',
	title: 'Code in disguise',
	voice: 'code',
	claim: 'A program may compute nothing: the model thinks up an answer and has Python print it.',
	evidence: {
		says: 'Told to answer Game 24 with code, GPT-4o fell below its own words: the programs printed guesses. Without the checker that notices, CodeSteer drops from 86.4 to 77.3.',
		figures: [
			{ label: 'Words, four numbers', value: 23, unit: '%', approximate: true, voice: 'text' },
			{ label: 'Code, four numbers', value: 5, unit: '%', approximate: true, voice: 'code' },
			{ label: 'CodeSteer, 37 tasks', value: 86.4, unit: 'points', voice: 'coach' },
			{ label: 'without symbolic checker', value: 77.3, unit: 'points', voice: 'coach' },
		],
		source: 'arXiv 2410.03524, figure 6; arXiv 2502.04350, ablation',
	},
	setup: {
		question: 'Make 24 from 3, 7, 8 and 9, using each number once and + − × ÷.',
		source: {
			kind: 'typed',
			check: { family: 'game-24', instance: { target: 24, numbers: [3, 7, 8, 9] } },
		},
		choices: { methods: [...METHODS] },
	},
	bet: {
		asks: 'Make 24 from 3, 7, 8 and 9. Three ways: words, one program, and a program with a coach who reads it. Whose answer will be right?',
		choices: [
			{ id: 'program', label: 'The program without a coach' },
			{ id: 'coached', label: 'The one with the coach, and not the single program' },
			{ id: 'words', label: 'Words alone' },
			{ id: 'none', label: 'None of them' },
		],
	},
	tell: (trials) => {
		const single = trials.find(({ condition }) => condition === 'all-code-cot')?.run;
		return tellLanes(trials, METHODS, (is) => {
			const [code, coached] = [is('all-code-cot') === 'right', is('codesteer') === 'right'];
			const isDisguised = single?.flags?.includes('disguise') === true;
			const bet = code ? 'program' : coached ? 'coached' : is('all-text') === 'right' ? 'words' : 'none';
			const program = isDisguised
				? 'the single program only printed an answer that stood in it'
				: is('all-code-cot') === 'no-answer' || (single?.executions ?? 0) === 0
					? `no single program gave an answer that could be in disguise, ${NOT_SHOWN}`
					: `the checker found no disguise in the single program, ${NOT_SHOWN}`;
			const after = code
				? 'its answer was right all the same'
				: coached
					? 'with a coach who reads programs the answer came out right'
					: 'the coach did not bring it to a right answer either';
			return {
				says: isDisguised ? `${program}, and ${after}` : program,
				claim: isDisguised ? 'shown' : 'not-shown',
				bet,
			};
		});
	},
	ladder: { family: 'game-24', levels: ['n2', 'n3', 'n4', 'n5', 'n6'], instances: 10, onOwn: 5 },
	check: {
		asks: 'print("<<<(9 - 7) * 3 * 8 = 24>>>"): what is wrong with this program?',
		choices: [
			{
				says: 'It states an answer and computes nothing; the value is 48.',
				right: true,
				why: 'Everything stands inside quotation marks. Python never looks at the expression, so nothing is checked.',
			},
			{
				says: 'It uses a number twice.',
				right: false,
				why: 'Each number stands there once. The trouble is that nobody has computed the expression.',
			},
			{
				says: 'It would need exact fractions.',
				right: false,
				why: 'Fractions matter where one divides. This program does not calculate at all.',
			},
		],
	},
};
