import { isRecord } from '../../json.ts';
import type { Rng } from '../../rng.ts';
import type { Verdict } from '../../verdict.ts';
import { formatSample } from '../kit/answer-form.ts';
import type { Level, TaskFamily } from '../family.ts';
import {
	dependsOnSchedule,
	runStock,
	type Recipe,
	type StockProcess,
	type StockSchedule,
} from '../kit/stock.ts';
import { isAsManyCounts, parseCounts, slipCounts, verifyCounts } from '../kit/stock-answer.ts';
import { parseInitial, parseRecipes } from '../kit/stock-instance.ts';
import { stockProgram } from '../kit/stock-program.ts';
import { drawStock, methodList, scheduleWords } from '../kit/stock-words.ts';
import { importer } from './import.ts';

/** Machines A, B, C are taken apart into parts X, Y, Z; the answer is the six final counts. */
export interface StringSplittingInstance {
	initial: { A: number; B: number; C: number };
	/** Methods in the order of their turns. */
	recipes: Recipe[];
	/** The public data apply a method once per turn. */
	schedule: StockSchedule;
}

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

const KINDS = ['A', 'B', 'C', 'X', 'Y', 'Z'];
/** The published methods. */
export const SPLITTING_RECIPES: readonly Recipe[] = [
	{ inputs: { A: 1 }, outputs: { X: 2, Y: 1 } },
	{ inputs: { B: 2 }, outputs: { X: 1 } },
	{ inputs: { C: 2 }, outputs: { Y: 1 } },
	{ inputs: { B: 1, C: 1 }, outputs: { A: 1 } },
	{ inputs: { X: 1, Y: 1 }, outputs: { Z: 1 } },
];

export const stringSplitting: TaskFamily<StringSplittingInstance, Params> = {
	id: 'string-splitting',
	label: 'String Splitting',
	split: 'unseen',
	area: ['execution'],
	rules:
		'A workshop owns some machines A, B, C and turns them into parts X, Y, Z by five methods, each of which takes some pieces and gives others. ' +
		'The methods take turns; at its turn a method is applied once if its pieces are in stock and skipped otherwise. ' +
		'When no method can be applied any more, say how many of A, B, C, X, Y and Z there are.',
	levels,
	generate,
	parse,
	question,
	verify,
	fits: (instance, answer) => isAsManyCounts(answer, processOf(instance)),
	solve: (instance) => show(runStock(processOf(instance)).counts),
	slip: (instance, rng) => show(slipCounts(processOf(instance), rng)),
	python: (instance) => stockProgram(processOf(instance), 'print(f"<<<{counts}>>>")'),
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
			recipes: structuredClone([...SPLITTING_RECIPES]),
			schedule: 'round-robin',
		};
		if (!params.tellsSchedules || dependsOnSchedule(processOf(instance))) return instance;
	}
}

function processOf({ initial, recipes, schedule }: StringSplittingInstance): StockProcess {
	return { kinds: KINDS, initial, recipes, schedule };
}

function parse(value: unknown): StringSplittingInstance | null {
	if (!isRecord(value)) return null;
	const { schedule } = value;
	const initial = parseInitial(value['initial'], ['A', 'B', 'C']);
	const recipes = parseRecipes(value['recipes'], KINDS);
	if (initial === null || recipes === null) return null;
	const { A, B, C } = initial;
	if (A === undefined || B === undefined || C === undefined) return null;
	if (schedule !== 'round-robin' && schedule !== 'exhaust') return null;
	const instance: StringSplittingInstance = { initial: { A, B, C }, recipes, schedule };
	return runStock(processOf(instance)).ended ? instance : null;
}

function question(instance: StringSplittingInstance): string {
	const { initial, recipes, schedule } = instance;
	const sample = formatSample(show(runStock(processOf(instance)).counts), [
		'[3, 0, 2, 1, 0, 4]',
		'[1, 2, 0, 0, 5, 3]',
	]);
	return (
		'A workshop has machines of the kinds A, B and C and turns them into parts of the kinds X, Y and Z by these methods:\n\n' +
		`${methodList(recipes)}\n\n${scheduleWords(schedule)}\n\n` +
		`At the start there are ${String(initial.A)} A, ${String(initial.B)} B and ${String(initial.C)} C, and no X, Y or Z.\n\n` +
		'How many of each kind are there at the end? Give the six counts in the order A, B, C, X, Y, Z, zeros included, ' +
		`as a list between <<< and >>>, written like <<<${sample}>>> (these numbers only show the form).`
	);
}

function show(counts: readonly number[]): string {
	return `[${counts.join(', ')}]`;
}

function verify(instance: StringSplittingInstance, answer: string): Verdict {
	const process = processOf(instance);
	const read = parseCounts(answer, process, false);
	return 'failure' in read ? read.failure : verifyCounts(process, read.counts);
}
