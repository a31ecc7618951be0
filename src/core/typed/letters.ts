import type { LettersInstance } from '../tasks/letters/instance.ts';
import type { TypedKind } from './kind.ts';

interface LetterCount extends LettersInstance {
	/** The places are asked for too. */
	withPlaces: boolean;
}

/** "How many r in strawberry, and where?" */
export const letters: TypedKind<LetterCount> = {
	id: 'letters',
	read(text) {
		const found = FORMS.map((form) => form.exec(text.trim())?.groups).find((groups) => groups !== undefined);
		const { letter: typed = '', word = '', marked, named, tail = '' } = found ?? {};
		if (found !== undefined && isVerb(found, text)) return null;
		const letter = typed.toLowerCase();
		const lower = word.toLowerCase();
		if (letter === '' || word === '') return null;
		// A bare word may stand for something else than itself, and a bare letter for a unit.
		if (named === undefined && NOT_ITSELF.has(lower)) return null;
		if (named === undefined && marked === undefined && UNITS.has(lower.replace(/s$/, ''))) return null;
		// Whether "A" counts as "a" is the asker's to say.
		if (word.includes(letter.toUpperCase()) && word.includes(letter)) return null;
		return { word: lower, letter, withPlaces: tail !== '' };
	},
	check({ word, letter, withPlaces }) {
		// A count with its places can be written in more ways than can be compared.
		if (withPlaces) return null;
		const expected = String(placesOf(word, letter).length);
		return { words: `${expected}, counted by the page`, expected };
	},
};

/** The "is" of "how many letters is in …" is no plural of "i". */
function isVerb({ quote, plural, letter = '', verb, marked }: Groups, text: string): boolean {
	if (plural === undefined || letter.toLowerCase() !== 'i' || quote !== '') return false;
	if (plural !== 's' && plural !== 'S') return false;
	if (verb !== undefined && verb.toLowerCase() !== 'is') return false;
	// In "How many Is in …" the capital says that it is the letter, unless every word begins with one.
	return !(letter === 'I' && plural === 's' && marked === undefined && / (?:in|inside|of) /.test(text));
}

type Groups = Readonly<Record<string, string | undefined>>;

/** 1-based. */
export function placesOf(word: string, letter: string): number[] {
	return Array.from(word).flatMap((character, at) => (character === letter ? [at + 1] : []));
}

/** In the form the question asks for. */
export function shown(places: readonly number[], withPlaces: boolean): string {
	return withPlaces ? `Count: ${places.length}, Positions: [${places.join(', ')}]` : String(places.length);
}

const LETTER = String.raw`(?:the )?(?<marked>letters?\s+)?(?<quote>["'“‘*]{0,2})(?<letter>[a-z])(?:["'”’*]{1,2}(?!s\b))?(?<plural>['’]?s)?`;
const VERB = String.raw`(?: (?<verb>are|is))?(?: there)?(?: (?:occurs?|appears?|found|used))?`;
const WORD = String.raw`(?<named>the (?:word|string)\s+|["'“‘*])?["'“‘*]{0,2}(?<word>[a-z]{3,})["'”’*]{0,2}`;
const TAIL = String.raw`(?<tail>,?\s+(?:and\s+)?(?:where(?: are they)?|(?:at|in) (?:which|what) (?:positions?|places?)))?\s*[?.!]*`;
const IN = String.raw`(?:in|inside|of)`;
const START = String.raw`^(?:please |can you |tell me )*`;

const FORMS = [
	String.raw`how many (?:times (?:(?:does|do|is) )?)?${LETTER}${VERB} ${IN} ${WORD}`,
	String.raw`(?:count|how often (?:does|is|do)) (?:how often |how many |how many times )?(?:the )?${LETTER}${VERB} ${IN} ${WORD}`,
	String.raw`how many ${LETTER} (?<verb>does|do|has) ${WORD}(?: (?:have|contain))?`,
].map((form) => new RegExp(`${START}${form}${TAIL}$`, 'i'));

const NOT_ITSELF = new Set(
	(
		'the this that these those its his her him our ours your yours their them you all each every any some one two both ' +
		'total here there now english german french spanish latin italian greek alphabet question sentence word text string ' +
		'above below following first second third last next hand deck line title name paragraph book song poem movie class town'
	).split(' '),
);
const UNITS = new Set(
	(
		'mile pound ounce ton tonne gallon litre liter metre meter hour minute min second day week month year decade century ' +
		'inch foot feet yard byte bit kilogram gram kilometre kilometer centimetre centimeter milligram pint quart cup acre mole ' +
		'kilo stone volt watt joule newton semester mph lbs'
	).split(' '),
);
