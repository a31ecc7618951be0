import type { Rng } from '../../rng.ts';
import type { Verdict } from '../../verdict.ts';
import type { Level, TaskFamily } from '../family.ts';
import { formatSample } from '../kit/answer-form.ts';
import {
	canonicalCounts,
	isAsManyCounts,
	judgeCounts,
	slipCounts,
	verifyCounts,
} from '../kit/stock-answer.ts';
import { stockProgram } from '../kit/stock-program.ts';
import { drawStock, methodList, scheduleWords } from '../kit/stock-words.ts';
import { dependsOnSchedule, runStock, type StockSchedule } from '../kit/stock.ts';
import { importer } from './import.ts';
import { parseStringSynthesis, type StringSynthesisInstance } from './instance.ts';
import program from './program.py?raw';
import { PUBLISHED_KINDS, PUBLISHED_METHODS } from './published-methods.ts';
import { solve } from './solver.ts';

interface Params {
	/** Most square blocks of the kinds A, B, C at the start; the fewest is 1. */
	most: readonly [number, number, number];
	schedule: StockSchedule;
	/** How many different methods must be applied. */
	methods: number;
}

const levels: readonly Level<Params>[] = [
	level('1-3', { most: [3, 3, 3], schedule: 'exhaust', methods: 1 }, false),
	level('5-8-7', { most: [5, 8, 7], schedule: 'exhaust', methods: 0 }, true),
	level('10', { most: [10, 10, 10], schedule: 'exhaust', methods: 4 }, false),
	level('30', { most: [30, 30, 30], schedule: 'exhaust', methods: 4 }, false),
	level('30-once', { most: [30, 30, 30], schedule: 'round-robin', methods: 4 }, false),
	level('100', { most: [100, 100, 100], schedule: 'exhaust', methods: 4 }, false),
	level('300', { most: [300, 300, 300], schedule: 'exhaust', methods: 4 }, false),
	level('1000', { most: [1000, 1000, 1000], schedule: 'exhaust', methods: 4 }, false),
];

export const stringSynthesis: TaskFamily<StringSynthesisInstance, Params> = {
	id: 'string-synthesis',
	split: 'seen',
	area: ['execution'],
	rules:
		'A pile of square blocks [A], [B], [C] is turned into curly and round blocks by six combination methods. ' +
		'The methods take turns in order, and a method is repeated at its turn as often as the blocks allow before the next one follows. ' +
		'When no method can be applied any more, say how many blocks of each of the nine kinds are left.',
	levels,
	generate,
	parse: parseStringSynthesis,
	question,
	verify,
	fits: (instance, answer) => gluedCounts(instance, answer) !== null || isAsManyCounts(answer, instance),
	canonical: (instance, answer) =>
		canonicalCounts(gluedCounts(instance, answer)?.join(' ') ?? answer, instance),
	solve,
	slip: (instance, rng) => slipCounts(instance, rng).join(' '),
	python: (instance) => stockProgram(instance, program),
	draw: drawStock,
	importer,
};

function level(id: string, params: Params, published: boolean): Level<Params> {
	const [a, b, c] = params.most;
	const once = params.schedule === 'round-robin' ? ', once per turn' : '';
	return {
		id,
		label: `up to ${String(a)}, ${String(b)} and ${String(c)} blocks${once}`,
		published,
		params,
	};
}

function generate({ params }: Level<Params>, rng: Rng): StringSynthesisInstance {
	const { most, schedule, methods } = params;
	// Beyond the published range also the lower end rises, else large levels would often draw small piles.
	const count = (limit: number): number => rng.int(limit > 8 ? Math.ceil(limit / 4) : 1, limit);
	for (;;) {
		const instance: StringSynthesisInstance = {
			kinds: [...PUBLISHED_KINDS],
			initial: { '[A]': count(most[0]), '[B]': count(most[1]), '[C]': count(most[2]) },
			recipes: structuredClone([...PUBLISHED_METHODS]),
			schedule,
		};
		const applied = runStock(instance).applied.filter((times) => times > 0).length;
		if (applied >= methods && (methods < 4 || dependsOnSchedule(instance))) return instance;
	}
}

function question(instance: StringSynthesisInstance): string {
	const { kinds, initial, recipes, schedule } = instance;
	const start = kinds.flatMap((kind) =>
		initial[kind] === undefined ? [] : [`${String(initial[kind])} ${kind}`],
	);
	const example = (step: number): string => kinds.map((_, i) => (i * step) % 4).join(' ');
	const sample = formatSample(solve(instance), [example(3), example(1)]);
	return (
		`There are ${String(kinds.length)} kinds of blocks, in this order: ${kinds.join(' ')}\n` +
		'The brackets are part of the name: blocks with different brackets are different kinds. ' +
		`They are combined by these methods:\n\n${methodList(recipes)}\n\n${scheduleWords(schedule)}\n\n` +
		`At the start there are ${start.join(', ')} and no other blocks.\n\n` +
		`How many blocks of each kind are there at the end? Give the ${String(kinds.length)} counts in the order of the kinds ` +
		'above, zeros included, separated by single blanks, between <<< and >>>, ' +
		`written like <<<${sample}>>> (these numbers only show the form).`
	);
}

function verify(instance: StringSynthesisInstance, answer: string): Verdict {
	const glued = gluedCounts(instance, answer);
	return glued === null ? judgeCounts(instance, answer, true) : verifyCounts(instance, glued);
}

/** One digit per kind without anything between them. */
function gluedCounts({ kinds }: StringSynthesisInstance, answer: string): number[] | null {
	const glued = answer.length < 200 ? answer.trim() : '';
	return kinds.length > 1 && glued.length === kinds.length && /^\d+$/.test(glued)
		? Array.from(glued, Number)
		: null;
}
