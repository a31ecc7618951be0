import type { Rng } from '../../rng.ts';
import { correct, incorrect, malformed, type Verdict } from '../../verdict.ts';
import type { Drawing } from '../drawing.ts';
import type { Level, TaskFamily } from '../family.ts';
import { unquoted } from '../kit/answer-form.ts';
import { pythonProgram } from '../kit/python.ts';
import { redraw } from '../kit/redraw.ts';
import { orderDomain, orderDomains, placeName, type OrderDomain } from './domains.ts';
import { importer } from './import.ts';
import { parseLogicalDeduction, rightOption, type LogicalDeductionInstance } from './instance.ts';
import program from './program.py?raw';
import { searchOrders, type OrderClue } from './search.ts';
import { optionLetter, solve } from './solver.ts';

interface Params {
	objects: number;
	/** At most so many clues name a place outright. */
	places: number;
	/** Whether neighbours and distances are told as well. */
	distances: boolean;
}

const levels: readonly Level<Params>[] = [
	level({ objects: 3, places: 1, distances: false }),
	level({ objects: 5, places: 2, distances: false }),
	level({ objects: 7, places: 3, distances: false }, true),
	level({ objects: 9, places: 1, distances: true }),
	level({ objects: 12, places: 0, distances: true }),
];

export const logicalDeduction: TaskFamily<LogicalDeductionInstance, Params> = {
	id: 'logical-deduction',
	split: 'seen',
	area: ['logic', 'ordering'],
	rules:
		'Several different things are in one strict order, for instance from left to right or from new to old. ' +
		'A few clues fix the order completely. ' +
		'Find out which thing has the asked place and name its option letter.',
	ownSigns: ['A:'],
	levels,
	generate,
	parse: parseLogicalDeduction,
	question: (instance) =>
		`${introduction(instance)}\n\n` +
		`${instance.clues.map((clue, i) => `${i + 1}. ${sentence(instance, clue, i)}`).join('\n')}\n\n` +
		'There are no ties, every clue is true, and together they leave exactly one order. ' +
		`${asked(instance)}\n\n${instance.options.map((name, i) => `(${optionLetter(i)}) ${name}`).join('\n')}\n\n` +
		'Give the letter of the right option in brackets between <<< and >>>, in the form <<<(X)>>> with your letter in ' +
		'place of X.',
	verify,
	canonical: ({ options }, answer) => {
		const option = answer.length > MAX_ANSWER_LENGTH ? null : readOption(options, unquoted(answer));
		return option === null ? null : String(option);
	},
	solve,
	slip,
	python: ({ objects, options, askPosition, clues }) =>
		pythonProgram({ objects, options, asked: askPosition, clues: clues.map(told) }, program),
	draw: (instance): Drawing[] => [
		{
			kind: 'items',
			caption: asked(instance),
			items: instance.options.map((text, i) => ({ text, sub: optionLetter(i) })),
		},
		{ kind: 'facts', caption: 'Clues', facts: instance.clues.map((clue, i) => sentence(instance, clue, i)) },
	],
	importer,
};

function level(params: Params, published = false): Level<Params> {
	const { objects, distances } = params;
	return {
		id: `n${objects}`,
		label: `${objects} objects${distances ? ', with distances' : ''}`,
		published,
		params,
	};
}

function generate({ params }: Level<Params>, rng: Rng): LogicalDeductionInstance {
	const domain = rng.pick(orderDomains);
	const objects = rng.sample(domain.pool, params.objects);
	return redraw(() => {
		const order = rng.shuffle(objects);
		const clues = minimalClues(objects, order, params, rng);
		const told = new Set(clues.flatMap((clue) => (clue.kind === 'at' ? [clue.position] : [])));
		// A place told outright would need no deduction.
		const untold = order.map((_, i) => i + 1).filter((position) => !told.has(position));
		return untold.length < 2
			? null
			: { domain: domain.id, objects, clues, askPosition: rng.pick(untold), options: [...objects] };
	});
}

/** True clues in random order until one order is left; then every clue that is not needed goes. */
function minimalClues(
	objects: readonly string[],
	order: readonly string[],
	{ places, distances }: Params,
	rng: Rng,
): OrderClue[] {
	const pairs = order.flatMap((a, i) => order.slice(i + 1).map((b, j) => ({ a, b, distance: j + 1 })));
	const told = distances
		? rng
				.sample(pairs, Math.min(pairs.length, objects.length))
				.map(({ a, b, distance }): OrderClue =>
					distance === 1
						? rng.chance(0.5)
							? { kind: 'adjacent', a, b }
							: { kind: 'adjacent', a: b, b: a }
						: { kind: 'gap', a, b, distance },
				)
		: [];
	const pool: OrderClue[] = [
		...pairs.map(({ a, b }): OrderClue => ({ kind: 'before', a, b })),
		...rng.sample(order, places).map((a): OrderClue => ({
			kind: 'at',
			a,
			position: order.indexOf(a) + 1,
		})),
		...told,
	];
	const isUnique = (clues: readonly OrderClue[]): boolean => searchOrders(objects, clues, 2).count === 1;
	const shuffled = rng.shuffle(pool);
	let low = 1;
	let high = shuffled.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (isUnique(shuffled.slice(0, middle))) high = middle;
		else low = middle + 1;
	}
	let clues = shuffled.slice(0, low);
	for (const clue of rng.shuffle(clues)) {
		const without = clues.filter((other) => other !== clue);
		if (isUnique(without)) clues = without;
	}
	return rng.shuffle(clues);
}

function domainOf({ domain }: LogicalDeductionInstance): OrderDomain {
	return orderDomain(domain) ?? (orderDomains[0] as OrderDomain);
}

function introduction(instance: LogicalDeductionInstance): string {
	const { scene, direction } = domainOf(instance);
	return `${scene}: ${instance.objects.join(', ')}. ${direction} The clues:`;
}

function asked(instance: LogicalDeductionInstance): string {
	const domain = domainOf(instance);
	const place = placeName(domain, instance.askPosition, instance.objects.length);
	return domain.id === 'golf' ? `Who finished ${place}?` : `Which is the ${place}?`;
}

/** Every second comparison is told from the other side, so that directions mix within one text. */
function sentence(instance: LogicalDeductionInstance, clue: OrderClue, index: number): string {
	const domain = domainOf(instance);
	const name = (object: string): string => `${domain.article}${object}`;
	const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
	const a = name(clue.a);
	switch (clue.kind) {
		case 'before':
			return capital(index % 2 === 0 ? domain.before(a, name(clue.b)) : domain.after(name(clue.b), a));
		case 'at':
			return capital(domain.at(a, placeName(domain, clue.position, instance.objects.length)));
		case 'adjacent':
			return capital(`${a} and ${name(clue.b)} have neighbouring places in the order, whichever comes first`);
		case 'gap': {
			const between = Math.abs(clue.distance) - 1;
			const fact = clue.distance > 0 ? domain.before(a, name(clue.b)) : domain.after(a, name(clue.b));
			const who =
				between === 1 ? 'exactly one other' : between === 0 ? 'no other' : `exactly ${between} others`;
			return capital(`${fact}, with ${who} between the two`);
		}
	}
}

/** A clue for the program: its kind, one object, and the other object or a place; a distance comes last. */
function told(clue: OrderClue): (string | number)[] {
	if (clue.kind === 'at') return [clue.kind, clue.a, clue.position];
	return clue.kind === 'gap' ? [clue.kind, clue.a, clue.b, clue.distance] : [clue.kind, clue.a, clue.b];
}

const MAX_ANSWER_LENGTH = 200;

function verify(instance: LogicalDeductionInstance, answer: string): Verdict {
	if (answer.length > MAX_ANSWER_LENGTH) return malformed('The answer is longer than one option');
	const given = readOption(instance.options, unquoted(answer));
	if (given === null) return malformed('The answer does not name exactly one of the options');
	const right = rightOption(instance);
	if (right === null) return incorrect('The clues do not leave exactly one order');
	if (given === right) return correct('This option has the asked place in the only possible order');
	const { order } = searchOrders(instance.objects, instance.clues, 1);
	const place = (order ?? []).indexOf(instance.options[given] ?? '') + 1;
	return incorrect(
		`In the only possible order, position ${place} belongs to ${instance.options[given] ?? ''}, ` +
			`but position ${instance.askPosition} is asked`,
	);
}

/** A label, with or without the object's name behind it, or the name alone. */
function readOption(options: readonly string[], text: string): number | null {
	const name = text.replace(/[.\s]+$/, '').toLowerCase();
	const byName = options.findIndex((option) =>
		[option.toLowerCase(), `the ${option.toLowerCase()}`].includes(name),
	);
	if (byName >= 0) return byName;
	const labelled = /^(?:option\s+)?\(?([a-z])(?![a-z])[).:]*(.*)$/is.exec(name);
	if (labelled === null) return null;
	const index = (labelled[1] as string).charCodeAt(0) - 97;
	const rest = (labelled[2] as string).trim();
	if (index >= options.length) return null;
	if (rest === '') return index;
	const named = namedObjects(options, rest);
	return named.length === 1 && named[0] === options[index] ? index : null;
}

/** Longest names first, each taken out once found: `station wagon` does not name the wagon as well. */
function namedObjects(options: readonly string[], text: string): string[] {
	let rest = ` ${text.replace(/[^\p{L}'-]+/gu, ' ')} `;
	return [...options]
		.sort((a, b) => b.length - a.length)
		.filter((option) => {
			const parts = rest.split(` ${option.toLowerCase()} `);
			rest = parts.join(' | ');
			return parts.length > 1;
		});
}

/** Off by one: the object right beside the asked place. */
function slip(instance: LogicalDeductionInstance, rng: Rng): string {
	const right = rightOption(instance);
	const { order } = searchOrders(instance.objects, instance.clues, 1);
	const beside = [instance.askPosition - 2, instance.askPosition]
		.map((place) => instance.options.indexOf(order?.[place] ?? ''))
		.filter((option) => option >= 0);
	const others = instance.options.map((_, i) => i).filter((option) => option !== right);
	return `(${optionLetter(rng.pick(beside.length > 0 ? beside : others))})`;
}
