import type { LanesLesson } from './lesson.ts';
import { NOT_SHOWN, tellLanes } from './telling.ts';

const METHODS = ['all-code', 'code-first-rule', 'codesteer'] as const;

export const guide: LanesLesson = {
	id: 'guide',
	kind: 'lanes',
	title: 'A guide changes course',
	voice: 'coach',
	claim: 'A coach who sees what failed can bring the same model to a right answer.',
	evidence: {
		says: 'GPT-4o alone scores 53.3 over 37 tasks, with CodeSteer 86.4. One good decision at the start gives most of it; the further turns give the rest and cost the most.',
		figures: [
			{ label: 'Bare question', value: 53.3, unit: 'points', voice: 'text' },
			{ label: 'Choice of way, once', value: 77.9, unit: 'points', voice: 'coach' },
			{ label: 'CodeSteer', value: 86.4, unit: 'points', voice: 'coach' },
		],
		source: 'arXiv 2502.04350, tables 1 and 8',
	},
	setup: {
		question: 'Make 24 from 2, 5, 9 and 11, using each number once and + − × ÷.',
		source: {
			kind: 'typed',
			check: { family: 'game-24', instance: { target: 24, numbers: [2, 5, 9, 11] } },
		},
		choices: { methods: [...METHODS] },
	},
	bet: {
		asks: 'Make 24 from 2, 5, 9 and 11: one program, a fixed plan (code again and again, then words), or a coach who reads each program. Who will be right?',
		choices: [
			{ id: 'code', label: 'The single program already' },
			{ id: 'plan', label: 'The fixed plan, but not the single program' },
			{ id: 'coach', label: 'Only the coached one' },
			{ id: 'none', label: 'None of them' },
		],
	},
	tell: (trials) => {
		const guidances = trials.find(({ condition }) => condition === 'codesteer')?.run.guidances ?? 0;
		return tellLanes(trials, METHODS, (is) => {
			const [code, plan, coach] = METHODS.map((method) => is(method) === 'right');
			const bet = code === true ? 'code' : plan === true ? 'plan' : coach === true ? 'coach' : 'none';
			// A coach who was right at once has seen nothing fail.
			const isShown = code !== true && coach === true && guidances > 1;
			const says =
				code === true
					? `the single program was right already, ${NOT_SHOWN}`
					: coach !== true
						? `the coach did not bring the model to a right answer, ${NOT_SHOWN}`
						: isShown
							? `the coach gave guidance ${String(guidances)} times, and the last answer was right${plan === true ? '; so was that of the fixed plan' : ''}`
							: `the coached answer was right at the first try, ${NOT_SHOWN}`;
			return { says, claim: isShown ? 'shown' : 'not-shown', bet };
		});
	},
	check: {
		asks: 'What does the answering model see of the checkers’ verdicts?',
		choices: [
			{
				says: 'Nothing: it only hears the coach’s words.',
				right: true,
				why: 'There are two dialogues. Outputs, scores and verdicts go to the coach; the model is told what to try next.',
			},
			{
				says: 'All of them, so that it can correct itself.',
				right: false,
				why: 'Most readers think so. In CodeSteer the verdicts go to the coach alone.',
			},
			{
				says: 'The output of its program, but not the score.',
				right: false,
				why: 'Not even the output: the coach sees it and says in words how to go on.',
			},
		],
	},
};
