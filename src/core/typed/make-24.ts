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

const WORDS = new Set([
	...'make get reach obtain build form from with using use used uses out of the these numbers number cards card digits'.split(
		' ',
	),
	...'each every all them one once exactly only and to please can could you i we how do a an by combining that is'.split(
		' ',
	),
	...'expression equation game arithmetic basic operation operations operators + - * / plus minus times brackets'.split(
		' ',
	),
	...'parentheses allowed find write give addition subtraction multiplication division must may be'.split(
		' ',
	),
	...COUNTS,
]);
