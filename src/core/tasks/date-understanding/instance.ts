import { isRecord } from '../../json.ts';
import { isWhole } from '../kit/shape.ts';
import { parseParams } from '../kit/recipe.ts';
import { american, iso, parseDay, shift, DATE_UNITS, type DateUnit } from './civil-day.ts';
import { dateRecipes } from './recipes.ts';

/** Which of several dates lies so far from a day that a short text fixes. */
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

/** One option: its letter and the date beside it. */
export interface DateAnswer {
	label: string;
	/** MM/DD/YYYY */
	date: string;
}

/** From 2 to 8 options, the reference among them. A generated instance must follow from its numbers. */
export function parseDateUnderstanding(value: unknown): DateInstance | null {
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
	const unit = DATE_UNITS.find((one) => one === value['unit']);
	const { amount } = value;
	return unit !== undefined && isWhole(amount, -100_000, 100_000) ? { unit, amount } : null;
}

function parseOption(value: unknown): DateAnswer | null {
	if (!isRecord(value)) return null;
	const { label, date } = value;
	if (typeof label !== 'string' || typeof date !== 'string' || !/^\d\d\/\d\d\/\d{4}$/.test(date)) return null;
	return parseDay(date) === null ? null : { label, date };
}
