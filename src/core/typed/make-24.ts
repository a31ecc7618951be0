import { type Game24Instance, parseGame24 } from '../tasks/game-24/instance.ts';
import type { TypedKind } from './kind.ts';
import { isReachable } from './reachable.ts';
import { COUNTS, LIST, saysCount, skeletonOf } from './skeleton.ts';

/** "Make 24 from 3, 7, 8 and 9", with any target; the task's own rules judge, for several answers are right. */
export const make24: TypedKind<Game24Instance> = {
	id: 'make-24',
	read(text) {
		const skeleton = skeletonOf(text);
		if (skeleton === null) return null;
		const goal = GOAL.exec(skeleton.text);
		if (goal === null) return null;
		const before = skeleton.text.slice(0, goal.index).split('#').length - 1;
		const target = skeleton.numbers[before];
		const numbers = skeleton.numbers.toSpliced(before, 1);
		const rest = `${skeleton.text.slice(0, goal.index)}|${skeleton.text.slice(goal.index + goal[0].length)}`;
		const list = new RegExp(LIST).exec(rest)?.[0] ?? '';
		if (list.split('#').length - 1 !== numbers.length || numbers.length > 8) return null;
		const words = rest.replace(list, ' ').split(/[ |,]+/);
		if (!words.every((word) => word === '' || WORDS.has(word))) return null;
		if (isRestricted(words)) return null;
		if (!saysCount(rest.replace(/four (?=basic|operat|arith)/, ''), numbers.length)) return null;
		return parseGame24({ target: Number(target), numbers: numbers.map(Number) });
	},
	check(instance) {
		// Where nothing may reach the target, the rules would call "no solution" wrong.
		if (!isReachable(instance.numbers, instance.target)) return null;
		const words = `any way to make ${instance.target}, checked by the rules of Game 24`;
		return { words, check: { family: 'game-24', instance } };
	},
};

const GOAL = /\b(?:make|makes|get|reach|obtain|build|form|equals|equal to|equal|=) #(?=,? |,?$)/;

/** The rules of Game 24 know no other way to use operations than freely, and no other numbers than all of them. */
function isRestricted(words: readonly string[]): boolean {
	const named = OPERATIONS.filter((names) => names.some((name) => words.includes(name)));
	if (named.length > 0 && named.length < OPERATIONS.length) return true;
	return SINGLED_OUT.test(words.filter((word) => word !== '').join(' '));
}

const OPERATIONS = [
	['+', 'plus', 'addition'],
	['-', 'minus', 'subtraction'],
	['*', 'times', 'multiplication'],
	['/', 'division'],
] as const;

/** "with one operation", "each of the four operations", "+ − × ÷ once each", "one of the numbers". */
const SINGLED_OUT = new RegExp(
	[
		String.raw`\b(?:operation|operator|one of)\b`,
		String.raw`\b(?:each|every|all|one) (?:(?:of|the|four|basic|arithmetic) )*operat`,
		String.raw`(?:[-+*/]|\b(?:plus|minus|times|\w+tion|division)) (?:(?:only|exactly|each|all|must|may|be|used?) )*once\b`,
	].join('|'),
);

const WORDS = new Set([
	...'make get reach obtain build form from with using use used uses out of the these numbers number cards card digits'.split(
		' ',
	),
	...'each every all them one once exactly only and to please can could you i we how do a an by combining that is'.split(
		' ',
	),
	...'expression equation game arithmetic basic operation operations operators brackets parentheses'.split(
		' ',
	),
	...'allowed find write give must may be'.split(' '),
	...OPERATIONS.flat(),
	...COUNTS,
]);
