import type { Rng } from '../../rng.ts';
import { add, divide, fraction, multiply, subtract, type Fraction } from '../kit/fraction.ts';
import {
	count,
	counts,
	listed,
	literals,
	many,
	one,
	scaled,
	shown,
	sum,
	weighted,
	words,
} from '../kit/recipe.ts';
import type { Params, Recipe } from '../kit/recipe.ts';

/** `digits` of the large numbers, `steps` of arithmetic. */
export interface GsmSize {
	digits: number;
	steps: number;
}

type GsmRecipe = Recipe<GsmSize, Fraction>;

const hundred = fraction(100);

const order: GsmRecipe = {
	id: 'order-with-discount',
	draw: ({ digits, steps }, rng) => ({
		amounts: repeat(steps, () => big(Math.max(1, digits - 2), rng)),
		prices: repeat(steps, () => `${rng.int(1, 300)}.${rng.int(10, 99)}`),
		discount: String(rng.int(3, 45)),
	}),
	text: (p) =>
		`A school district orders supplies: ${listed(
			words(p, 'amounts').map(
				(amount, i) => `${shown(amount)} ${goods(i)} at ${words(p, 'prices')[i] ?? ''} euros each`,
			),
		)}. The supplier takes ${p['discount'] ?? ''} percent off the whole bill. How many euros does the district pay?`,
	value: (p) =>
		multiply(
			weighted(many(p, 'amounts'), many(p, 'prices')),
			subtract(fraction(1), divide(one(p, 'discount'), hundred)),
		),
	careless: (p) =>
		multiply(weighted(many(p, 'amounts'), many(p, 'prices')), divide(one(p, 'discount'), hundred)),
	python: (p) => `amounts = ${literals(p, 'amounts')}
prices = ${literals(p, 'prices')}
discount = Fraction(${p['discount'] ?? ''}, 100)

bill = sum(amount * price for amount, price in zip(amounts, prices))
answer = bill * (1 - discount)`,
};

const stock: GsmRecipe = {
	id: 'stock-left-over',
	draw: ({ digits, steps }, rng) => ({
		start: big(digits, rng),
		perDay: big(digits, rng),
		days: String(rng.int(2, 30)),
		taken: repeat(steps, () => big(digits, rng)),
	}),
	text: (p) =>
		`A grain store holds ${shown(p['start'] ?? '')} kilograms of wheat. Every day for ${p['days'] ?? ''} days, ` +
		`${shown(p['perDay'] ?? '')} kilograms are delivered. In the same time mills collect ` +
		`${listed(words(p, 'taken').map((amount) => `${shown(amount)} kilograms`))}. How many kilograms does the book of the ` +
		'store show in the end? (A negative number means that more was promised than there was.)',
	value: (p) =>
		subtract(add(one(p, 'start'), multiply(one(p, 'perDay'), one(p, 'days'))), sum(many(p, 'taken'))),
	careless: (p) => subtract(add(one(p, 'start'), one(p, 'perDay')), sum(many(p, 'taken'))),
	python: (p) => `start = ${p['start'] ?? ''}
delivered_per_day, days = ${p['perDay'] ?? ''}, ${p['days'] ?? ''}
taken = ${literals(p, 'taken')}

answer = start + delivered_per_day * days - sum(taken)`,
};

const motion: GsmRecipe = {
	id: 'journey-in-phases',
	draw: ({ digits, steps }, rng) => ({
		speeds: repeat(steps, () => big(Math.max(2, digits - 1), rng)),
		minutes: repeat(steps, () => String(rng.int(5, 170))),
	}),
	text: (p) =>
		`A space probe flies ${listed(
			words(p, 'speeds').map(
				(speed, i) => `${words(p, 'minutes')[i] ?? ''} minutes at ${shown(speed)} kilometres per hour`,
			),
		)}. How many kilometres does it cover altogether?`,
	value: (p) => divide(weighted(many(p, 'speeds'), many(p, 'minutes')), fraction(60)),
	careless: (p) => weighted(many(p, 'speeds'), many(p, 'minutes')),
	python: (p) => `speeds = ${literals(p, 'speeds')}  # kilometres per hour
minutes = ${literals(p, 'minutes')}

answer = sum(Fraction(speed * time, 60) for speed, time in zip(speeds, minutes))`,
};

const teams: GsmRecipe = {
	id: 'teams-with-rejects',
	draw: ({ digits, steps }, rng) => {
		const bottom = rng.int(3, 40);
		return {
			machines: repeat(steps, () => String(rng.int(2, 60))),
			rates: repeat(steps, () => big(Math.max(2, digits - 2), rng)),
			hours: String(rng.int(3, 90)),
			rejected: `${rng.int(1, bottom - 1)} ${bottom}`,
		};
	},
	text: (p) =>
		`A plant runs ${listed(
			words(p, 'machines').map(
				(machines, i) =>
					`${machines} machines that each make ${shown(words(p, 'rates')[i] ?? '')} screws per hour`,
			),
		)}. All of them run for ${p['hours'] ?? ''} hours. Out of every ${words(p, 'rejected')[1] ?? ''} screws, ` +
		`${words(p, 'rejected')[0] ?? ''} ${counts(p, 'rejected')[0] === 1 ? 'is' : 'are'} rejected, in exactly this proportion. How many screws pass? Give the exact number, even if it is not whole.`,
	value: (p) => multiply(teamOutput(p), subtract(fraction(1), rejectedShare(p))),
	careless: (p) => multiply(teamOutput(p), rejectedShare(p)),
	python: (p) => `machines = ${literals(p, 'machines')}
screws_per_hour = ${literals(p, 'rates')}
hours = ${p['hours'] ?? ''}
rejected = Fraction(${words(p, 'rejected').join(', ')})

made = hours * sum(n * rate for n, rate in zip(machines, screws_per_hour))
answer = made * (1 - rejected)`,
};

const percentages: GsmRecipe = {
	id: 'percentage-chain',
	draw: ({ digits, steps }, rng) => ({
		start: big(digits, rng),
		changes: repeat(Math.min(6, steps), () => String(rng.int(2, 60) * (rng.chance(0.5) ? 1 : -1))),
	}),
	text: (p) =>
		`A video has ${shown(p['start'] ?? '')} views in its first week. ${words(p, 'changes')
			.map((change, i) => {
				const way = change.startsWith('-') ? `fall by ${change.slice(1)}` : `rise by ${change}`;
				const who =
					i === 0
						? 'From the first to the second week its weekly views'
						: `from the ${nth(i)} to the ${nth(i + 1)} week they`;
				return `${who} ${way} percent`;
			})
			.join(
				', ',
			)}. How many views does it have in the ${nth(words(p, 'changes').length)} week? Do not round.`,
	value: (p) =>
		many(p, 'changes').reduce(
			(views, change) => multiply(views, add(fraction(1), divide(change, hundred))),
			one(p, 'start'),
		),
	// The percentages simply added up.
	careless: (p) => multiply(one(p, 'start'), add(fraction(1), divide(sum(many(p, 'changes')), hundred))),
	python: (p) => `views = Fraction(${p['start'] ?? ''})
for change in ${literals(p, 'changes')}:
    views *= 1 + Fraction(change, 100)

answer = views`,
};

const shares: GsmRecipe = {
	id: 'proportional-split',
	draw: ({ digits, steps }, rng) => {
		const parts = Math.max(3, Math.min(7, steps));
		return {
			total: big(digits, rng),
			parts: repeat(parts, () => String(rng.int(1, 19))),
			gift: big(Math.max(1, digits - 2), rng),
		};
	},
	text: (p) =>
		`An inheritance of ${shown(p['total'] ?? '')} crowns is divided among ${words(p, 'parts').length} heirs in the ratio ` +
		`${words(p, 'parts').join(' : ')}, from the eldest to the youngest. Afterwards the eldest gives the second eldest ` +
		`${shown(p['gift'] ?? '')} crowns. How many crowns does the second eldest have then?`,
	value: (p) => add(share(p, 1), one(p, 'gift')),
	careless: (p) => subtract(share(p, 0), one(p, 'gift')),
	python: (p) => `total = ${p['total'] ?? ''}
parts = ${literals(p, 'parts')}
gift = ${p['gift'] ?? ''}

second_share = Fraction(total * parts[1], sum(parts))
answer = second_share + gift`,
};

const chain: GsmRecipe = {
	id: 'comparison-chain',
	draw: ({ digits, steps }, rng) => ({
		first: big(digits, rng),
		times: repeat(steps, () => String(rng.int(2, 9))),
		more: repeat(steps, () => `${rng.chance(0.4) ? '-' : ''}${big(Math.max(2, digits - 1), rng)}`),
	}),
	text: (p) =>
		`Collectors compare their stamps. ${name(0)} has ${shown(p['first'] ?? '')}. ${words(p, 'times')
			.map((times, i) => {
				const more = words(p, 'more')[i] ?? '';
				const amount = shown(more.replace('-', ''));
				return `${name(i + 1)} has ${amount} ${more.startsWith('-') ? 'fewer' : 'more'} than ${times} times as many as ${name(i)}.`;
			})
			.join(' ')} How many stamps do all of them have together?`,
	value: (p) => sum(collections(p)),
	careless: (p) => collections(p).at(-1) ?? fraction(0),
	python: (p) => `collections = [${p['first'] ?? ''}]
for times, more in zip(${literals(p, 'times')}, ${literals(p, 'more')}):
    collections.append(times * collections[-1] + more)

answer = sum(collections)`,
};

const inverse: GsmRecipe = {
	id: 'start-from-the-end',
	draw: ({ digits, steps }, rng) => ({
		end: big(digits, rng),
		times: repeat(steps, () => String(rng.int(2, 9))),
		less: repeat(steps, () => big(Math.max(1, digits - 1), rng)),
	}),
	text: (p) =>
		`A colony of bacteria is counted in an experiment. ${words(p, 'times')
			.map(
				(times, i) =>
					`${i === 0 ? 'First' : 'Then'} it grows to ${times} times its size, after which ${shown(words(p, 'less')[i] ?? '')} bacteria are removed.`,
			)
			.join(
				' ',
			)} In the end ${shown(p['end'] ?? '')} bacteria are left. How many were there at the start, by calculation? ` +
		'The exact number need not be whole.',
	value: (p) =>
		many(p, 'times').reduceRight(
			(value, times, i) => divide(add(value, many(p, 'less')[i] ?? fraction(0)), times),
			one(p, 'end'),
		),
	careless: (p) =>
		many(p, 'times').reduce(
			(value, times, i) => subtract(multiply(value, times), many(p, 'less')[i] ?? fraction(0)),
			one(p, 'end'),
		),
	python: (p) => `bacteria = Fraction(${p['end'] ?? ''})
steps = list(zip(${literals(p, 'times')}, ${literals(p, 'less')}))

# Undo the steps, the last one first.
for times, removed in reversed(steps):
    bacteria = (bacteria + removed) / times

answer = bacteria`,
};

const rate: GsmRecipe = {
	id: 'rate-over-days',
	draw: ({ digits }, rng) => ({
		perSecond: big(Math.max(2, digits - 2), rng),
		days: String(rng.int(2, 60)),
		hours: String(rng.int(1, 23)),
		pause: String(rng.int(5, 55)),
	}),
	text: (p) =>
		`A detector records ${shown(p['perSecond'] ?? '')} events per second. It runs for ${p['days'] ?? ''} days and ` +
		`${p['hours'] ?? ''} hours, except for one pause of ${p['pause'] ?? ''} minutes. How many events does it record?`,
	value: (p) =>
		scaled(one(p, 'perSecond'), 60 * ((count(p, 'days') * 24 + count(p, 'hours')) * 60 - count(p, 'pause'))),
	careless: (p) =>
		scaled(one(p, 'perSecond'), 60 * (count(p, 'days') * 24 + count(p, 'hours')) - count(p, 'pause')),
	python: (p) => `events_per_second = ${p['perSecond'] ?? ''}
minutes = (${p['days'] ?? ''} * 24 + ${p['hours'] ?? ''}) * 60 - ${p['pause'] ?? ''}

answer = events_per_second * minutes * 60`,
};

const tank: GsmRecipe = {
	id: 'tank-filling',
	draw: ({ digits, steps }, rng) => {
		const inflow = Array.from({ length: Math.max(2, steps) }, () => rng.int(20, 900));
		return {
			volume: big(digits, rng),
			inflow: inflow.join(' '),
			outflow: String(rng.int(3, inflow.reduce((a, b) => a + b, 0) - 10)),
		};
	},
	text: (p) =>
		`An empty basin of ${shown(p['volume'] ?? '')} litres is filled through ${words(p, 'inflow').length} pipes that bring ` +
		`${listed(words(p, 'inflow'))} litres per minute, while ${shown(p['outflow'] ?? '')} litres per minute leak out. After how ` +
		'many minutes is it full?',
	value: (p) => divide(one(p, 'volume'), subtract(sum(many(p, 'inflow')), one(p, 'outflow'))),
	careless: (p) => divide(one(p, 'volume'), sum(many(p, 'inflow'))),
	python: (p) => `volume = ${p['volume'] ?? ''}
inflow = ${literals(p, 'inflow')}
outflow = ${p['outflow'] ?? ''}

answer = Fraction(volume, sum(inflow) - outflow)`,
};

const mean: GsmRecipe = {
	id: 'weighted-mean',
	draw: ({ digits, steps }, rng) => ({
		people: repeat(Math.max(2, steps), () => big(Math.max(2, digits - 2), rng)),
		means: repeat(Math.max(2, steps), () => `${rng.int(5, 95)}.${rng.int(1, 9)}`),
	}),
	text: (p) =>
		`In a survey ${listed(
			words(p, 'people').map(
				(people, i) =>
					`the ${shown(people)} people of district ${i + 1} gave ${words(p, 'means')[i] ?? ''} points on average`,
			),
		)}. What is the average number of points over all these people?`,
	value: (p) => divide(weighted(many(p, 'people'), many(p, 'means')), sum(many(p, 'people'))),
	careless: (p) => divide(sum(many(p, 'means')), fraction(counts(p, 'means').length)),
	python: (p) => `people = ${literals(p, 'people')}
means = ${literals(p, 'means')}

points = sum(n * mean for n, mean in zip(people, means))
answer = points / sum(people)`,
};

const savings: GsmRecipe = {
	id: 'growing-savings',
	draw: ({ digits, steps }, rng) => ({
		first: big(Math.max(2, digits - 1), rng),
		growth: big(Math.max(1, digits - 2), rng),
		months: String(rng.int(6, 48)),
		bought: repeat(Math.max(1, steps - 1), () => big(digits, rng)),
		rent: `${rng.int(300, 900)}.50`,
	}),
	text: (p) =>
		`${name(2)} saves ${shown(p['first'] ?? '')} dollars in the first month and in every later month ` +
		`${shown(p['growth'] ?? '')} dollars more than in the month before, for ${p['months'] ?? ''} months altogether. The rent of ` +
		`${p['rent'] ?? ''} dollars is paid from another account. From the savings, ${listed(
			words(p, 'bought').map((price) => `${shown(price)} dollars`),
		)} are spent. How many dollars of the savings are left? (A negative number is a debt.)`,
	value: (p) => subtract(saved(p, count(p, 'months') - 1), sum(many(p, 'bought'))),
	careless: (p) => subtract(saved(p, count(p, 'months')), sum(many(p, 'bought'))),
	python: (p) =>
		`first, growth, months = ${p['first'] ?? ''}, ${p['growth'] ?? ''}, ${p['months'] ?? ''}
spent = ${literals(p, 'bought')}

# The rent of ${p['rent'] ?? ''} dollars comes from another account and does not matter.
saved = sum(first + growth * month for month in range(months))
answer = saved - sum(spent)`,
};

export const gsmRecipes: readonly GsmRecipe[] = [
	order,
	stock,
	motion,
	teams,
	percentages,
	shares,
	chain,
	inverse,
	rate,
	tank,
	mean,
	savings,
];

function teamOutput(p: Params): Fraction {
	return multiply(one(p, 'hours'), weighted(many(p, 'machines'), many(p, 'rates')));
}

function rejectedShare(p: Params): Fraction {
	const [top = fraction(0), bottom = fraction(1)] = many(p, 'rejected');
	return divide(top, bottom);
}

function share(p: Params, index: number): Fraction {
	const parts = many(p, 'parts');
	return divide(multiply(one(p, 'total'), parts[index] ?? fraction(0)), sum(parts));
}

function collections(p: Params): Fraction[] {
	const sizes = [one(p, 'first')];
	for (const [i, times] of many(p, 'times').entries()) {
		sizes.push(add(multiply(times, sizes[i] as Fraction), many(p, 'more')[i] ?? fraction(0)));
	}
	return sizes;
}

/** Arithmetic series; `raises` is how often the amount has grown by the last month. */
function saved(p: Params, raises: number): Fraction {
	const months = one(p, 'months');
	const twice = add(scaled(one(p, 'first'), 2), scaled(one(p, 'growth'), raises));
	return divide(multiply(months, twice), fraction(2));
}

/** From 2 on, since the texts speak of several things. */
function big(digits: number, rng: Rng): string {
	if (digits === 1) return String(rng.int(2, 9));
	return Array.from({ length: digits }, (_, i) => rng.int(i === 0 ? 1 : 0, 9)).join('');
}

function nth(index: number): string {
	return 'first second third fourth fifth sixth seventh'.split(' ')[index] ?? `${String(index + 1)}th`;
}

function repeat(times: number, draw: () => string): string {
	return Array.from({ length: Math.max(1, times) }, draw).join(' ');
}

function goods(index: number): string {
	return (
		['notebooks', 'rulers', 'globes', 'lamps', 'maps', 'chairs', 'brushes', 'clocks', 'bells', 'shelves'][
			index % 10
		] ?? ''
	);
}

function name(index: number): string {
	return (
		['Amina', 'Bjarne', 'Chiara', 'Dmitri', 'Esi', 'Farid', 'Greta', 'Hiro', 'Ines', 'Jovan', 'Kirsi'][
			index % 11
		] ?? ''
	);
}
