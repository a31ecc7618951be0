/** Two symbols of one half: digits as numbers, or letters. They never repeat. */
export type Pair<S extends string | number> = readonly [S, S];

/** `exact + misplaced + wrong = 2`. The hint is `none` as well when no symbol is wrong. */
export interface HalfFeedback {
	exact: 0 | 1 | 2;
	misplaced: 0 | 1 | 2;
	wrong: 0 | 1 | 2;
	hint: 'low' | 'high' | 'none';
}

/** A guess with what was told about each of its halves. */
export interface LockGuess {
	digits: [number, number];
	letters: [string, string];
	digitFeedback: HalfFeedback;
	letterFeedback: HalfFeedback;
}

/**
 * What a guessed half is told about a code's half. A wrong symbol is low when it is smaller than both symbols of the code,
 * high when larger than both; the hint is given only when all wrong symbols are low, or all are high.
 */
export function feedback<S extends string | number>(guess: Pair<S>, code: Pair<S>): HalfFeedback {
	const [small, large] = code[0] < code[1] ? code : [code[1], code[0]];
	let [exact, misplaced, low, high, between] = [0, 0, 0, 0, 0];
	for (let i = 0; i < 2; i++) {
		const symbol = guess[i] as S;
		if (symbol === code[i]) exact++;
		else if (symbol === code[1 - i]) misplaced++;
		else if (symbol < small) low++;
		else if (symbol > large) high++;
		else between++;
	}
	const wrong = low + high + between;
	const hint = wrong === 0 ? 'none' : low === wrong ? 'low' : high === wrong ? 'high' : 'none';
	return { exact, misplaced, wrong, hint } as HalfFeedback;
}

/** Field by field, the hint included. */
export function sameFeedback(a: HalfFeedback, b: HalfFeedback): boolean {
	return a.exact === b.exact && a.misplaced === b.misplaced && a.wrong === b.wrong && a.hint === b.hint;
}

/** All ordered pairs of different symbols: 90 of the ten digits, 650 of the 26 letters. */
export const DIGIT_PAIRS: readonly Pair<number>[] = pairs(Array.from({ length: 10 }, (_, i) => i));
export const LETTER_PAIRS: readonly Pair<string>[] = pairs(Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ'));

function pairs<S extends string | number>(symbols: readonly S[]): Pair<S>[] {
	return symbols.flatMap((a) => symbols.filter((b) => b !== a).map((b): Pair<S> => [a, b]));
}

/** The codes of one half that would have been told exactly this about each guess. */
export function consistentHalves<S extends string | number>(
	codes: readonly Pair<S>[],
	guesses: readonly { pair: Pair<S>; told: HalfFeedback }[],
): Pair<S>[] {
	return codes.filter((code) => guesses.every(({ pair, told }) => sameFeedback(feedback(pair, code), told)));
}
