import { add, divide, fraction, multiply, subtract } from '../kit/fraction.ts';
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
import { big, hundred, nth, repeat, type GsmRecipe } from './recipe-parts.ts';

export const motion: GsmRecipe = {
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

export const percentages: GsmRecipe = {
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

export const inverse: GsmRecipe = {
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

export const rate: GsmRecipe = {
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

export const tank: GsmRecipe = {
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

export const mean: GsmRecipe = {
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
