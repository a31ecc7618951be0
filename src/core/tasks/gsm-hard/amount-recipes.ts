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
	type Params,
} from '../kit/recipe.ts';
import { big, goods, hundred, name, repeat, type GsmRecipe } from './recipe-parts.ts';

export const order: GsmRecipe = {
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

export const stock: GsmRecipe = {
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

export const teams: GsmRecipe = {
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

export const shares: GsmRecipe = {
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

export const chain: GsmRecipe = {
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

export const savings: GsmRecipe = {
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
