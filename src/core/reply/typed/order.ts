/**
 * Whether the order of a list means something, by the words of a question: `given` where one is asked for, `free` where a set is,
 * `solutions` where it is the values of one unknown, which "or" joins as well as "and". Null where the words do not say.
 */
export type Order = 'given' | 'free' | 'solutions';

/** @param text all of the question, lower case, one blank between words */
export function orderOf(text: string): Order | null {
	if (ANY_ORDER.test(text)) return 'free';
	if (IN_ORDER.test(text)) return 'given';
	if (SOLUTIONS.test(text)) return unknownsOf(text).size > 1 ? 'given' : 'solutions';
	return SET.test(text) ? 'free' : null;
}

/** The letters that stand for numbers in a formula of the question: x of "x^2 - 5x + 6 = 0". */
export function unknownsOf(text: string): ReadonlySet<string> {
	const found = text.matchAll(UNKNOWN);
	return new Set(Array.from(found, ([, before, behind]) => before ?? behind ?? ''));
}

const UNKNOWN =
	/(?<![\p{L}'’\\])([a-z])(?= ?[\^=+*/²³₀-₉)-](?!\p{L}{2}))|(?<=[\d+=*/(^-] ?)([a-z])(?![\p{L}'’])/gu;

const ANY_ORDER =
	/\b(?:in (?:any|no particular) order|order (?:does not|doesn['’]t) matter|(?:regardless|irrespective) of (?:the |their )?order)\b|beliebiger reihenfolge|reihenfolge ist egal/;

const IN_ORDER = new RegExp(
	String.raw`(?<!\p{L})(?:` +
		[
			'(?:re-?)?order(?:s|ed|ing)?(?! to )',
			'(?:un)?sort(?:s|ed|ing)?|rank(?:s|ed|ing)?|(?:re-?)?arrang(?:e[sd]?|ing|ements?)',
			'(?:as|des)cending(?:ly)?|(?:in|de)creasing(?:ly)?|alphabetical(?:ly)?|chronological(?:ly)?',
			'revers(?:e[sd]?|ing|al)|backwards?|rotat(?:e[sd]?|ing)|shuffl(?:e[sd]?|ing)|swap(?:s|ped)?|permut\\p{L}*|shift(?:s|ed)?',
			'sequences?|series|progression|steps?|stages?|respectively|one after the other|come(?:s)? next|follow(?:s|ed)? (?:after|next)',
			'(?:first|last|next|nearest|closest) (?:\\d+|two|three|four|five|six|seven|eight|nine|ten|few|\\p{L}+s)',
			'from (?:the )?\\p{L}+(?:est|most|least|left|right|top|first|low|high|small|large|old|young|new|big)(?= to )',
			'coordinates?|points?|vectors?|matri(?:x|ces)|tuples?|pairs?|arrays?|route|path|schedule',
			'sortier\\p{L}*|reihenfolge|ordne[nt]?|geordnet\\p{L}*|(?:auf|ab)steigend\\p{L}*|rückwärts|umgekehrt\\p{L}*|umdreh\\p{L}*|nächsten|ersten|letzten|folge',
			'tri(?:er?|ez|ée?s?)|ordre|croissant|orden(?:a[rd]?\\p{L}*|e)?|creciente',
		].join('|') +
		String.raw`)(?!\p{L})`,
	'u',
);

const SOLUTIONS =
	/(?<!\p{L})(?:solutions?|solve[sd]?|solving|roots?|zero(?:e?s)|[a-z]-intercepts?|satisf(?:y|ies|ied)|lösung(?:en)?|lösen?|löst|nullstellen|racines?|résou\p{L}*|soluciones|raíces|resuelve)(?!\p{L})/u;

const SET =
	/(?<!\p{L})(?:(?:prime )?factors?|(?:prime )?factori[sz]ations?|divisors?|sets?|subsets?|union|intersection|distinct|elements|members|find all|(?:all|both) (?:of )?(?:the |possible |whole |prime |positive )*\p{L}+s|which of (?:the|these|those|them)|(?:which|what) (?:two|three|four|\d) \p{L}+|(?:two|three|four) (?:consecutive |different |whole |positive |prime )*(?:numbers|integers|primes|digits|letters)|(?:which|what) \p{L}+s (?:are|have|do|can|occur|appear|divide)|(?:prim)?teiler|(?:prim)?faktoren|menge|alle|welche (?:der|dieser|von))(?!\p{L})/u;
