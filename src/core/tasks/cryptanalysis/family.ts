import { isRecord } from '../../json.ts';
import { importer } from './import.ts';
import type { Rng } from '../../rng.ts';
import { correct, incorrect, malformed, type Verdict } from '../../verdict.ts';
import type { Drawing } from '../drawing.ts';
import type { Level, TaskFamily } from '../family.ts';
import {
	consistentHalves,
	DIGIT_PAIRS,
	feedback,
	LETTER_PAIRS,
	sameFeedback,
	type HalfFeedback,
	type Pair,
} from './lock-feedback.ts';
import { redraw } from '../kit/redraw.ts';
import { isListOf } from '../kit/shape.ts';

export interface LockGuess {
	digits: [number, number];
	letters: [string, string];
	digitFeedback: HalfFeedback;
	letterFeedback: HalfFeedback;
}

/** The code has two different digits and then two different capital letters. */
export interface CryptanalysisInstance {
	guesses: LockGuess[];
}

interface Params {
	/** Guesses shown, both ends included. */
	guesses: readonly [number, number];
	/** How often a guess has a symbol exactly right: often, as chance has it, or never. */
	hits: 'often' | 'chance' | 'never';
}

const levels: readonly Level<Params>[] = [
	level([4, 6], 'often', false),
	level([4, 6], 'chance', true),
	level([7, 9], 'chance', true),
	level([10, 12], 'chance', true),
	level([13, 15], 'chance', true),
	level([16, 18], 'chance', true),
	level([16, 18], 'never', false),
	level([19, 22], 'never', false),
];

export const cryptanalysis: TaskFamily<CryptanalysisInstance, Params> = {
	id: 'cryptanalysis',
	label: 'Cryptanalysis',
	split: 'unseen',
	area: ['logic', 'search'],
	rules:
		'A lock has a code of two different digits followed by two different letters. ' +
		'Several guesses are shown, and for each how many digits and letters are right, misplaced or wrong, ' +
		'sometimes with a hint that the wrong ones are too low or too high. ' +
		'Find the one code that fits everything that was said.',
	levels,
	generate,
	parse,
	question,
	verify,
	solve: (instance) => {
		const code = findCode(instance);
		return code === null ? 'no code' : JSON.stringify(code);
	},
	slip,
	python,
	draw: ({ guesses }): Drawing[] => [
		{
			kind: 'grid',
			caption: 'Guesses and what was said of them',
			columnLabels: ['', '', '', '', 'digits', 'letters'],
			rowLabels: guesses.map((_, i) => String(i + 1)),
			rows: guesses.map(({ digits, letters, digitFeedback, letterFeedback }) => [
				...[...digits, ...letters].map((symbol) => ({ text: String(symbol), tone: 'given' as const })),
				...[digitFeedback, letterFeedback].map((feedback) => ({ text: inWords(feedback) })),
			]),
		},
	],
	importer,
};

function level(guesses: readonly [number, number], hits: Params['hits'], published: boolean): Level<Params> {
	const range = guesses.join('-');
	const extra = { often: ', many hits', chance: '', never: ', no exact hits' }[hits];
	return {
		id: hits === 'chance' ? range : `${range}-${hits === 'often' ? 'hits' : 'blunt'}`,
		label: `${range} guesses${extra}`,
		published,
		params: { guesses, hits },
	};
}

/**
 * Every guess excludes something that was still possible, and the last one leaves a single code. Among some random guesses
 * the one is taken that keeps closest to an even pace, so that the wanted number of guesses comes out.
 */
function generate({ params }: Level<Params>, rng: Rng): CryptanalysisInstance {
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

function halves({ guesses }: CryptanalysisInstance): {
	digits: { pair: Pair<number>; told: HalfFeedback }[];
	letters: { pair: Pair<string>; told: HalfFeedback }[];
} {
	return {
		digits: guesses.map(({ digits, digitFeedback }) => ({ pair: digits, told: digitFeedback })),
		letters: guesses.map(({ letters, letterFeedback }) => ({ pair: letters, told: letterFeedback })),
	};
}

/** The first consistent code; digits and letters are told apart, so they are found apart. */
function findCode(instance: CryptanalysisInstance): string[] | null {
	const { digits, letters } = halves(instance);
	const digitPair = consistentHalves(DIGIT_PAIRS, digits)[0];
	const letterPair = consistentHalves(LETTER_PAIRS, letters)[0];
	return digitPair === undefined || letterPair === undefined
		? null
		: [...digitPair.map(String), ...letterPair];
}

function parse(value: unknown): CryptanalysisInstance | null {
	if (!isRecord(value)) return null;
	const isDigit = (digit: unknown): digit is number =>
		typeof digit === 'number' && Number.isInteger(digit) && digit >= 0 && digit <= 9;
	const isLetter = (letter: unknown): letter is string =>
		typeof letter === 'string' && /^[A-Z]$/.test(letter);
	const isGuess = (guess: unknown): guess is LockGuess =>
		isRecord(guess) &&
		isListOf(guess['digits'], 2, 2, isDigit) &&
		isListOf(guess['letters'], 2, 2, isLetter) &&
		guess['digits'][0] !== guess['digits'][1] &&
		guess['letters'][0] !== guess['letters'][1] &&
		isFeedback(guess['digitFeedback']) &&
		isFeedback(guess['letterFeedback']);
	if (!isListOf(value['guesses'], 1, 60, isGuess)) return null;
	const instance = { guesses: value['guesses'] };
	return findCode(instance) === null ? null : instance;
}

function isFeedback(value: unknown): value is HalfFeedback {
	if (!isRecord(value)) return false;
	const counts = [value['exact'], value['misplaced'], value['wrong']];
	return (
		counts.every((count) => count === 0 || count === 1 || count === 2) &&
		counts.reduce((sum: number, count) => sum + count, 0) === 2 &&
		(value['hint'] === 'low' || value['hint'] === 'high' || value['hint'] === 'none')
	);
}

function question(instance: CryptanalysisInstance): string {
	const { guesses } = instance;
	const isSampleRight = findCode(instance)?.join('') === '12AB';
	const sample = isSampleRight ? '["3", "4", "C", "D"]' : '["1", "2", "A", "B"]';
	const lines = guesses.map(
		(guess, i) => `${i + 1}. Guess ${guess.digits.join('')}${guess.letters.join('')} - ${told(guess)}`,
	);
	return `A lock has a code of four characters: two different digits (0 to 9), followed by two different capital letters (A to Z). Some guesses of the same shape were tried, and each got feedback. Find the code.

Digits and letters are judged separately, by the same rules; letters are ordered as in the alphabet.
- A symbol is "in place" if the code has it at the same place.
- A symbol is "misplaced" if the code's half has it, but at the other place.
- Every other symbol is "wrong". A wrong symbol counts as low if it is smaller than both symbols of the code's half, and as high if it is larger than both.
- "too low" is said when all wrong symbols of the half are low, "too high" when all of them are high. In every other case no hint is given, so a missing hint also tells you something: the wrong symbols are neither all low nor all high.
- It is never said which symbol of a guess the feedback is about.

${lines.join('\n')}

Give the code as a JSON list of four strings, digits first, between <<< and >>>. The form is <<<${sample}>>>.`;
}

function told({ digitFeedback, letterFeedback }: LockGuess): string {
	return `digits: ${inWords(digitFeedback)}; letters: ${inWords(letterFeedback)}`;
}

function inWords({ exact, misplaced, wrong, hint }: HalfFeedback): string {
	const wrongOnes = `${wrong} wrong${hint === 'none' ? ' without a hint' : ` (too ${hint})`}`;
	return [
		exact > 0 ? `${exact} in place` : '',
		misplaced > 0 ? `${misplaced} misplaced` : '',
		wrong > 0 ? wrongOnes : '',
	]
		.filter((part) => part !== '')
		.join(', ');
}

function verify({ guesses }: CryptanalysisInstance, answer: string): Verdict {
	const code = readCode(answer);
	if (code === null) return malformed('The answer is not two digits followed by two letters');
	const [d1, d2, l1, l2] = Array.from(code) as [string, string, string, string];
	if (d1 === d2) return incorrect(`The code may not hold the digit ${d1} twice`);
	if (l1 === l2) return incorrect(`The code may not hold the letter ${l1} twice`);
	for (const [i, guess] of guesses.entries()) {
		const ofDigits = feedback(guess.digits, [Number(d1), Number(d2)]);
		if (!sameFeedback(ofDigits, guess.digitFeedback)) {
			return incorrect(fault(i, guess, 'digits', ofDigits, guess.digitFeedback));
		}
		const ofLetters = feedback(guess.letters, [l1, l2]);
		if (!sameFeedback(ofLetters, guess.letterFeedback)) {
			return incorrect(fault(i, guess, 'letters', ofLetters, guess.letterFeedback));
		}
	}
	return correct('This code fits the feedback of every guess');
}

function fault(
	i: number,
	guess: LockGuess,
	half: 'digits' | 'letters',
	got: HalfFeedback,
	was: HalfFeedback,
): string {
	return (
		`With this code the ${half} of guess ${i + 1} (${guess[half].join('')}) would be ` +
		`"${inWords(got)}", but the feedback says "${inWords(was)}"`
	);
}

const MAX_ANSWER_LENGTH = 100;

/** A list of four one-character items, or the four characters with commas, blanks and quotes between them. */
function readCode(answer: string): string | null {
	if (answer.length > MAX_ANSWER_LENGTH) return null;
	const text = answer.trim();
	const isList = /^(?:\[[^]*\]|\([^]*\))$/.test(text);
	const items = isList
		? text
				.slice(1, -1)
				.split(/[,\n]/)
				.filter((item) => item.trim() !== '')
		: [text.replace(/[\s,]/g, '')];
	const bare = items.map((item) => item.replace(/[\s"'`]/g, ''));
	if (isList && (bare.length !== 4 || bare.some((item) => item.length !== 1))) return null;
	const code = bare.join('').toUpperCase();
	return /^[0-9]{2}[A-Z]{2}$/.test(code) ? code : null;
}

/** Takes a missing hint for no information, or else mixes up the places. */
function slip(instance: CryptanalysisInstance, rng: Rng): string {
	const { digits, letters } = halves(instance);
	const loose = <S extends string | number>(
		codes: readonly Pair<S>[],
		guesses: readonly { pair: Pair<S>; told: HalfFeedback }[],
	): Pair<S>[] =>
		codes.filter((code) =>
			guesses.every(({ pair, told: said }) => {
				const got = feedback(pair, code);
				return sameFeedback(said.hint === 'none' ? { ...got, hint: 'none' } : got, said);
			}),
		);
	const looseCodes = loose(DIGIT_PAIRS, digits).flatMap((d) =>
		loose(LETTER_PAIRS, letters).map((l) => [...d.map(String), ...l]),
	);
	const [a = '0', b = '1', c = 'A', d = 'B'] = findCode(instance) ?? [];
	const careless = [
		...rng.shuffle(looseCodes).slice(0, 20),
		...rng.shuffle([
			[b, a, c, d],
			[a, b, d, c],
		]),
	];
	const texts = careless.map((code) => JSON.stringify(code));
	const wrong = texts.find((text) => verify(instance, text).kind === 'incorrect');
	return wrong ?? JSON.stringify([a, a, c, d]);
}

function python({ guesses }: CryptanalysisInstance): string {
	const row = ({ exact, misplaced, wrong, hint }: HalfFeedback): string =>
		`(${exact}, ${misplaced}, ${wrong}, "${hint}")`;
	const rows = guesses.map(
		({ digits, letters, digitFeedback, letterFeedback }) =>
			`    ("${digits.join('')}", ${row(digitFeedback)}, "${letters.join('')}", ${row(letterFeedback)}),`,
	);
	return `from itertools import permutations
import json
import string

# Digits, their feedback, letters, their feedback.
# Feedback: symbols in place, misplaced, wrong, and the hint about the wrong ones.
guesses = [
${rows.join('\n')}
]


def feedback(guess, code):
    exact = sum(g == c for g, c in zip(guess, code))
    misplaced = sum(g in code for g in guess) - exact
    wrong = [g for g in guess if g not in code]
    hint = "none"
    if wrong and all(g < min(code) for g in wrong):
        hint = "low"
    elif wrong and all(g > max(code) for g in wrong):
        hint = "high"
    return exact, misplaced, len(wrong), hint


# Digits and letters are judged separately, so each half can be searched alone.
digit_codes = [
    code for code in permutations(string.digits, 2)
    if all(feedback(digits, code) == told for digits, told, _, _ in guesses)
]
letter_codes = [
    code for code in permutations(string.ascii_uppercase, 2)
    if all(feedback(letters, code) == told for _, _, letters, told in guesses)
]

print(len(digit_codes) * len(letter_codes), "consistent code(s)")
print("<<<" + json.dumps(list(digit_codes[0] + letter_codes[0])) + ">>>")
`;
}
