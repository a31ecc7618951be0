import { bare, keyOf, unwrap } from './bare.ts';
import { framesOf } from './frame.ts';

/** One of the things a question offers under a letter. */
export interface Choice {
	/** Upper case. */
	letter: string;
	/** As written. */
	text: string;
}

/** What a text chooses: the letter of one of the options, or something that is none of them. */
export type Chosen = { kind: 'option'; letter: string } | { kind: 'none-of-them' };

/** The options of a question, lettered from A on without a gap: "(A) 3 (B) 5", "A) 3" on lines of their own. Fewer than two are none. */
export function choicesOf(question: string): readonly Choice[] {
	const labels = [...question.matchAll(LABEL)];
	const choices: Choice[] = [];
	for (const [at, label] of labels.entries()) {
		const letter = (label[1] ?? label[2] ?? '').toUpperCase();
		if (letter !== String.fromCharCode(65 + choices.length)) continue;
		const next = labels.slice(at + 1).find((other) => other.index > label.index);
		const rest = question.slice(label.index + label[0].length, next?.index);
		const text = (rest.split('\n')[0] ?? '').split(/(?<=[.?!]) +(?=\p{Lu})/u)[0] ?? '';
		choices.push({ letter, text: text.replace(/[\s,;]+(?:or)?\s*$/, '').trim() });
	}
	return choices.length < 2 || choices.some(({ text }) => text === '') ? [] : choices;
}

const LABEL = /(?<![\p{L}\p{N}])(?:\(([A-Za-z])\)|([A-Z])[).:])(?=\s)/gu;

/**
 * Which option a text names as a whole: by its letter ("(C)", "Option C"), by its words, or by both where they are of the same option.
 * A letter that is not offered is none of them, whatever stands behind it. Null where that cannot be told.
 */
export function chosenOf(written: string, choices: readonly Choice[]): Chosen | null {
	if (choices.length === 0 || written.length > LONGEST) return null;
	const text = unwrap(bare(written));
	const named = choices.filter((choice) => keyOf(choice.text) === keyOf(text));
	const [only] = named;
	if (only !== undefined) return named.length === 1 ? { kind: 'option', letter: only.letter } : null;
	const [, round, plain, rest = ''] = NAMED.exec(text) ?? [];
	const letter = (round ?? plain)?.toUpperCase();
	if (letter === undefined) return null;
	const own = choices.find((choice) => choice.letter === letter);
	const said = keyOf(unwrap(rest));
	if (own === undefined)
		return said === '' || choices.every((choice) => keyOf(choice.text) !== said)
			? { kind: 'none-of-them' }
			: null;
	return said === '' || said === keyOf(own.text) ? { kind: 'option', letter } : null;
}

const LONGEST = 200;
/** "C", "(C)", "Option C", "C) lizard", "C (lizard)", "C: lizard", "C - lizard"; at most six words behind the letter. */
const NAMED =
	/^(?:(?:[Tt]he )?(?:[Oo]ption|[Cc]hoice|[Aa]nswer|[Ll]etter):? )?(?:\((\p{L})\)|(\p{Lu}))(?![\p{L}\p{N}'’])(?:[).:,]|(?= ?[(–—-]))?((?:[ (–—-]+\S+){0,6})$/u;

/**
 * Whether a text that was handed over as the answer is something short that no option says: "eagle" where no eagle is offered. What
 * denies, leaves open or speaks of several is for a reader.
 */
export function isNoneOfThem(written: string, choices: readonly Choice[]): boolean {
	const text = unwrap(bare(written)).toLowerCase();
	const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
	if (words.length === 0 || words.length > 3 || framesOf(text).length > 0) return false;
	if (/\b(?:both|all|equal|same|correct|right|option|yes)\b/.test(text)) return false;
	return !choices.some((choice) => {
		const other = keyOf(choice.text);
		return words.some((word) => word.length > 1 && other.split(/[^\p{L}\p{N}]+/u).includes(word));
	});
}
