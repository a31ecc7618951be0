import { count, counts, listed, type Recipe } from '../kit/recipe.ts';
import {
	addMonths,
	daysInMonth,
	isLeapYear,
	shift,
	toDate,
	toDay,
	weekday,
	type CivilDay,
} from './civil-day.ts';
import {
	MONTHS,
	WEEKDAYS,
	unitOf,
	randomYear,
	randomDate,
	day,
	newYear,
	nthOf,
	long,
	written,
	pythonDate,
	two,
} from './date-params.ts';

/** Fixes what "today" is; the value is that day. Python, mostly one expression, leaves it in `today`. */
export type DateRecipe = Recipe<number, CivilDay>;

const plain: DateRecipe = {
	id: 'plain',
	draw: (size, rng) => ({ date: randomDate(size, rng) }),
	text: (p) => `The calendar on the wall shows today's date: ${long(p, 'date')}.`,
	value: (p) => day(p, 'date'),
	careless: (p) => day(p, 'date') + 1,
	python: (p) => `today = ${pythonDate(p, 'date')}`,
};

const relative: DateRecipe = {
	id: 'days-ago',
	draw: (size, rng) => ({
		date: randomDate(size, rng),
		days: String(rng.int(2, 10 ** Math.min(3, size) + 20)),
	}),
	text: (p) => `Exactly ${p['days'] ?? ''} days ago it was ${long(p, 'date')}.`,
	value: (p) => day(p, 'date') + count(p, 'days'),
	careless: (p) => day(p, 'date') + count(p, 'days') - 1,
	python: (p) => `today = ${pythonDate(p, 'date')} + timedelta(days=${p['days'] ?? ''})`,
};

const nthWeekday: DateRecipe = {
	id: 'weekday-of-month',
	draw: (size, rng) => ({
		month: `${randomYear(size, rng)} ${rng.int(1, 12)}`,
		weekday: String(rng.int(0, 6)),
		nth: String(rng.int(1, 4)),
	}),
	text: (p) => {
		const [year = 0, month = 1] = counts(p, 'month');
		const nth = ['first', 'second', 'third', 'fourth'][count(p, 'nth') - 1] ?? '';
		return `Today is the ${nth} ${WEEKDAYS[count(p, 'weekday')] ?? ''} of ${MONTHS[month - 1] ?? ''} ${year}.`;
	},
	value: (p) => nthOf(p, count(p, 'nth')),
	careless: (p) => nthOf(p, count(p, 'nth') + 1),
	python: (p) => `first = date(${counts(p, 'month').join(', ')}, 1)
wanted, nth = ${p['weekday'] ?? ''}, ${p['nth'] ?? ''}  # Monday is 0
today = first + timedelta(days=(wanted - first.weekday()) % 7 + 7 * (nth - 1))`,
};

const boundary: DateRecipe = {
	id: 'last-day-of-month',
	draw: (size, rng) => ({ month: `${randomYear(size, rng)} ${rng.chance(0.4) ? 2 : rng.int(1, 12)}` }),
	text: (p) => {
		const [year = 0, month = 1] = counts(p, 'month');
		return `Today is the last day of ${MONTHS[month - 1] ?? ''} in the year ${year}.`;
	},
	value: (p) => {
		const [year = 0, month = 1] = counts(p, 'month');
		return toDay({ year, month, day: daysInMonth(year, month) });
	},
	careless: (p) => {
		const [year = 0, month = 1] = counts(p, 'month');
		return toDay({ year, month, day: daysInMonth(year, month) }) + 1;
	},
	python: (p) => `today = add_months(date(${counts(p, 'month').join(', ')}, 1), 1) - timedelta(days=1)`,
};

const recurrence: DateRecipe = {
	id: 'nth-meeting',
	draw: (size, rng) => ({
		date: randomDate(size, rng),
		weeks: String(rng.int(1, 5)),
		nth: String(rng.int(3, 6 + 6 * size)),
	}),
	text: (p) =>
		`A reading circle met for the first time on ${long(p, 'date')} and has met every ${count(p, 'weeks') === 1 ? 'week' : `${p['weeks'] ?? ''} weeks`} since then. ` +
		`Today is meeting number ${p['nth'] ?? ''}, the first one counted as number one.`,
	value: (p) => day(p, 'date') + 7 * count(p, 'weeks') * (count(p, 'nth') - 1),
	careless: (p) => day(p, 'date') + 7 * count(p, 'weeks') * count(p, 'nth'),
	python: (p) =>
		`today = ${pythonDate(p, 'date')} + timedelta(weeks=${p['weeks'] ?? ''} * (${p['nth'] ?? ''} - 1))`,
};

const consumption: DateRecipe = {
	id: 'used-up',
	draw: (size, rng) => ({
		date: randomDate(size, rng),
		amount: String(rng.int(11, 40 + 60 * size)),
		perDay: String(rng.int(1, 4)),
	}),
	text: (p) =>
		`A box of ${p['amount'] ?? ''} tea bags was opened on ${long(p, 'date')}. From that very day on, ` +
		(count(p, 'perDay') === 1
			? 'one of them was used every day. '
			: `${p['perDay'] ?? ''} of them were used every day, or what was left on the last day. `) +
		'The last one was used yesterday.',
	value: (p) => day(p, 'date') + Math.ceil(count(p, 'amount') / count(p, 'perDay')),
	careless: (p) => day(p, 'date') + Math.ceil(count(p, 'amount') / count(p, 'perDay')) + 1,
	python: (p) => `amount, per_day = ${p['amount'] ?? ''}, ${p['perDay'] ?? ''}
days = -(-amount // per_day)  # rounded up; the opening day is the first of them
last_used = ${pythonDate(p, 'date')} + timedelta(days=days - 1)
today = last_used + timedelta(days=1)`,
};

const countdown: DateRecipe = {
	id: 'hours-to-new-year',
	draw: (size, rng) => ({
		year: String(randomYear(size, rng)),
		hours: String(24 * rng.int(1, 4 * size) + rng.int(1, 23)),
	}),
	text: (p) => `In exactly ${p['hours'] ?? ''} hours from now the year ${p['year'] ?? ''} begins.`,
	value: (p) => newYear(p) - Math.ceil(count(p, 'hours') / 24),
	careless: (p) => newYear(p) - Math.floor(count(p, 'hours') / 24),
	python: (p) => `now = datetime(${p['year'] ?? ''}, 1, 1) - timedelta(hours=${p['hours'] ?? ''})
today = now.date()`,
};

const anniversary: DateRecipe = {
	id: 'anniversary',
	draw: (size, rng) => ({ date: randomDate(size, rng, 28), years: String(rng.int(3, 8 + 12 * size)) }),
	text: (p) =>
		`Vera and Tomas married on ${long(p, 'date')}. Today is their wedding anniversary number ${p['years'] ?? ''}.`,
	value: (p) => addMonths(day(p, 'date'), 12 * count(p, 'years')),
	careless: (p) => addMonths(day(p, 'date'), 12 * (count(p, 'years') - 1)),
	python: (p) => `today = add_months(${pythonDate(p, 'date')}, 12 * ${p['years'] ?? ''})`,
};

const witnesses: DateRecipe = {
	id: 'two-witnesses',
	draw: (size, rng) => {
		const date = randomDate(size, rng);
		return { date, gap: String(rng.int(1, 3)) };
	},
	text: (p) =>
		`Olga thinks that today is ${written(day(p, 'date') + count(p, 'gap'))}. Ravi says it is ${long(p, 'date')}. The newspaper ` +
		'of today proves Ravi right.',
	value: (p) => day(p, 'date'),
	careless: (p) => day(p, 'date') + count(p, 'gap'),
	python: (p) => `today = ${pythonDate(p, 'date')}  # the date Ravi named`,
};

const dayFirst: DateRecipe = {
	id: 'day-first',
	draw: (size, rng) => ({ date: `${randomYear(size, rng)} ${rng.int(1, 12)} ${rng.int(1, 12)}` }),
	text: (p) => {
		const [year = 0, month = 1, dayOfMonth = 1] = counts(p, 'date');
		return `In an office in Lisbon, where the day is written before the month, a stamp shows today's date as ${two(dayOfMonth)}/${two(month)}/${year}.`;
	},
	value: (p) => day(p, 'date'),
	careless: (p) => {
		const [year = 0, month = 1, dayOfMonth = 1] = counts(p, 'date');
		return toDay({ year, month: dayOfMonth, day: month });
	},
	python: (p) => {
		const [year = 0, month = 1, dayOfMonth = 1] = counts(p, 'date');
		return `today = datetime.strptime("${two(dayOfMonth)}/${two(month)}/${year}", "%d/%m/%Y").date()`;
	},
};

const dayNumber: DateRecipe = {
	id: 'day-of-year',
	draw: (size, rng) => {
		const year = randomYear(size, rng);
		return { year: String(year), day: String(rng.int(32, isLeapYear(year) ? 366 : 365)) };
	},
	text: (p) => `Today is day ${p['day'] ?? ''} of the year ${p['year'] ?? ''}, where January 1 is day 1.`,
	value: (p) => newYear(p) + count(p, 'day') - 1,
	careless: (p) => newYear(p) + count(p, 'day'),
	python: (p) => `today = date(${p['year'] ?? ''}, 1, 1) + timedelta(days=${p['day'] ?? ''} - 1)`,
};

const workingDays: DateRecipe = {
	id: 'working-days',
	draw: (size, rng) => {
		const drawn = randomDate(size, rng).split(' ').map(Number) as [number, number, number];
		const some = toDay({ year: drawn[0], month: drawn[1], day: drawn[2] });
		const { year, month, day: friday } = toDate(some + ((4 - weekday(some) + 7) % 7));
		return { date: `${year} ${month} ${friday}`, days: String(rng.int(3, 10 + 12 * size)) };
	},
	text: (p) =>
		`A parcel was sent on Friday, ${long(p, 'date')}. It arrives today, on working day number ${p['days'] ?? ''} after that ` +
		'Friday. Monday to Friday are working days; there were no holidays.',
	value: (p) =>
		day(p, 'date') + Math.floor((count(p, 'days') - 1) / 5) * 7 + ((count(p, 'days') - 1) % 5) + 3,
	careless: (p) => day(p, 'date') + count(p, 'days'),
	python: (p) => `today = ${pythonDate(p, 'date')}
left = ${p['days'] ?? ''}
while left > 0:
    today += timedelta(days=1)
    if today.weekday() < 5:
        left -= 1`,
};

const hops: DateRecipe = {
	id: 'chain-of-shifts',
	draw: (size, rng) => ({
		date: randomDate(size, rng, 31),
		amounts: Array.from(
			{ length: size + 1 },
			() => rng.int(2, 3 + 4 * size) * (rng.chance(0.5) ? 1 : -1),
		).join(' '),
		units: Array.from({ length: size + 1 }, () => rng.int(0, 2)).join(' '),
	}),
	text: (p) =>
		`To find today's date, start from ${long(p, 'date')} and go ${listed(
			counts(p, 'amounts').map((amount, i) => {
				const unit = unitOf(p, i);
				return `${Math.abs(amount)} ${unit}s ${amount < 0 ? 'back' : 'forward'}`;
			}),
		)}, one after the other in this order.`,
	value: (p) =>
		counts(p, 'amounts').reduce((at, amount, i) => shift(at, unitOf(p, i), amount), day(p, 'date')),
	careless: (p) =>
		counts(p, 'amounts').reduceRight((at, amount, i) => shift(at, unitOf(p, i), amount), day(p, 'date')),
	python: (p) =>
		[
			`today = ${pythonDate(p, 'date')}`,
			...counts(p, 'amounts').map((amount, i) => `today = shift(today, "${unitOf(p, i)}", ${amount})`),
		].join('\n'),
};

export const dateRecipes: readonly DateRecipe[] = [
	plain,
	relative,
	nthWeekday,
	boundary,
	recurrence,
	consumption,
	countdown,
	anniversary,
	witnesses,
	dayFirst,
	dayNumber,
	workingDays,
	hops,
];
