/**
 * Whether words at `start` to `end` (exclusive) of a coach's reply are meant, judged by what stands around them in the same
 * sentence: at most 240 characters before and 80 after are looked at.
 */
export function isMeant(reply: string, start: number, end: number): boolean {
	const sentence = sentenceBefore(reply, start);
	const line = reply.slice(end, end + 80).split('\n', 1)[0] ?? '';
	return !(isDenied(sentence) || isSupposed(sentence) || takesBack(line.replace(DECORATION, ' ')));
}

/** Brackets that show how something is written: after words such as "format", or in quotes or ticks on both sides. */
export function isQuotation(reply: string, start: number, end: number): boolean {
	const before = reply.slice(Math.max(0, start - 60), start);
	const opening = before.at(-1) ?? '';
	const closing = QUOTES[opening];
	if (closing?.includes(reply.charAt(end)) === true && reply.charAt(end) !== '') return true;
	return SHOWS.test(before);
}

/** True when the words stand in the middle of a sentence, or behind a label other than one of guidance. */
export function isWithinSentence(reply: string, start: number): boolean {
	const before = reply.slice(Math.max(0, start - 60), start);
	return /[\p{L}\p{N},;][ \t"'`*]*$/u.test(before) || (/:[ \t*]*$/.test(before) && !LABEL.test(before));
}

const QUOTES: Readonly<Record<string, string>> = {
	'"': '"',
	"'": "'",
	'`': '`',
	'“': '”“',
	'„': '“”',
	'‘': '’',
	'«': '»',
};

/** Ends with a word for how something is written, and at most three words more, on the same line. */
const SHOWS =
	/(?:\b(?:formats?|forms?|formatted|as|like|prints?|printing|outputs?|outputting|style|syntax|between|template|markers?|brackets?|tags?|wrapped|enclosed|surrounded)|\bwith(?:in)? (?:the )?(?:triple )?(?:angle )?brackets?)(?:[ \t]+(?:exactly|only|a|an|the|this|in|is|by|it|be|must|should|shown|follows|such|answer)){0,3}[ \t]*[:=]?[ \t"'`*]*$/i;
const LABEL =
	/\b(?:guidance|advice|instructions?|message|hint|decision|action|choice|next(?: step)?|reply|response|feedback|therefore|model)[ \t*]*:[ \t*]*$/i;

/** The sentence up to `start`; a line that ends in the middle of one goes on. */
function sentenceBefore(reply: string, start: number): string {
	const text = reply.slice(Math.max(0, start - 240), start).replace(DECORATION, ' ');
	const from = Math.max(
		text.lastIndexOf('. '),
		text.lastIndexOf('.\n'),
		text.lastIndexOf('! '),
		text.lastIndexOf('? '),
	);
	const sentence = text.slice(from + 1);
	const line = sentence.search(/\n[^\n]*$/);
	return line < 0 || SAYING.test(sentence.slice(0, line))
		? sentence.replaceAll('\n', ' ')
		: sentence.slice(line + 1);
}

/** A verb of saying or choosing ends the line or stands before the colon, so what follows belongs to it. */
const SAYING = /\b(?:recommend|say|suggest|choose|use|give|answer|write|reply|want|to|the)[ \t]*:?[ \t]*$/i;

/**
 * "not", "never" or "instead of" in the same clause, directly before or with a verb of deciding between: "I cannot recommend
 * <<<Return Answer>>>". "The program does not search <<<Text>>>" denies something else.
 */
function isDenied(sentence: string): boolean {
	const clause = clauseOf(sentence).replace(AFFIRMS, ' ');
	const words = clause.toLowerCase().match(/[\p{L}\p{N}'’]+/gu) ?? [];
	const at = words.findLastIndex((word, i) => DENIES.has(word) || /n['’]t$/.test(word) || isPair(words, i));
	if (at < 0 || words.length - at > 10) return false;
	const between = words.slice(at + 1);
	return between.every((word) => FILLERS.has(word)) || between.some((word) => DECIDES.test(word));
}

function isPair(words: readonly string[], i: number): boolean {
	const next = words[i + 1] ?? '';
	return (words[i] === 'instead' && next === 'of') || (words[i] === 'too' && /^(?:early|soon)$/.test(next));
}

/** What stands after the last comma, colon or joining word; a verb of saying keeps its object across them. */
function clauseOf(sentence: string): string {
	const parts = sentence.split(/[,;:(]|\s[-–—→]+\s|\b(?:but|so|and|therefore|thus|hence|because|since)\b/i);
	let clause = parts.pop() ?? '';
	while (clause.trim() === '' || /^\s*(?:in|at) /i.test(clause)) {
		const earlier = parts.pop();
		if (earlier === undefined) break;
		if (clause.trim() === '' && !SAYING.test(earlier)) break;
		clause = `${earlier} ${clause}`;
	}
	return clause;
}

const AFFIRMS =
	/\b(?:not|nothing|no|isn['’]t|never) (?:wrong|incorrect|errors?|mistakes?|faults?|doubts?|hesitat\p{L}*|only)\b/giu;
const DENIES: ReadonlySet<string> = new Set(
	'not never cannot without than no neither nor against avoid refuse hardly unable before premature unready reluctant unsure whether close near dont cant rather'.split(
		' ',
	),
);
const FILLERS: ReadonlySet<string> = new Set(
	'a the yet really quite just simply now of to for with any your of'.split(' '),
);
const DECIDES =
	/^(?:recommend|say|cho(?:ose|ice)|us|suggest|return|giv|want|advis|pick|ask|call|accept|propos|writ|go|answer|repl(?:y|ied)|justif|support|tak|select|end|stop|opt|decid|agree|approv|send|reason|need|ready|time|sure|able|possible|appropriate|early|soon|switch|tell)(?:e|es|s|ing|d|ed|y|ies)?$/;

const CONDITION =
	/\b(?:if|unless|until|once|in case|as soon as|provided|suppose|supposing|assuming|were)\b/gi;

/** "If it were right I would say …", "when it is right, …": a condition that no "so" or "therefore" has closed. */
function isSupposed(sentence: string): boolean {
	if (/\b(?:might|could|would have|would only|should have)\b(?![^,;:]*[,;:])/i.test(sentence)) return true;
	if (/\bwould\b(?![^,;:]*[,;:])/i.test(sentence) && /\b(?:when|you|one)\b/i.test(sentence)) return true;
	const last = [...sentence.matchAll(CONDITION)].at(-1);
	if (last !== undefined)
		return !/\b(?:so|therefore|thus|hence|but|as it is|which it is)\b/i.test(sentence.slice(last.index));
	return /\bwhen\b[^,;:]*$/i.test(sentence);
}

/** "… if the latest answer is right", "… would be wrong", "… is not possible yet", "…?" */
function takesBack(after: string): boolean {
	const text = after.trimStart();
	if (/^\?|^[>)\s]*\?/.test(text)) return true;
	// The line of the prompt, copied: a choice.
	if (/^if the latest answer is right\b/i.test(text)) return false;
	if (/^[,;]?\s*(?:only )?(?:if|once|when|unless|until|in case|as soon as)\b/i.test(text)) return true;
	const [, verb = '', rest = ''] = TAKES_BACK.exec(text) ?? [];
	return verb !== '' && (/n['’]t$|^(?:not|cannot|yet)$/i.test(verb) || REFUSES.test(rest));
}

const DECORATION = /[*_`"'“”„‘«»<>]+(?![\p{L}])|(?<![\p{L}])[*_`"'“”„‘«»<>]+/gu;

const TAKES_BACK =
	/^(is|was|are|would|seems|looks|has|had|did|does|could|can|cannot|can['’]t|will|won['’]t|isn['’]t|wasn['’]t|wouldn['’]t|doesn['’]t|didn['’]t|not|yet|here)\b([^.!?\n]{0,60})/i;
const REFUSES =
	/\b(?:not|yet|premature|early|wrong|mistake|tried|ruled|out of|no option|fail(?:ed|s)?|cannot|impossible)\b|n['’]t\b/i;
