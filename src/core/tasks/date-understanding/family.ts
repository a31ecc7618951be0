import { isRecord } from '../../json.ts';
import type { Rng } from '../../rng.ts';
import { correct, incorrect, malformed, type Verdict } from '../../verdict.ts';
import { american, iso, parseDay, toDate, toDay, type CivilDay } from './civil-day.ts';
import { dateRecipes, pythonShift, shift } from './recipes.ts';
import type { Drawing } from '../drawing.ts';
import type { Level, TaskFamily } from '../family.ts';
import { parseParams, type Params } from '../kit/recipe.ts';
import { demo } from './demo.ts';
import { importer } from './import.ts';

export interface DateInstance {
	/** Text that fixes today. */
	context: string;
	/** Signed; 0 = today itself. */
	ask: { unit: DateUnit; amount: number };
	/** Labels "A".., dates "MM/DD/YYYY", all different. */
	options: DateAnswer[];
	/** What verify judges against; for imports the stored option. */
	reference: DateAnswer;
	/** YYYY-MM-DD, not shown; generated instances only, like the rest. */
	today?: string;
	template?: string;
	complexity?: number;
	/** The numbers of the template, for the program. */
	params?: Record<string, string>;
}

export interface DateAnswer {
	label: string;
	/** MM/DD/YYYY */
	date: string;
}

export type DateUnit = 'day' | 'week' | 'month' | 'year';

interface LevelParams {
	size: number;
	/** Which contexts; absent: all. */
	templates?: readonly string[];
	/** Largest shift asked for; absent: the shifts of the published set. */
	reach?: number;
}

const levels: readonly Level<LevelParams>[] = [
	level('plain', 'today is given outright', false, {
		size: 1,
		templates: ['plain', 'two-witnesses', 'days-ago'],
	}),
	level('contexts', 'today must be worked out, small shifts', true, { size: 1 }),
	level('far', 'leap years, month ends, large shifts', false, { size: 2, reach: 400 }),
	level('chain', 'several shifts in a row', false, {
		size: 4,
		reach: 2000,
		templates: ['chain-of-shifts', 'working-days'],
	}),
];

export const dateUnderstanding: TaskFamily<DateInstance, LevelParams> = {
	id: 'date-understanding',
	label: 'Date Understanding',
	split: 'seen',
	area: ['logic', 'ordering'],
	rules:
		'A short text says, directly or indirectly, what day today is. Work out the date that is asked for and choose it among ' +
		'the lettered options. Going by months or years keeps the day of the month, or takes the last day of a month that is ' +
		'too short.',
	ownSigns: ['A:'],
	levels,
	generate,
	parse,
	question: ({ context, ask, options }) =>
		`${context} What is the date ${askInWords(ask)}, written MM/DD/YYYY?\n\n` +
		`Options:\n${options.map(({ label, date }) => `(${label}) ${date}`).join('\n')}\n\n` +
		'The Gregorian calendar holds throughout. A shift by months or years keeps the day of the month; if that month is too ' +
		'short, its last day is taken. Give the letter of the right option in brackets between <<< and >>>, in the form ' +
		'<<<(X)>>> with your letter in place of X.',
	verify,
	solve: ({ reference }) => `(${reference.label})`,
	slip: ({ options, reference }, rng) =>
		`(${rng.pick(options.filter(({ label }) => label !== reference.label)).label})`,
	python,
	draw: ({ context, options }): Drawing[] => [
		{ kind: 'facts', caption: 'What is known', facts: [context] },
		{
			kind: 'items',
			caption: 'Options',
			items: options.map(({ label, date }) => ({ text: date, sub: label })),
		},
	],
	importer,
	demo,
};

function level(id: string, label: string, published: boolean, params: LevelParams): Level<LevelParams> {
	return { id, label, published, params };
}

const PUBLISHED_ASKS: readonly DateInstance['ask'][] = [
	{ unit: 'day', amount: 0 },
	{ unit: 'day', amount: 1 },
	{ unit: 'day', amount: -1 },
	{ unit: 'day', amount: -10 },
	{ unit: 'week', amount: 1 },
	{ unit: 'week', amount: -1 },
	{ unit: 'month', amount: -1 },
	{ unit: 'year', amount: -1 },
];

function generate({ params }: Level<LevelParams>, rng: Rng): DateInstance {
	const recipes = dateRecipes.filter(({ id }) => params.templates?.includes(id) ?? true);
	for (;;) {
		const recipe = rng.pick(recipes);
		const numbers = recipe.draw(params.size, rng);
		const today = recipe.value(numbers);
		const ask = params.reach === undefined ? rng.pick(PUBLISHED_ASKS) : farAsk(params.reach, rng);
		const right = shift(today, ask.unit, ask.amount);
		const wrong = distractors(right, today, recipe.careless(numbers), ask, rng);
		if (wrong.length < 5) continue;
		const days = rng.shuffle([right, ...wrong.slice(0, 5)]);
		const options = days.map((day, i) => ({ label: String.fromCharCode(65 + i), date: american(day) }));
		return {
			context: recipe.text(numbers),
			ask,
			options,
			reference: options[days.indexOf(right)] as DateAnswer,
			today: iso(today),
			template: recipe.id,
			complexity: params.size,
			params: { ...numbers },
		};
	}
}

function farAsk(reach: number, rng: Rng): DateInstance['ask'] {
	const unit = rng.pick(['day', 'week', 'month', 'year'] as const);
	const most = Math.max(2, Math.floor(reach / { day: 1, week: 7, month: 12, year: 100 }[unit]));
	return { unit, amount: rng.int(2, most) * (rng.chance(0.5) ? 1 : -1) };
}

/** Dates that typical oversights give, the most telling ones first among those that differ. */
function distractors(
	right: CivilDay,
	today: CivilDay,
	careless: CivilDay,
	ask: DateInstance['ask'],
	rng: Rng,
): CivilDay[] {
	const { year, month, day } = toDate(right);
	const telling = [shift(careless, ask.unit, ask.amount), shift(today, ask.unit, -ask.amount), today];
	const swapped = day <= 12 ? [toDay({ year, month: day, day: month })] : [];
	const near = [right + 1, right - 1, shift(right, 'month', 1), shift(right, 'month', -1)];
	const far = [shift(right, 'year', 1), shift(right, 'year', -1), right + 7, right - 7, right + 2];
	const all = [...rng.shuffle(telling).slice(0, 2), ...rng.shuffle([...swapped, ...near, ...far])];
	const years = (civil: CivilDay): number => toDate(civil).year;
	return [...new Set(all)].filter((civil) => civil !== right && years(civil) > 1 && years(civil) < 9999);
}

function askInWords({ unit, amount }: DateInstance['ask']): string {
	if (amount === 0) return 'today';
	if (unit === 'day' && amount === 1) return 'tomorrow';
	if (unit === 'day' && amount === -1) return 'of yesterday';
	const size = Math.abs(amount);
	return `${size === 1 ? 'one' : size} ${unit}${size === 1 ? '' : 's'} ${amount < 0 ? 'before today' : 'after today'}`;
}

function parse(value: unknown): DateInstance | null {
	if (!isRecord(value)) return null;
	const { context, ask, options, reference, template, complexity, today } = value;
	if (typeof context !== 'string' || context.trim() === '' || context.length > 4000) return null;
	const parsedAsk = parseAsk(ask);
	if (parsedAsk === null || !Array.isArray(options) || options.length < 2 || options.length > 8) return null;
	const list = options.map(parseOption);
	if (list.some((option, i) => option?.label !== String.fromCharCode(65 + i))) return null;
	if (new Set(list.map((option) => option?.date)).size !== list.length) return null;
	const wanted = parseOption(reference);
	if (!list.some((option) => option?.label === wanted?.label && option?.date === wanted?.date)) return null;
	const base = { context, ask: parsedAsk, options: list as DateAnswer[], reference: wanted as DateAnswer };
	if (template === undefined) return base;
	const recipe = dateRecipes.find(({ id }) => id === template);
	const params = parseParams(value['params']);
	if (recipe === undefined || params === null || typeof complexity !== 'number') return null;
	if (
		!Object.values(params).every((text) => text.split(' ').every((part) => Math.abs(Number(part)) <= 100_000))
	) {
		return null;
	}
	const day = recipe.value(params);
	// Context and answer follow from the numbers; anything else was tampered with.
	const fits =
		recipe.text(params) === context &&
		iso(day) === today &&
		american(shift(day, parsedAsk.unit, parsedAsk.amount)) === base.reference.date;
	return fits ? { ...base, today: iso(day), template: recipe.id, complexity, params: { ...params } } : null;
}

function parseAsk(value: unknown): DateInstance['ask'] | null {
	if (!isRecord(value)) return null;
	const unit = (['day', 'week', 'month', 'year'] as const).find((one) => one === value['unit']);
	const { amount } = value;
	const isSane = typeof amount === 'number' && Number.isInteger(amount) && Math.abs(amount) <= 100_000;
	return unit !== undefined && isSane ? { unit, amount } : null;
}

function parseOption(value: unknown): DateAnswer | null {
	if (!isRecord(value)) return null;
	const { label, date } = value;
	if (typeof label !== 'string' || typeof date !== 'string' || !/^\d\d\/\d\d\/\d{4}$/.test(date)) return null;
	return parseDay(date) === null ? null : { label, date };
}

function verify({ options, reference }: DateInstance, answer: string): Verdict {
	if (answer.length > 200) return malformed('The answer is far too long for one option');
	const bare = answer.trim().replace(/^["'`\s]+|["'`\s.]+$/g, '');
	const match = /^(?:(?:option\s*)?\(?\s*([a-z])\s*\)?\s*[.):]?)?\s*(\d{1,4}[/-]\d{1,2}[/-]\d{1,4})?$/i.exec(
		bare,
	);
	const [, letter, dateText] = match ?? [];
	if (match === null || (letter === undefined && dateText === undefined)) {
		return malformed('The answer is neither the letter of an option nor a date');
	}
	const day = dateText === undefined ? null : parseDay(dateText);
	if (dateText !== undefined && day === null) {
		return malformed(`${dateText} is not a date in the form MM/DD/YYYY`);
	}
	const byDate = options.find(({ date }) => day !== null && parseDay(date) === day);
	const byLetter = options.find(({ label }) => label === letter?.toUpperCase());
	if (letter !== undefined && byLetter === undefined)
		return incorrect(`There is no option ${letter.toUpperCase()}`);
	if (byLetter !== undefined && day !== null && byDate !== byLetter) {
		return malformed(`Option ${byLetter.label} is ${byLetter.date}, but the answer says ${dateText ?? ''}`);
	}
	const chosen = byLetter ?? byDate;
	if (chosen === undefined) return incorrect(`${dateText ?? ''} is not among the options`);
	if (chosen.label === reference.label) return correct(`The date is ${reference.date}`);
	return incorrect(`The date is ${reference.date}, not ${chosen.date}`);
}

function python({ template, params, ask, options }: DateInstance): string {
	const recipe = dateRecipes.find(({ id }) => id === template);
	if (recipe === undefined)
		return 'print("This question was imported as text; no program for it is known.")\n';
	return `from calendar import monthrange
from datetime import date, datetime, timedelta


def add_months(day, months):
    """Keep the day of the month, or take the last day of a month that is too short."""
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))


${recipe.python((params ?? {}) satisfies Params)}

wanted = ${pythonShift('today', ask.unit, ask.amount)}

options = {${options.map(({ label, date }) => `"${date}": "${label}"`).join(', ')}}
print(f"<<<({options[wanted.strftime('%m/%d/%Y')]})>>>")
`;
}
