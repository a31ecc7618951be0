import { createRng } from '../../src/core/rng.ts';
import type { AnyFamily, Level } from '../../src/core/tasks/family.ts';
import type { FamilyId } from '../../src/core/tasks/family-id.ts';
import { families } from '../../src/core/tasks/registry.ts';
import { budgets } from './budgets.ts';
import { fastest, rate } from './clock.ts';
import { hostileAnswers } from './hostile-answers.ts';
import { median, type Measurement, type Section } from './section.ts';

const { ms: VERDICT_MS, perSecond: VERDICTS } = budgets.verdicts;
const GENERATION_MS = 100;
/** Puzzles that are searched for until just one solution is left. */
const SLOWER_GENERATION: Partial<Record<FamilyId, number>> = {
	'standard-sudoku': 200,
	cryptanalysis: 200,
	'game-24': 200,
};
/** Up to a megabyte; the shorter ones because verifiers refuse at a length of their own what is too long for any right answer. */
const HOSTILE_SIZES = [40, 150, 350, 900, 1900, 7900, 29_000, 59_000, 1_000_000];
const INSTANCES = 8;
const SEEDS_PER_LEVEL = 12;

interface Worst {
	ms: number;
	/** Which level and answer or seed. */
	of: string;
}

interface FamilyCost {
	id: FamilyId;
	/** Rates per second at the hardest published level. */
	generations: number;
	right: number;
	wrong: number;
	junk: number;
	worstVerdict: Worst;
	worstGeneration: Worst;
}

/** What puzzles and verdicts of each family cost, right or wrong (the slower counts), and the worst that an answer or a seed can do. */
export const taskFamilies: Section = {
	title: 'Task families: verdicts and generation',
	measure: () => {
		const costs = families.map(costOf);
		return Promise.resolve([...costs.map(toRow), ...summary(costs)]);
	},
};

function costOf(family: AnyFamily): FamilyCost {
	const hardest = family.levels.findLast((level) => level.published);
	if (hardest === undefined) throw new Error(`${family.id} has no published level`);
	const cases = Array.from({ length: INSTANCES }, (_, seed) => {
		const instance = draw(family, hardest, seed);
		return { instance, right: family.solve(instance), wrong: family.slip(instance, createRng('slip', seed)) };
	});
	const verdicts = (pick: (of: (typeof cases)[number]) => string): number =>
		INSTANCES *
		rate(() => {
			for (const one of cases) family.verify(one.instance, pick(one));
		});
	let seed = 0;
	return {
		id: family.id,
		generations: rate(() => draw(family, hardest, seed++ % 64)),
		right: verdicts(({ right }) => right),
		wrong: verdicts(({ wrong }) => wrong),
		junk: verdicts(() => 'I am not sure, perhaps (3, [4, ] "x"?'),
		worstVerdict: worstVerdict(family, hardest),
		worstGeneration: worstGeneration(family),
	};
}

function draw(family: AnyFamily, level: Level<unknown>, seed: number): unknown {
	return family.generate(level, createRng('bench', family.id, level.id, seed));
}

/** Over ordinary answers at every level, and hostile ones at the hardest published and the very hardest level. */
function worstVerdict(family: AnyFamily, hardest: Level<unknown>): Worst {
	let worst: Worst = { ms: 0, of: '' };
	const judge = (instance: unknown, answer: string, of: string): void => {
		const ms = fastest(() => family.verify(instance, answer), { enough: worst.ms });
		if (ms > worst.ms) worst = { ms, of };
	};
	for (const level of family.levels) {
		for (let seed = 0; seed < 3; seed++) {
			const instance = draw(family, level, seed);
			judge(instance, family.solve(instance), `${level.id}, right`);
			judge(instance, family.slip(instance, createRng('slip', seed)), `${level.id}, wrong`);
		}
	}
	for (const level of new Set([hardest, family.levels.at(-1) ?? hardest])) {
		const instance = draw(family, level, 0);
		for (const size of HOSTILE_SIZES) {
			for (const [name, answer] of hostileAnswers(family.solve(instance), size)) {
				judge(instance, answer, `${level.id}, ${String(size)} characters: ${name}`);
			}
		}
	}
	return worst;
}

function worstGeneration(family: AnyFamily): Worst {
	let worst: Worst = { ms: 0, of: '' };
	for (const level of family.levels) {
		for (let seed = 0; seed < SEEDS_PER_LEVEL; seed++) {
			const ms = fastest(() => draw(family, level, seed), { enough: worst.ms });
			if (ms > worst.ms) worst = { ms, of: `${level.id}, seed ${String(seed)}` };
		}
	}
	return worst;
}

function slowerOf({ right, wrong }: FamilyCost): number {
	return Math.min(right, wrong);
}

function toRow(cost: FamilyCost): Measurement {
	const { id, generations, right, wrong, junk, worstVerdict, worstGeneration } = cost;
	return {
		name: `${id}: verdicts`,
		value: slowerOf(cost),
		unit: '1/s',
		detail: [
			`right ${short(right)}/s, wrong ${short(wrong)}/s, junk ${short(junk)}/s`,
			`worst ${worstVerdict.ms.toFixed(1)} ms (${worstVerdict.of})`,
			`instances ${short(generations)}/s`,
			`worst ${worstGeneration.ms.toFixed(1)} ms (${worstGeneration.of})`,
		].join('; '),
	};
}

function summary(costs: readonly FamilyCost[]): Measurement[] {
	const slowest = costs.toSorted((a, b) => b.worstVerdict.ms - a.worstVerdict.ms);
	const slowVerdicts = slowest.filter(({ worstVerdict }) => worstVerdict.ms > VERDICT_MS);
	const slowGenerations = costs.filter(
		({ id, worstGeneration }) => worstGeneration.ms > (SLOWER_GENERATION[id] ?? GENERATION_MS),
	);
	return [
		{
			name: `median family of ${String(costs.length)}: verdicts`,
			value: median(costs.map(slowerOf)),
			unit: '1/s',
			target: { atLeast: VERDICTS },
			detail: `slowest ${costs.toSorted((a, b) => slowerOf(a) - slowerOf(b))[0]?.id ?? ''}`,
		},
		{
			name: 'worst single verdict of all families',
			value: slowest[0]?.worstVerdict.ms ?? 0,
			unit: 'ms',
			target: { atMost: VERDICT_MS },
			detail: idsOf(slowVerdicts.length > 0 ? slowVerdicts : slowest.slice(0, 1)),
		},
		{
			name: `families with a generation over ${String(GENERATION_MS)} ms (three: 200 ms)`,
			value: slowGenerations.length,
			unit: '',
			target: { atMost: 0 },
			detail: idsOf(slowGenerations),
		},
	];
}

function idsOf(costs: readonly FamilyCost[]): string {
	return costs.map(({ id }) => id).join(', ');
}

function short(value: number): string {
	return value >= 10_000 ? `${(value / 1000).toFixed(0)}k` : value.toFixed(0);
}
