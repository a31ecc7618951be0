import type { Rng } from '../../rng.ts';
import { correct, incorrect, malformed, type Verdict } from '../../verdict.ts';
import type { Drawing } from '../drawing.ts';
import type { Level, TaskFamily } from '../family.ts';
import { pythonProgram } from '../kit/python.ts';
import { generate, type Params } from './generate.ts';
import { importer } from './import.ts';
import { type CryptanalysisInstance, parseCryptanalysis } from './instance.ts';
import {
	DIGIT_PAIRS,
	feedback,
	type HalfFeedback,
	LETTER_PAIRS,
	type LockGuess,
	type Pair,
	sameFeedback,
} from './lock-feedback.ts';
import program from './program.py?raw';
import { findCode, halves } from './solver.ts';

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
	split: 'unseen',
	area: ['logic', 'search'],
	seeksSolution: true,
	rules:
		'A lock has a code of two different digits followed by two different letters. ' +
		'Several guesses are shown, and for each how many digits and letters are right, misplaced or wrong, ' +
		'sometimes with a hint that the wrong ones are too low or too high. ' +
		'Find the one code that fits everything that was said.',
	levels,
	generate: ({ params }, rng) => generate(params, rng),
	parse: parseCryptanalysis,
	question,
	verify,
	canonical: (_, answer) => readCode(answer),
	solve: ({ guesses }) => {
		const code = findCode(guesses);
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

function question({ guesses }: CryptanalysisInstance): string {
	const isSampleRight = findCode(guesses)?.join('') === '12AB';
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
	const { digits, letters } = halves(instance.guesses);
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
	const [a = '0', b = '1', c = 'A', d = 'B'] = findCode(instance.guesses) ?? [];
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
	const told = ({ exact, misplaced, wrong, hint }: HalfFeedback) => [exact, misplaced, wrong, hint];
	const rows = guesses.map(({ digits, letters, digitFeedback, letterFeedback }) => [
		digits.join(''),
		told(digitFeedback),
		letters.join(''),
		told(letterFeedback),
	]);
	return pythonProgram({ guesses: rows }, program);
}
