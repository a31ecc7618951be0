import type { Rng } from '../../rng.ts';
import { count, counts, type Params } from '../kit/recipe.ts';
import {
	daysInMonth,
	DATE_UNITS,
	toDate,
	toDay,
	weekday,
	type CivilDay,
	type DateUnit,
} from './civil-day.ts';

export const MONTHS = [
	'January',
	'February',
	'March',
	'April',
	'May',
	'June',
	'July',
	'August',
	'September',
	'October',
	'November',
	'December',
] as const;

export const WEEKDAYS = [
	'Monday',
	'Tuesday',
	'Wednesday',
	'Thursday',
	'Friday',
	'Saturday',
	'Sunday',
] as const;

/** The unit of shift number `index`, counted from 0. */
export function unitOf(p: Params, index: number): DateUnit {
	return DATE_UNITS[counts(p, 'units')[index] ?? 0] ?? 'day';
}

/** Larger sizes reach back to 1896, so that 1900 (no leap year) and 2000 (one) matter. */
export function randomYear(size: number, rng: Rng): number {
	return size <= 1 ? rng.int(2005, 2030) : rng.int(1896, 2104);
}

/** `year month day`, at most day `latest`; with larger sizes half of them near a month's end. */
export function randomDate(size: number, rng: Rng, latest = 31): string {
	const [year, month] = [randomYear(size, rng), rng.int(1, 12)];
	const last = Math.min(latest, daysInMonth(year, month));
	// Ends of months are where shifts go wrong.
	const chosen = size > 1 && rng.chance(0.5) ? rng.int(Math.min(last, 28), last) : rng.int(1, last);
	return `${year} ${month} ${chosen}`;
}

/** A date is one parameter, `year month day`; a month is `year month`. */
export function day(p: Params, name: string): CivilDay {
	const [year = 2000, month = 1, dayOfMonth = 1] = counts(p, name);
	return toDay({ year, month, day: dayOfMonth });
}

/** The first of January of the parameter `year`. */
export function newYear(p: Params): CivilDay {
	return toDay({ year: count(p, 'year'), month: 1, day: 1 });
}

/** The nth (from 1) of the parameter `weekday` (0 is Monday) in the parameter `month`; beyond its end where there is none. */
export function nthOf(p: Params, nth: number): CivilDay {
	const [year = 2000, month = 1] = counts(p, 'month');
	const first = toDay({ year, month, day: 1 });
	return first + ((count(p, 'weekday') - weekday(first) + 7) % 7) + 7 * (nth - 1);
}

/** The parameter's date as `written` gives it. */
export function long(p: Params, name: string): string {
	return written(day(p, name));
}

/** `March 4, 2021`. */
export function written(civil: CivilDay): string {
	const { year, month, day: dayOfMonth } = toDate(civil);
	return `${MONTHS[month - 1] ?? ''} ${dayOfMonth}, ${year}`;
}

/** A call of Python's `date` with the parameter's numbers. */
export function pythonDate(p: Params, name: string): string {
	return `date(${counts(p, name).join(', ')})`;
}

export function two(value: number): string {
	return String(value).padStart(2, '0');
}
