import type { Rng } from '../../rng.ts';
import { redraw } from '../kit/redraw.ts';
import type { CryptanalysisInstance } from './instance.ts';
import {
	consistentHalves,
	DIGIT_PAIRS,
	feedback,
	type HalfFeedback,
	LETTER_PAIRS,
	type LockGuess,
	type Pair,
} from './lock-feedback.ts';

/** What a level sets. */
export interface Params {
	/** Guesses shown, both ends included. */
	guesses: readonly [number, number];
	/** How often a guess has a symbol exactly right: often, as chance has it, or never. */
	hits: 'often' | 'chance' | 'never';
}

/**
 * Every guess excludes something that was still possible, and the last one leaves a single code. Among some random guesses
 * the one is taken that keeps closest to an even pace, so that the wanted number of guesses comes out.
 */
export function generate(params: Params, rng: Rng): CryptanalysisInstance {
	const [fewest, most] = params.guesses;
	return redraw(() => {
		const wanted = rng.int(fewest, most);
		const digitCode = rng.pick(DIGIT_PAIRS);
		const letterCode = rng.pick(LETTER_PAIRS);
		let digitsLeft = DIGIT_PAIRS;
		let lettersLeft = LETTER_PAIRS;
		const guesses: LockGuess[] = [];
		while (digitsLeft.length * lettersLeft.length > 1) {
			if (guesses.length === most) return null;
			const before = digitsLeft.length * lettersLeft.length;
			const pace = Math.log(before) * (1 - 1 / Math.max(1, wanted - guesses.length));
			let best: { guess: LockGuess; digits: Pair<number>[]; letters: Pair<string>[]; off: number } | null =
				null;
			for (let tries = 0; tries < 16; tries++) {
				const guess = makeGuess(digitCode, letterCode, params.hits, rng);
				const digits = consistentHalves(digitsLeft, [{ pair: guess.digits, told: guess.digitFeedback }]);
				const letters = consistentHalves(lettersLeft, [{ pair: guess.letters, told: guess.letterFeedback }]);
				const after = digits.length * letters.length;
				const off = Math.abs(Math.log(after) - pace);
				if (after < before && (best === null || off < best.off)) best = { guess, digits, letters, off };
			}
			if (best === null) return null;
			guesses.push(best.guess);
			[digitsLeft, lettersLeft] = [best.digits, best.letters];
		}
		return guesses.length < fewest ? null : { guesses };
	});
}

function makeGuess(
	digitCode: Pair<number>,
	letterCode: Pair<string>,
	hits: Params['hits'],
	rng: Rng,
): LockGuess {
	const [digits, digitFeedback] = guessHalf(digitCode, DIGIT_PAIRS, hits, rng);
	const [letters, letterFeedback] = guessHalf(letterCode, LETTER_PAIRS, hits, rng);
	return { digits, letters, digitFeedback, letterFeedback };
}

function guessHalf<S extends string | number>(
	code: Pair<S>,
	all: readonly Pair<S>[],
	hits: Params['hits'],
	rng: Rng,
): [[S, S], HalfFeedback] {
	const wantsHit = hits === 'often' && rng.chance(0.4);
	for (;;) {
		const pair = rng.pick(all);
		const result = feedback(pair, code);
		// A half guessed completely would give itself away.
		if (result.exact === 2 || (hits === 'never' && result.exact > 0)) continue;
		if (wantsHit && result.exact === 0) continue;
		return [[...pair], result];
	}
}
