import type { Rng } from '../../rng.ts';
import { correct, incorrect, malformed, type Verdict } from '../../verdict.ts';
import type { Drawing } from '../drawing.ts';
import type { Level, TaskFamily } from '../family.ts';
import { demo } from './demo.ts';
import { pythonProgram } from '../kit/python.ts';
import { american, DATE_UNITS, iso, parseDay, shift, toDate, toDay, type CivilDay } from './civil-day.ts';
import { importer } from './import.ts';
import { parseDateUnderstanding, type DateInstance } from './instance.ts';
import program from './program.py?raw';
import { dateRecipes } from './recipes.ts';
import shifts from './shifts.py?raw';
import { solve } from './solver.ts';

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
	split: 'seen',
	area: ['logic', 'ordering'],
	rules:
		'A short text says, directly or indirectly, what day today is. Work out the date that is asked for and choose it among ' +
		'the lettered options. Going by months or years keeps the day of the month, or takes the last day of a month that is ' +
		'too short.',
	ownSigns: ['A:'],
	levels,
	generate,
	parse: parseDateUnderstanding,
	question: ({ context, ask, options }) =>
		`${context} What is the date ${askInWords(ask)}, written MM/DD/YYYY?\n\n` +
		`Options:\n${options.map(({ label, date }) => `(${label}) ${date}`).join('\n')}\n\n` +
		'The Gregorian calendar holds throughout. A shift by months or years keeps the day of the month; if that month is too ' +
		'short, its last day is taken. Give the letter of the right option in brackets between <<< and >>>, in the form ' +
		'<<<(X)>>> with your letter in place of X.',
	verify,
	solve,
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
			reference: options[days.indexOf(right)] as DateInstance['reference'],
			today: iso(today),
			template: recipe.id,
			complexity: params.size,
			params: { ...numbers },
		};
	}
}

function farAsk(reach: number, rng: Rng): DateInstance['ask'] {
	const unit = rng.pick(DATE_UNITS);
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

/** The recipe's statements say in Python what the text says in words; they stand between the two parts of the program. */
function python({ template, params = {}, ask, options }: DateInstance): string {
	const recipe = dateRecipes.find(({ id }) => id === template);
	if (recipe === undefined)
		return 'print("This question was imported as text; no program for it is known.")\n';
	const letters = Object.fromEntries(options.map(({ label, date }) => [date, label]));
	return pythonProgram(
		{ options: letters, unit: ask.unit, amount: ask.amount },
		`${shifts}\n\n${recipe.python(params)}\n\n${program}`,
	);
}
