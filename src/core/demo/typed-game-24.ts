import type { Rng } from '../rng.ts';
import { game24 } from '../tasks/game-24/family.ts';
import type { Game24Instance } from '../tasks/game-24/instance.ts';
import { solveGame24 } from '../tasks/game-24/solver.ts';
import { make24 } from '../typed/make-24.ts';
import { readTyped } from '../typed/registry.ts';
import { familySubject } from './instance-subject.ts';
import { endlessAttempts } from './prose.ts';
import type { Subject } from './subject.ts';

/** "Make 24 from 3, 7, 8 and 9", with any target. */
export function game24Subject(text: string): Subject | null {
	const instance = readTyped(make24, text);
	if (!instance) return null;
	const solution = solveGame24(instance.numbers, instance.target);
	// Beyond five numbers the search is a random one, which can find but never exclude.
	if (solution === null && instance.numbers.length > EXCLUDABLE) return null;
	const general = familySubject(game24, instance, '');
	const isEndless = solution === null || instance.numbers.length > EXCLUDABLE;
	return {
		...general,
		key: `game-24 ${instance.target} ${instance.numbers.join(' ')}`,
		right: solution ?? 'no solution',
		wrong: (rng) => guess(instance, rng),
		isRight: (answer) =>
			solution === null
				? /\b(?:no solution|impossible|none)\b/i.test(answer)
				: game24.verify(instance, answer).kind === 'correct',
		program: `${game24.python(instance)}${solution === null ? REPORT_NOTHING : ''}`,
		chain: (answer) =>
			`I look for two parts that lead to ${instance.target} and use the other numbers to get there. ` +
			`Combining them as ${answer} uses every number once and gives ${instance.target}.`,
		endless: isEndless ? (rng) => endlessAttempts(instance.numbers, instance.target, rng) : null,
		// Without a solution only a search can say so.
		rate: (way, temperament) =>
			solution === null && (way === 'text' || way === 'free') ? 0 : general.rate(way, temperament),
		outcome: 'likelier',
		leansToCode: true,
		codesWhenBig: false,
	};
}

/**
 * Two numbers whose product or sum is the target are seen at once; the others are put to use carelessly, as
 * (9 - 7) * 3 * 8. Without such a pair, a solution with one sign read wrongly.
 */
function guess(instance: Game24Instance, rng: Rng): string {
	const { numbers, target } = instance;
	for (const [i, a] of numbers.entries()) {
		for (const [j, b] of numbers.entries()) {
			const others = numbers.filter((_, at) => at !== i && at !== j).sort((x, y) => y - x);
			if (i >= j || others.length !== 2 || (a * b !== target && a + b !== target)) continue;
			const pair = a * b === target ? `${a} * ${b}` : `(${a} + ${b})`;
			const careless = `(${others.join(' - ')}) * ${pair}`;
			if (game24.verify(instance, careless).kind === 'incorrect') return careless;
		}
	}
	return solveGame24(numbers, target) === null ? numbers.join(' + ') : game24.slip(instance, rng);
}

const EXCLUDABLE = 5;

/** Belongs to the loop over all expressions, which ends the program. */
const REPORT_NOTHING = `else:
    print("<<<no solution>>>")
`;
