/** A day as the number of days since 1970-01-01 in the proleptic Gregorian calendar; no time zone is involved. */
export type CivilDay = number;

/** A day of the proleptic Gregorian calendar. */
export interface CivilDate {
	year: number;
	/** 1..12 */
	month: number;
	/** 1..31 */
	day: number;
}

export function isLeapYear(year: number): boolean {
	return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** `month` 1 to 12. */
export function daysInMonth(year: number, month: number): number {
	return month === 2 ? (isLeapYear(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** The date must be in the calendar: a 30th of February gives some day of March. */
export function toDay({ year, month, day }: CivilDate): CivilDay {
	// Years counted from 1 March make the leap day the last one.
	const shifted = month <= 2 ? year - 1 : year;
	const era = Math.floor(shifted / 400);
	const yearOfEra = shifted - era * 400;
	const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
	const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
	return era * 146_097 + dayOfEra - 719_468;
}

/** Inverse of `toDay`, for days before 1970 too. */
export function toDate(civil: CivilDay): CivilDate {
	const days = civil + 719_468;
	const era = Math.floor(days / 146_097);
	const dayOfEra = days - era * 146_097;
	const yearOfEra = Math.floor(
		(dayOfEra -
			Math.floor(dayOfEra / 1460) +
			Math.floor(dayOfEra / 36_524) -
			Math.floor(dayOfEra / 146_096)) /
			365,
	);
	const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
	const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
	const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
	return {
		year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
		month,
		day: dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
	};
}

/** 0 is Monday. */
export function weekday(civil: CivilDay): number {
	return (((civil + 3) % 7) + 7) % 7;
}

/** Keeps the day number; where the month is too short, its last day. */
export function addMonths(civil: CivilDay, months: number): CivilDay {
	const { year, month, day } = toDate(civil);
	const index = year * 12 + month - 1 + months;
	const [toYear, toMonth] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
	return toDay({ year: toYear, month: toMonth, day: Math.min(day, daysInMonth(toYear, toMonth)) });
}

export const DATE_UNITS = ['day', 'week', 'month', 'year'] as const;
export type DateUnit = (typeof DATE_UNITS)[number];

/** `amount` may be negative; months and years as by `addMonths`. */
export function shift(from: CivilDay, unit: DateUnit, amount: number): CivilDay {
	if (unit === 'day') return from + amount;
	if (unit === 'week') return from + 7 * amount;
	return addMonths(from, unit === 'month' ? amount : 12 * amount);
}

/** MM/DD/YYYY */
export function american(civil: CivilDay): string {
	const { year, month, day } = toDate(civil);
	return `${two(month)}/${two(day)}/${String(year).padStart(4, '0')}`;
}

/** YYYY-MM-DD */
export function iso(civil: CivilDay): string {
	const { year, month, day } = toDate(civil);
	return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** Reads M/D/YYYY or YYYY-MM-DD; null when it is no such date or not in the calendar. */
export function parseDay(text: string): CivilDay | null {
	const parts = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
	const isoParts = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
	const [year, month, day] =
		parts !== null
			? [Number(parts[3]), Number(parts[1]), Number(parts[2])]
			: isoParts !== null
				? [Number(isoParts[1]), Number(isoParts[2]), Number(isoParts[3])]
				: [0, 0, 0];
	const exists = year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
	return exists ? toDay({ year, month, day }) : null;
}

function two(value: number): string {
	return String(value).padStart(2, '0');
}
