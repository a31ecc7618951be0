import type { MethodId } from '../method-id.ts';
import { DEFAULT_PREFERENCES } from '../preferences.ts';
import type { CastModels } from '../setup/specs.ts';
import { choicesOf, limitsOf } from '../setup/setup.ts';
import type { AnyFamily } from '../tasks/family.ts';
import { type FamilyId, PUBLISHED_FAMILY_IDS } from '../tasks/family-id.ts';
import { families } from '../tasks/registry.ts';
import type { BenchMethod, Design, FamilyLevels } from './experiment.ts';

/** The models a preset may set to work: the person's own choice, and the two scripted ones. */
export interface PresetCasts {
	own: CastModels;
	bold: CastModels;
	careful: CastModels;
}

/** A design ready to start; what it is called and what it shows stands in the words. */
export interface BenchPreset {
	id: PresetId;
	designFor(casts: PresetCasts): Design;
}

/** In the order of the list; `first` is the small one that a new experiment opens with. */
export const PRESET_IDS = [
	'first',
	'difficulty',
	'multiplication',
	'game-24-size',
	'always-code',
	'table-1',
	'cost',
	'checkers',
] as const;
export type PresetId = (typeof PRESET_IDS)[number];

type Made = Pick<Design, 'families' | 'methods' | 'casts'> & { instances: number };

const MADE: Readonly<Record<PresetId, (casts: PresetCasts) => Made>> = {
	// 60 runs; text, code and a coach each win somewhere.
	first: ({ bold }) => ({
		families: typical('number-multiply', 'letters', 'game-24', 'constrained-linear-arrangement'),
		methods: plain('all-text', 'all-code', 'codesteer'),
		casts: [bold],
		instances: 5,
	}),
	// The families, levels and methods of P2 figure 4, as far as the levels are ours too, and text alone beside them.
	difficulty: ({ own }) => ({
		families: [
			{ family: 'combinatorial-calculation', levels: ['n3-10', 'n5-78', 'n6-100', 'n15-300', 'n20-500'] },
			{ family: 'game-24', levels: ['n4', 'n6', 'n8', 'n20', 'n80'] },
			{ family: 'letters', levels: ['10-15', '50-100', '150-200', '350-400', '750-800'] },
			{ family: 'number-multiply', levels: ['4-4', '8-8', '12-12', '16-16', '20-20'] },
		],
		methods: plain('only-question', 'all-text', 'code-interpreter', 'codesteer'),
		casts: [own],
		instances: 10,
	}),
	// P1 figure 3: easy, middle and hard products with Python at hand, and both ways forced.
	multiplication: ({ own }) => ({
		families: [
			{ family: 'number-multiply', levels: ['2-2', '3-4', '1-2-4', '1-3-4', '4-4', '1-2-2-4', '8-8'] },
		],
		methods: plain('code-interpreter', 'all-text', 'all-code'),
		casts: [own],
		instances: 20,
	}),
	// P1 figure 4: the smaller model codes sooner and wins.
	'game-24-size': ({ bold, careful }) => ({
		families: [{ family: 'game-24', levels: ['n2', 'n3', 'n4', 'n5'] }],
		methods: plain('code-interpreter', 'all-text', 'all-code'),
		casts: [bold, careful],
		instances: 20,
	}),
	'always-code': ({ own }) => ({
		families: typical(
			'number-multiply',
			'letters',
			'standard-sudoku',
			'statistical-counting',
			'boxnet',
			'blocksworld',
			'constrained-linear-arrangement',
			'date-understanding',
			'game-24',
			'logical-deduction',
		),
		methods: plain(
			'all-code-cot',
			'all-text',
			'only-question',
			'code-interpreter',
			'code-text-choice',
			'codesteer',
		),
		casts: [own],
		instances: 10,
	}),
	'table-1': ({ bold }) => ({
		families: typical(...PUBLISHED_FAMILY_IDS),
		methods: plain(...TABLE_1),
		casts: [bold],
		instances: 10,
	}),
	cost: ({ own }) => ({
		families: typical(
			'number-multiply',
			'letters',
			'game-24',
			'path-plan',
			'logical-deduction',
			'gsm-hard',
			'string-insertion',
			'eight-queens',
		),
		methods: plain(...TABLE_1),
		casts: [own],
		instances: 5,
	}),
	// P2 tables 4 and 10, columns 1, 4 and 5, and both left out.
	checkers: ({ own }) => ({
		families: typical(
			'game-24',
			'boxlift',
			'logical-equation',
			'eight-queens',
			'light-puzzles',
			'combinatorial-calculation',
			'string-splitting',
			'permutations-and-combinations',
		),
		methods: [
			{ id: 'codesteer', options: {} },
			{ id: 'codesteer', options: { symbolicChecker: false } },
			{ id: 'codesteer', options: { selfCheck: false } },
			{ id: 'codesteer', options: { symbolicChecker: false, selfCheck: false } },
		],
		casts: [own],
		instances: 10,
	}),
};

export const PRESETS: readonly BenchPreset[] = PRESET_IDS.map((id) => ({
	id,
	designFor: (casts) => usual(MADE[id](casts)),
}));

/** Null for an id of another version, or of a mistyped link. */
export function presetById(id: string): BenchPreset | null {
	return PRESETS.find((preset) => preset.id === id) ?? null;
}

/** Columns 4 to 13 of P2 table 1: those with GPT-4o as answering model. */
const TABLE_1: readonly MethodId[] = [
	'only-question',
	'symbolic-agent',
	'all-text',
	'all-code-cot',
	'autogen-conca',
	'code-text-sum',
	'code-text-sum-2',
	'code-text-choice',
	'code-interpreter',
	'codesteer',
];

/** US dollars; a person may raise it, a preset must not spend more unasked. */
const CAP = 1;

function usual({ families: asked, methods, casts, instances }: Made): Design {
	const choices = choicesOf(DEFAULT_PREFERENCES);
	const costs = casts.some(({ models }) => Object.values(models).some(({ kind }) => kind === 'hosted'));
	return {
		families: asked,
		imported: [],
		sizes: [{ instances, repeats: 1 }],
		methods,
		casts,
		seed: 1,
		limits: limitsOf(choices),
		blocks: choices.blocks,
		readOut: choices.readOut,
		cap: costs ? CAP : null,
		familiesAre: 'strata',
		alpha: 0.05,
	};
}

function plain(...ids: readonly MethodId[]): readonly BenchMethod[] {
	return ids.map((id) => ({ id, options: {} }));
}

function typical(...ids: readonly FamilyId[]): readonly FamilyLevels[] {
	return ids.map((id) => {
		const family = families.find((one) => one.id === id);
		return { family: id, levels: family === undefined ? [] : [typicalLevel(family)] };
	});
}

/**
 * One level that stands for a family: the middle one of those the papers or their data evaluated, where success is about the mean
 * over all of them. In two families most of these levels are far harder than what the table asked.
 */
export function typicalLevel({ id, levels }: Pick<AnyFamily, 'id' | 'levels'>): string {
	const chosen = TYPICAL[id];
	if (chosen !== undefined) return chosen;
	const published = levels.filter((level) => level.published);
	const known = published.length === 0 ? levels : published;
	return known[Math.floor((known.length - 1) / 2)]?.id ?? '';
}

const TYPICAL: Partial<Record<FamilyId, string>> = { 'game-24': 'n4', letters: '10-15' };
