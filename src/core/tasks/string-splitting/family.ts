import type { Rng } from '../../rng.ts';
import type { Level, TaskFamily } from '../family.ts';
import { formatSample } from '../kit/answer-form.ts';
import { canonicalCounts, countList, isAsManyCounts, judgeCounts, slipCounts } from '../kit/stock-answer.ts';
import { stockProgram } from '../kit/stock-program.ts';
import { drawStock, methodList, scheduleWords } from '../kit/stock-words.ts';
import { dependsOnSchedule } from '../kit/stock.ts';
import { importer } from './import.ts';
import { parseStringSplitting, processOf, type StringSplittingInstance } from './instance.ts';
import program from './program.py?raw';
import { PUBLISHED_METHODS } from './published-methods.ts';
import { solve } from './solver.ts';

interface Params {
	/** Start count of each machine. */
	count: readonly [number, number];
	/** Only starts at which exhausting each method would end otherwise. */
	tellsSchedules: boolean;
}

const levels: readonly Level<Params>[] = [
	level('0', [1, 2], false),
	level('1', [1, 3], true),
	level('2', [2, 4], true),
	level('3', [3, 6], true),
	level('4', [4, 7], true),
	level('5', [5, 10], true),
	level('6', [10, 25], false),
	level('7', [25, 60], false),
	level('8', [60, 150], false),
	level('9', [150, 400], false),
];

export const stringSplitting: TaskFamily<StringSplittingInstance, Params> = {
	id: 'string-splitting',
	split: 'unseen',
	area: ['execution'],
	rules:
		'A workshop owns some machines A, B, C and turns them into parts X, Y, Z by five methods, each of which takes some pieces and gives others. ' +
		'The methods take turns; at its turn a method is applied once if its pieces are in stock and skipped otherwise. ' +
		'When no method can be applied any more, say how many of A, B, C, X, Y and Z there are.',
	levels,
	generate,
	parse: parseStringSplitting,
	question,
	verify: (instance, answer) => judgeCounts(processOf(instance), answer, false),
	fits: (instance, answer) => isAsManyCounts(answer, processOf(instance)),
	canonical: (instance, answer) => canonicalCounts(answer, processOf(instance)),
	solve,
	slip: (instance, rng) => countList(slipCounts(processOf(instance), rng)),
	python: (instance) => stockProgram(processOf(instance), program),
	draw: (instance) => drawStock(processOf(instance)),
	importer,
};

function level(id: string, count: readonly [number, number], published: boolean): Level<Params> {
	const [fewest, most] = count;
	return {
		id,
		label: `${String(fewest)} to ${String(most)} of each machine`,
		published,
		params: { count, tellsSchedules: fewest >= 10 },
	};
}

function generate({ params }: Level<Params>, rng: Rng): StringSplittingInstance {
	const count = (): number => rng.int(...params.count);
	for (;;) {
		const instance: StringSplittingInstance = {
			initial: { A: count(), B: count(), C: count() },
			recipes: structuredClone([...PUBLISHED_METHODS]),
			schedule: 'round-robin',
		};
		if (!params.tellsSchedules || dependsOnSchedule(processOf(instance))) return instance;
	}
}

function question(instance: StringSplittingInstance): string {
	const { initial, recipes, schedule } = instance;
	const sample = formatSample(solve(instance), ['[3, 0, 2, 1, 0, 4]', '[1, 2, 0, 0, 5, 3]']);
	return (
		'A workshop has machines of the kinds A, B and C and turns them into parts of the kinds X, Y and Z by these methods:\n\n' +
		`${methodList(recipes)}\n\n${scheduleWords(schedule)}\n\n` +
		`At the start there are ${String(initial.A)} A, ${String(initial.B)} B and ${String(initial.C)} C, and no X, Y or Z.\n\n` +
		'How many of each kind are there at the end? Give the six counts in the order A, B, C, X, Y, Z, zeros included, ' +
		`as a list between <<< and >>>, written like <<<${sample}>>> (these numbers only show the form).`
	);
}
