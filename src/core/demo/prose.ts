import type { Rng } from '../rng.ts';
import type { AnyFamily } from '../tasks/family.ts';

/**
 * A short chain of words before an answer. It is written backwards from the answer, which is the point: right or wrong,
 * the words sound the same. Where a family can show its steps, its own words are taken.
 */
export function textChain(
	family: AnyFamily,
	instance: unknown,
	answer: string,
	isRight: boolean,
	rng: Rng,
): string {
	const own = family.demo?.chain?.(instance, answer);
	if (own !== undefined) return own;
	const area = family.area.find((name) => name in STEPS) ?? 'logic';
	const steps = [
		rng.pick(OPENINGS),
		...rng.sample(STEPS[area] ?? [], 2),
		rng.pick(isRight ? CLOSINGS : [...CLOSINGS, ...HASTY_CLOSINGS]),
	];
	return steps.map((step, index) => `${index + 1}. ${step}`).join('\n');
}

/** What a claim of impossible search looks like: the same handful of attempts again and again, no answer. */
export function endlessAttempts(numbers: readonly number[], target: number, rng: Rng): string {
	const attempts = Array.from({ length: 5 }, () => {
		const order = rng.shuffle(numbers);
		const signs = order.slice(1).map(() => rng.pick(['+', '-', '*']));
		const text = order
			.map((number, at) => (at === 0 ? String(number) : `${signs[at - 1] ?? ''} ${number}`))
			.join(' ');
		return `Let me try ${text}: that does not give ${target}.`;
	});
	const rounds = Array.from({ length: 9 }, () => attempts.join('\n'));
	return [`I look for a way to reach ${target}.`, ...rounds, 'Let me try'].join('\n');
}

const OPENINGS = [
	'First I write down what is given and what is asked.',
	'I go through the conditions one after the other.',
	'The rules are stated at the start, so I keep them in mind and begin with the first piece of information.',
];

const CLOSINGS = [
	'Putting these steps together settles the answer.',
	'Nothing contradicts this, so it is the answer.',
	'I compare the result with the conditions once more; it fits.',
];

const HASTY_CLOSINGS = [
	'The rest follows in the same way.',
	'This is clearly consistent with everything above.',
];

const STEPS: Readonly<Record<string, readonly string[]>> = {
	math: [
		'I work through the arithmetic from left to right and keep the intermediate results.',
		'The largest quantity decides most of it, so I settle that one first.',
		'I write the sought value as a combination of the given numbers.',
	],
	logic: [
		'The most restrictive clue leaves only a few possibilities.',
		'Assuming the opposite of a clue leads to a contradiction, so it has to hold.',
		'Each further clue removes one of the remaining cases.',
	],
	spatial: [
		'I picture the layout row by row and follow the positions.',
		'The borders and the occupied places rule out most options.',
		'I move one step at a time and note where things stand.',
	],
	ordering: [
		'The items with fixed places go first.',
		'Pairs that must be neighbours are treated as one piece.',
		'What is left fills the remaining places in only one way.',
	],
	search: [
		'I try the most promising combination first.',
		'A few attempts fail, the next one looks right.',
		'Numbers that fit together well suggest where to begin.',
	],
	planning: [
		'I free what stands in the way first.',
		'The heaviest part of the work is done while everything is still available.',
		'Then I bring each piece to its place, one after the other.',
	],
	execution: [
		'I carry out the instructions one at a time.',
		'After each step I note the new state.',
		'The rules are applied in the stated order until nothing changes.',
	],
};
