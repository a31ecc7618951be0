import type { Rng } from '../../rng.ts';
import { correct, incorrect, malformed, type Verdict } from '../../verdict.ts';
import type { Drawing } from '../drawing.ts';
import type { Level, TaskFamily } from '../family.ts';
import { add, equal, exactDecimal, fraction, isClose, roundedDecimal } from '../kit/fraction.ts';
import { changesNumber, parseNumber } from '../kit/number-text.ts';
import { recipeProgram } from '../kit/recipe.ts';
import { importer } from './import.ts';
import { buildGsmHard, parseGsmHard, type GsmInstance } from './instance.ts';
import { gsmRecipes } from './recipes.ts';
import type { GsmSize } from './recipe-parts.ts';
import { solve, targetOf } from './solver.ts';

const levels: readonly Level<GsmSize>[] = [
	level('small', 'small numbers, two steps', false, { digits: 2, steps: 2 }),
	level('hard', 'seven-digit numbers, as published', true, { digits: 7, steps: 2 }),
	level('long', 'seven-digit numbers, five steps', false, { digits: 7, steps: 5 }),
	level('huge', '15-digit numbers, eight steps', false, { digits: 15, steps: 8 }),
];

export const gsmHard: TaskFamily<GsmInstance, GsmSize> = {
	id: 'gsm-hard',
	split: 'seen',
	area: ['math'],
	rules:
		'A word problem of several arithmetic steps with large, unwieldy numbers has one number as its answer. The arithmetic ' +
		'is taken literally: fractions of people and negative remainders are fine, and nothing is rounded unless the text ' +
		'says so.',
	levels,
	generate,
	parse: parseGsmHard,
	question: ({ question }) =>
		`${question}\n\n` +
		'Take the arithmetic literally, even where the result is negative or not whole. Give the final number alone, without ' +
		'a unit, between <<< and >>>. Whole numbers must be exact. A number whose decimals do not end may be written as a ' +
		'fraction p/q or with at least 6 significant digits. For example: <<<1234.5>>>.',
	verify,
	solve,
	slip,
	python: ({ template, params }) =>
		recipeProgram(
			gsmRecipes.find(({ id }) => id === template),
			params,
			'from fractions import Fraction  # exact arithmetic\n\n',
		),
	draw: ({ question, params }): Drawing[] => [
		{
			kind: 'facts',
			caption: 'The problem',
			facts: (question.match(/[^.?!]+(?:\.\d[^.?!]*)*[.?!)]*/g) ?? [question]).map((fact) => fact.trim()),
		},
		...(params === undefined
			? []
			: [
					{
						kind: 'items' as const,
						caption: 'Numbers in it',
						items: Object.values(params)
							.flatMap((text) => text.split(' '))
							.map((text) => ({ text: text.replace(/^-/, '') })),
					},
				]),
	],
	importer,
};

function level(id: string, label: string, published: boolean, params: GsmSize): Level<GsmSize> {
	return { id, label, published, params };
}

function generate({ params: size }: Level<GsmSize>, rng: Rng): GsmInstance {
	const recipe = rng.pick(gsmRecipes);
	return buildGsmHard(recipe, recipe.draw(size, rng), size.digits * size.steps);
}

/** `What percentage …`, `how many percent …`: a figure in between is a percentage that is given. */
const ASKS_FOR_PERCENT = /\b(?:what|which|how (?:many|much)|as a)\b[^.?!%\d]{0,60}(?:percent|%)/i;

const TOLERANCE = fraction(1, 10_000);

function verify({ question, reference }: GsmInstance, answer: string): Verdict {
	if (answer.length > 1000) return malformed('The answer is far too long for one number');
	const given = parseNumber(bareNumber(answer, ASKS_FOR_PERCENT.test(question)));
	if (!given.ok) return malformed(given.error);
	const target = targetOf(reference);
	if (equal(given.value, target)) return correct('This is the exact number');
	if (target.d !== 1n && isClose(given.value, target, TOLERANCE, false)) {
		return correct('The number is right within the allowed rounding');
	}
	if (equal(given.value, { n: -target.n, d: target.d }))
		return incorrect('The number is right but the sign is wrong');
	const shown = exactDecimal(target) ?? `about ${roundedDecimal(target, 6)}`;
	return incorrect(
		isClose(given.value, target, fraction(1, 100), false)
			? `The answer is close to ${shown}, but not close enough`
			: `The result is ${shown}`,
	);
}

/** Drops `name =`, currency signs, one unit behind the number, and a percent sign where a percentage is in play. */
function bareNumber(answer: string, allowsPercent: boolean): string {
	const right = answer.slice(answer.lastIndexOf('=') + 1).trim();
	const prefix = answer.slice(0, Math.max(0, answer.lastIndexOf('='))).trim();
	// Only a name may stand before the sign: "3*4 = 12" is an expression.
	const text = /^[a-z_][\w ]{0,60}$/i.test(prefix) || prefix === '' ? right : answer;
	const unsigned = text.replace(/^[`"'\s]+|[`"'\s]+$/g, '').replace(/^([-−+]?)\s*[€$£]/, '$1');
	const bare = allowsPercent ? unsigned.replace(/\s*(?:\\?%|percent)$/i, '') : unsigned;
	return bare.replace(/(\d\)?)\s*([€$£]|[a-z][a-z²³/ ]{0,40})\.?$/i, (all, digit: string, unit: string) =>
		changesNumber(unit) ? all : digit,
	);
}

/** A step left out, or two digits exchanged. */
function slip(instance: GsmInstance, rng: Rng): string {
	const recipe = gsmRecipes.find(({ id }) => id === instance.template);
	const target = targetOf(instance.reference);
	const nearby = add(target, fraction(rng.int(1, 9) * 10 ** rng.int(1, 3)));
	const values = recipe === undefined ? [] : [recipe.careless(instance.params ?? {})];
	for (const value of [...values, nearby, add(nearby, nearby), fraction(1)]) {
		const text = exactDecimal(value) ?? roundedDecimal(value, 4);
		if (verify(instance, text).kind === 'incorrect') return text;
	}
	return '0';
}
