import { unwrap } from './bare.ts';
import { sentencesOf, withoutReasons } from './sentence.ts';

/** What a yes-or-no answer says, and in which pair of words. */
export interface Polarity {
	isYes: boolean;
	words: 'yes/no' | 'true/false';
}

/** In the languages in which people have asked here; a page that told a right "Ja" wrong would be worse than one that knew none. */
const YES = 'yes|yeah|yep|yup|ja|oui|sí|sì|sim|да|是|是的|はい|نعم';
const NO = 'no|nope|nah|nein|non|não|нет|不|不是|否|いいえ|لا';

/** A text that is one word of such an answer. */
export function isYesNoWord(text: string): boolean {
	return new RegExp(`^(?:${YES}|${NO}|true|false)$`, 'i').test(text);
}

const ALONE = new RegExp(
	`^(?:(?<yes>(?:definitely |certainly |absolutely |clearly |surely )?(?:${YES})(?: indeed)?|certainly|absolutely|definitely|indeed|of course|sure|correct|affirmative)|(?<no>(?:definitely |certainly |absolutely |clearly |surely )?(?:${NO})|not really|not at all|certainly not|absolutely not|definitely not|of course not|negative|incorrect)|(?<true>true)|(?<false>false|not true))$`,
);
const LEADING = new RegExp(
	`^(?:(?<yes>${YES})|(?<no>${NO})|(?<true>true)|(?<false>false))(?:(?: *[.,;:!(\\n–—] *| -+ )(?<rest>.*)| (?<more>(?:it|that|this|they|he|she|i|we|you|there|because|as|since|the|not|both|neither)\\b.*))$`,
	'su',
);
const TAIL = new RegExp(
	`^(?<before>.*?)(?:(?:[:=]|(?<![\\p{L}])(?:is(?: (?:indeed|definitely|clearly|therefore|always))?|i say|i would say|i'd say|answer|so|therefore|thus|hence)) *:? *["'(]?)(?:(?<yes>${YES})|(?<no>${NO})|(?<true>true)|(?<false>false))["')]?$`,
	'su',
);

/** What a text without decoration says to a yes-or-no question; null when it leaves that open. */
export function readYesNo(text: string): Polarity | null {
	const lower = unwrap(text)
		.toLowerCase()
		.replace(/\s+/g, ' ')
		.replace(/^(?:well|so|ok|okay|hmm|thus|therefore),? /, '');
	const leading = polarity(ALONE.exec(lower)) ?? readLeading(lower);
	if (leading !== null || LEADING.test(lower) || lower.includes('?')) return leading;
	const sentences = sentencesOf(text);
	const readings = sentences.flatMap(({ claim, lead }) => {
		const said = readSentence(unwrap(`${lead} ${claim}`).toLowerCase().trim());
		return said === null ? [] : [said];
	});
	const [first] = readings;
	return first !== undefined && readings.every(({ isYes }) => isYes === first.isYes) ? first : null;
}

function readSentence(text: string): Polarity | null {
	const alone = polarity(ALONE.exec(text)) ?? readLeading(text);
	if (alone !== null) return alone;
	const tail = TAIL.exec(unwrap(withoutReasons(text)));
	const before = tail?.groups?.['before'] ?? '';
	return OPEN.test(before) ? null : polarity(tail);
}

const OPEN =
	/\b(?:not|never|cannot|neither|nor|no|or|if|unless|whether|would|could|might|may|should|perhaps|maybe|possibly|wrong|false|incorrect|says?|said|solver|either|unsure|doubt|yes)\b|n't\b|\?/;

function readLeading(text: string): Polarity | null {
	const found = LEADING.exec(text);
	if (found === null) return null;
	const said = polarity(found);
	const rest = found.groups?.['rest'] ?? found.groups?.['more'] ?? '';
	const isTurned =
		/^(?:but|if|only|unless|when|provided|depending|and no\b|or\b|maybe|wait|no\b(?=[,.!;]|$)|yes\b)/.test(
			rest,
		) ||
		/(?:^|[.,;!?(] *)(?:wait|actually|no|yes|on second thought|i (?:was|am) wrong|but (?:no|yes))(?:[.,;!?)]|$)/.test(
			rest,
		) ||
		/\?$|\bnot (?:certain|sure)\b/.test(rest) ||
		/^i (?:cannot|can't|do not|don't|am not) (?:say|know|tell|sure)\b/.test(rest) ||
		/\b(?:the|final) answer is:? (?:yes|no|true|false)\b/.test(rest);
	return isTurned ? null : said;
}

function polarity(found: RegExpExecArray | null): Polarity | null {
	const groups = found?.groups;
	if (groups === undefined) return null;
	const isTruth = groups['true'] !== undefined || groups['false'] !== undefined;
	const isYes = groups['yes'] !== undefined || groups['true'] !== undefined;
	return { isYes, words: isTruth ? 'true/false' : 'yes/no' };
}
