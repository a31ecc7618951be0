/** A day of the calendar. */
export interface CalendarDay {
	/** Null where only day and month are named. */
	year: number | null;
	/** 1 to 12. */
	month: number;
	/** 1 to 31. */
	day: number;
}

/** One date of a text: as a rule one day; two where figures may stand for month and day either way round ("03/05/2024"). */
export type FoundDate = readonly CalendarDay[];

/** Names of the months as they begin, without accents, in English, German, French, Spanish, Italian and Portuguese. */
const MONTHS = [
	/^(?:jan(?:uar[iy]?o?)?|janner|janvier|ene(?:ro)?|gennaio|janeiro)$/,
	/^(?:feb(?:ruar[iy]?o?)?|fevr(?:ier)?|febrero|febbraio|fevereiro)$/,
	/^(?:mar(?:ch|zo|co|s)?|marz)$/,
	/^(?:apr(?:il(?:e)?)?|avr(?:il)?|abr(?:il)?)$/,
	/^(?:may|mai|mayo|maggio|maio)$/,
	/^(?:june?|juni|juin|junio|giugno|junho)$/,
	/^(?:july?|juli|juil(?:let)?|julio|luglio|julho)$/,
	/^(?:aug(?:ust)?|aout|ago(?:sto)?)$/,
	/^(?:sept?(?:ember|embre|iembre)?|settembre|setembro)$/,
	/^(?:o[ck]t(?:ober|obre|ubre)?|ottobre|outubro)$/,
	/^(?:nov(?:ember|embre|iembre|embro)?)$/,
	/^(?:de[czs](?:ember|embre|iembre)?|dicembre|dic(?:iembre)?|dezembro)$/,
] as const;

const DATE = new RegExp(
	[
		// 2024-03-05, 2024/3/5, 2024年3月5日; a clock behind it that stands at midnight is how programs print a day.
		String.raw`(?<![\d.,/-])(?<y1>\d{4}) ?[-/.年] ?(?<m1>\d{1,2}) ?[-/.月] ?(?<d1>\d{1,2})(?: ?日)?(?:[T ]00:00(?::00(?:\.0+)?)?(?:Z|\+00:00)?)?(?![\d/-])`,
		// 05.03.2024, 3/5/2024
		String.raw`(?<![\d.,/-])(?<a>\d{1,2})(?<sign>[./-]) ?(?<b>\d{1,2})\k<sign> ?(?<y2>\d{4})(?![\d/-])`,
		// 5 March 2024, 5th of March, 5. März 2024, 5 de marzo de 2024
		String.raw`(?<![\d.,/:-])(?<d3>\d{1,2})(?:st|nd|rd|th|er|º|\.)?(?: (?:of|de))?[ -](?<m3>\p{L}{3,10})\.?(?:(?:,? |-)(?:(?:of|de) )?(?<y3>\d{4})(?![\d:]))?`,
		// March 5, 2024, March 5th
		String.raw`(?<!\p{L})(?<m4>\p{L}{3,10})\.? (?:the )?(?<d4>\d{1,2})(?:st|nd|rd|th)?(?![\d:.,]?\d)(?:,? (?<y4>\d{4})(?![\d:]))?`,
	].join('|'),
	'giu',
);

/** Every date in a text without decoration, in order; no time of day counts but midnight. Linear in the text. */
export function findDates(text: string): FoundDate[] {
	return datesIn(text).map(({ date }) => date);
}

/** A text that is one date and nothing else, perhaps behind the day of the week. */
export function readDate(text: string): FoundDate | null {
	const plain = text.trim().replace(WEEKDAY, '');
	const [only, ...others] = datesIn(plain);
	return only !== undefined && others.length === 0 && only.text === plain ? only.date : null;
}

const WEEKDAY = /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)\.?),? /i;

function datesIn(text: string): { date: FoundDate; text: string }[] {
	// Python's own writing of a date.
	const plain = text.replace(
		/\b(?:datetime\.)?date(?:time)?\((\d{4}), ?(\d{1,2}), ?(\d{1,2})(?:, ?0)*\)/g,
		'$1-$2-$3',
	);
	const found: { date: FoundDate; text: string }[] = [];
	// A word that is no month may hide one behind it: "day 5 March".
	for (let match = next(plain, 0); match !== null;) {
		const date = fromGroups(match.groups ?? {});
		if (date.length > 0) found.push({ date, text: match[0] === plain ? text : match[0] });
		match = next(plain, date.length > 0 ? match.index + match[0].length : match.index + 1);
	}
	return found;
}

function next(text: string, from: number): RegExpExecArray | null {
	DATE.lastIndex = from;
	return DATE.exec(text);
}

function fromGroups({
	y1,
	m1,
	d1,
	a,
	b,
	y2,
	sign,
	d3,
	m3,
	y3,
	m4,
	d4,
	y4,
}: Record<string, string | undefined>): FoundDate {
	if (y1 !== undefined) return days([[y1, m1, d1]]);
	if (y2 !== undefined) {
		const dayFirst = [y2, b, a] as const;
		return days(sign === '.' || a === b ? [dayFirst] : [dayFirst, [y2, a, b]]);
	}
	const month = monthOf(m3 ?? m4 ?? '');
	return month === null ? [] : days([[y3 ?? y4, String(month), d3 ?? d4]]);
}

function days(
	all: readonly (readonly [year: string | undefined, month: string | undefined, day: string | undefined])[],
): FoundDate {
	return all
		.map(([year, month, day]) => ({
			year: year === undefined ? null : Number(year),
			month: Number(month),
			day: Number(day),
		}))
		.filter(({ month, day }) => month >= 1 && month <= 12 && day >= 1 && day <= 31);
}

function monthOf(word: string): number | null {
	const plain = word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
	const at = MONTHS.findIndex((names) => names.test(plain));
	return at < 0 ? null : at + 1;
}

/** Whether two days are the same; one without a year is, whatever the year. */
export function isSameDay(one: CalendarDay, other: CalendarDay): boolean {
	return (
		one.day === other.day &&
		one.month === other.month &&
		(one.year === null || other.year === null || one.year === other.year)
	);
}
