import type { Rng } from '../../rng.ts';
import { correct, incorrect, malformed, type Verdict } from '../../verdict.ts';
import type { Drawing } from '../drawing.ts';
import type { Level, TaskFamily } from '../family.ts';
import { pythonProgram } from '../kit/python.ts';
import { redraw } from '../kit/redraw.ts';
import { format, parsePlan } from './answer.ts';
import { demo } from './demo.ts';
import { importer } from './import.ts';
import { type BoxLiftInstance, parseBoxLift } from './instance.ts';
import program from './program.py?raw';
import search from './search.py?raw';
import { type BoxLiftPlan, greedyPlan, planWithin, shortestPlan } from './solver.ts';

interface Params {
	boxes: number;
	lifters: number;
	weight: readonly [low: number, high: number];
	capacity: readonly [low: number, high: number];
	/** `greedy`: as many steps as the published greedy rule takes. `optimal`: the proven minimum, below the greedy rule's. */
	limit: 'greedy' | 'optimal';
}

const levels: readonly Level<Params>[] = [
	level(5, 2, [10, 60], [30, 60], false),
	level(10, 3, [10, 100], [40, 80], true),
	level(15, 4, [20, 200], [30, 120], true),
	level(20, 5, [30, 300], [40, 160], true),
	level(25, 6, [40, 400], [50, 200], true),
	level(40, 8, [40, 400], [50, 200], false),
	{
		id: '12-4-optimal',
		label: '12 boxes, 4 lifters, no step to spare',
		published: false,
		params: { boxes: 12, lifters: 4, weight: [20, 200], capacity: [30, 120], limit: 'optimal' },
	},
	{
		id: '15-4-optimal',
		label: '15 boxes, 4 lifters, no step to spare',
		published: false,
		params: { boxes: 15, lifters: 4, weight: [20, 200], capacity: [30, 120], limit: 'optimal' },
	},
];

export const boxlift: TaskFamily<BoxLiftInstance, Params> = {
	id: 'boxlift',
	split: 'seen',
	area: ['planning', 'search'],
	seeksSolution: true,
	rules:
		'A team of lifters must lift all boxes within a given number of steps. In one step every lifter helps with at most one ' +
		'box; several lifters may share a box, and their strengths add up. A box is lifted when its lifters together are at ' +
		'least as strong as it is heavy, and then it is done.',
	levels,
	generate,
	parse: parseBoxLift,
	question,
	verify,
	canonical: (_, answer) => {
		const plan = parsePlan(answer);
		return typeof plan === 'string' ? null : format(inOrder(plan));
	},
	solve: (instance) => format(solution(instance)),
	slip,
	python,
	draw: ({ boxes, lifters, maxSteps }): Drawing[] => [
		{ kind: 'items', caption: 'Boxes by weight', items: boxes.map((weight) => ({ text: String(weight) })) },
		{
			kind: 'items',
			caption: 'Lifters by capacity',
			items: lifters.map((capacity, index) => ({
				text: String(capacity),
				sub: `lifter ${String(index)}`,
				tone: 'given' as const,
			})),
		},
		{ kind: 'facts', facts: [`At most ${steps(maxSteps)}`] },
	],
	importer,
	demo,
};

function level(
	boxes: number,
	lifters: number,
	weight: Params['weight'],
	capacity: Params['capacity'],
	published: boolean,
): Level<Params> {
	return {
		id: `${String(boxes)}-${String(lifters)}`,
		label: `${String(boxes)} boxes, ${String(lifters)} lifters`,
		published,
		params: { boxes, lifters, weight, capacity, limit: 'greedy' },
	};
}

/** Never a box that is too heavy for the whole team. */
function generate({ params }: Level<Params>, rng: Rng): BoxLiftInstance {
	return redraw(() => {
		const boxes = Array.from({ length: params.boxes }, () => rng.int(...params.weight));
		const lifters = Array.from({ length: params.lifters }, () => rng.int(...params.capacity));
		const greedy = greedyPlan(boxes, lifters);
		if (greedy === null) return null;
		if (params.limit === 'greedy') return { boxes, lifters, maxSteps: greedy.length };
		const best = shortestPlan(boxes, lifters);
		return best === null || best.length === greedy.length ? null : { boxes, lifters, maxSteps: best.length };
	});
}

function question({ boxes, lifters, maxSteps }: BoxLiftInstance): string {
	return (
		'A team of lifters has to lift boxes.\n\n' +
		`Weights of the boxes: ${boxes.join(', ')}\n` +
		`Capacities of the lifters: ${lifters.map((capacity, index) => `lifter ${String(index)}: ${String(capacity)}`).join(', ')}\n\n` +
		'The work goes in steps. In one step any number of boxes can be lifted, but each lifter can help with at most one box. ' +
		'Several lifters may lift one box together; it is lifted when the sum of their capacities is at least its weight. ' +
		'A lifted box is done, and all lifters are free again in the next step.\n\n' +
		`Find a plan that lifts every box in at most ${steps(maxSteps)}. A plan that takes more steps, leaves a box, or ` +
		'contains an impossible lift is wrong.\n\n' +
		'Name boxes by their weight and lifters by their numbers, which start at 0. Write one line per step as ' +
		'"Step k: [(weight, [lifter, ...]), ...]", all lines together between <<< and >>>. The format, shown for other boxes:\n' +
		'<<<\nStep 1: [(5, [0, 2]), (3, [1])]\nStep 2: [(4, [1])]\n>>>'
	);
}

function verify({ boxes, lifters, maxSteps }: BoxLiftInstance, answer: string): Verdict {
	const plan = parsePlan(answer);
	if (typeof plan === 'string') return malformed(plan);
	const waiting = new Map<number, number>();
	for (const weight of boxes) waiting.set(weight, (waiting.get(weight) ?? 0) + 1);
	const lifted: number[] = [];
	const fault = (() => {
		for (const [index, lifts] of plan.entries()) {
			const step = `Step ${String(index + 1)}`;
			if (index >= maxSteps)
				return `The plan takes ${steps(plan.length)}, at most ${String(maxSteps)} are allowed`;
			const busy = new Set<number>();
			for (const { weight, lifters: team } of lifts) {
				if (!waiting.get(weight)) return `${step} lifts a box of weight ${String(weight)}, but none is left`;
				if (team.length === 0) return `${step} lifts the box of weight ${String(weight)} without a lifter`;
				for (const lifter of team) {
					if (lifters[lifter] === undefined) {
						return `${step} names lifter ${String(lifter)}, but they are numbered 0 to ${String(lifters.length - 1)}`;
					}
					if (busy.has(lifter)) return `${step} uses lifter ${String(lifter)} twice`;
					busy.add(lifter);
				}
				const strength = team.reduce((sum, lifter) => sum + (lifters[lifter] as number), 0);
				if (strength < weight) {
					return `${step} lifts ${String(weight)} with a strength of only ${String(strength)}`;
				}
				waiting.set(weight, (waiting.get(weight) as number) - 1);
				lifted.push(weight);
			}
		}
		const left = [...waiting].flatMap(([weight, count]) => Array.from({ length: count }, () => weight));
		return left.length > 0 ? `Not lifted in the end: ${left.join(', ')}` : null;
	})();
	const sum = (weights: readonly number[]) => weights.reduce((all, weight) => all + weight, 0);
	const credit = { 'lifted boxes': lifted.length / boxes.length, 'lifted weight': sum(lifted) / sum(boxes) };
	return fault === null ? correct('All boxes are lifted in time', credit) : incorrect(fault, credit);
}

function steps(count: number): string {
	return `${String(count)} step${count === 1 ? '' : 's'}`;
}

function solution({ boxes, lifters, maxSteps }: BoxLiftInstance): BoxLiftPlan {
	const plan = planWithin(boxes, lifters, maxSteps);
	if (plan === null) throw new Error('The boxes cannot be lifted in time');
	return plan;
}

/** Counts lifters from 1, forgets a box, lets a lifter work twice at once, or sends one lifter too few. */
function slip(instance: BoxLiftInstance, rng: Rng): string {
	const plan = solution(instance);
	const at = rng.int(0, plan.length - 1);
	const change = (edit: (lifts: BoxLiftPlan[number]) => BoxLiftPlan[number]) =>
		plan.map((lifts, index) => (index === at ? edit(lifts) : lifts));
	const careless = rng.shuffle([
		plan.map((lifts) =>
			lifts.map((lift) => ({ ...lift, lifters: lift.lifters.map((lifter) => lifter + 1) })),
		),
		change((lifts) => lifts.slice(0, -1)),
		change((lifts) => lifts.map((lift) => ({ ...lift, lifters: lifts[0]?.lifters ?? [] }))),
		change((lifts) => lifts.map((lift) => ({ ...lift, lifters: lift.lifters.slice(0, 1) }))),
	]);
	const wrong = careless.find((candidate) => verify(instance, format(candidate)).kind === 'incorrect');
	return format(wrong ?? plan.slice(0, -1));
}

/** The greedy rule where it keeps the limit, otherwise a search. */
function python({ boxes, lifters, maxSteps }: BoxLiftInstance): string {
	const isGreedyEnough = (greedyPlan(boxes, lifters)?.length ?? Infinity) <= maxSteps;
	return pythonProgram({ boxes, lifters, max_steps: maxSteps }, isGreedyEnough ? program : search);
}

/** Within a step boxes, and the lifters of one box, may be named in any order. */
function inOrder(plan: BoxLiftPlan): BoxLiftPlan {
	return plan.map((lifts) =>
		lifts
			.map(({ weight, lifters }) => ({ weight, lifters: [...lifters].sort((a, b) => a - b) }))
			.sort((a, b) => a.weight - b.weight || (String(a.lifters) < String(b.lifters) ? -1 : 1)),
	);
}
