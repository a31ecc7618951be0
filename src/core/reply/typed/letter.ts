import { unwrap } from './bare.ts';
import { readComparison } from './comparison.ts';
import { framesOf } from './frame.ts';
import type { Asked } from './question.ts';
import { sentencesOf } from './sentence.ts';

/** The one letter of an option a text names, upper case: "E", "(E)", "E) some option", "the answer is E"; null otherwise. */
export function readLetter(text: string, asked: Asked): string | null {
	const plain = unwrap(text);
	if (/^\p{L}$/u.test(plain)) return plain.toUpperCase();
	const named = optionsOf(asked.text).filter(([, option]) => option === plain.toLowerCase());
	const [only] = named;
	if (only !== undefined && named.length === 1) return only[0].toUpperCase();
	const labels = new Set(
		[...text.matchAll(/(?<![\p{L}\p{N}'])\(?([A-Z])\)?[:).]/gu)].map(([, letter]) => letter),
	);
	if (labels.size > 1 || text.includes('?')) return null;
	const readings = sentencesOf(text).map(({ claim, lead }) => readSentence(claim.trim(), lead, asked));
	const settled = readings.filter((letter): letter is string => letter !== null);
	const [first] = settled;
	if (first === undefined || settled.some((letter) => letter !== first)) return null;
	return first;
}

/** The options of a lower-case question, each behind its letter: "a) shark b) dolphin", one a line, in brackets. */
function optionsOf(question: string): (readonly [letter: string, option: string])[] {
	return Array.from(
		question.matchAll(
			/(?<![\p{L}\p{N}])\(?([a-h])[).:] ?([^()?]{1,80}?)(?=[,;.]? ?(?:\(?[a-h][).:] ?|[?]|$))/gu,
		),
		([, letter = '', option = '']) => [letter, unwrap(option)] as const,
	);
}

function readSentence(claim: string, lead: string, asked: Asked): string | null {
	const [, labelled, rest = ''] =
		/^(?:option|choice|answer|letter)? ?\(?(\p{Lu}|\p{L}(?=\)))\)?(?:[:).]+|,(?= *\p{L}{2})| [-–—]) ?(.*)$/isu.exec(
			claim,
		) ?? [];
	if (labelled !== undefined && labelled === labelled.toUpperCase()) {
		const isUndone =
			/^(?:is |that is |this is )?(?:wrong|incorrect|false|not\b)|\b(?:is|are|was) (?:wrong|incorrect|false|not right)\b/i.test(
				rest,
			);
		return isUndone || framesOf(lead.toLowerCase()).length > 0 ? null : labelled.toUpperCase();
	}
	if (framesOf(`${lead} ${claim}`.toLowerCase()).length > 0) return null;
	const compared = readComparison(claim, asked)?.item;
	if (compared != null && /^\p{L}$/u.test(unwrap(compared))) return unwrap(compared).toUpperCase();
	const plain = unwrap(claim);
	const [, only] =
		/^(?:(?:the )?(?:correct |right |best )?(?:option|choice|answer|letter) ?)?["'(]?(\p{L})["')]?$/iu.exec(
			plain,
		) ?? [];
	if (only !== undefined && (lead !== '' || only === only.toUpperCase() || plain.length > 1))
		return only.toUpperCase();
	const [, tail] =
		/\b(?:is|are|was|choose|pick|select|option|choice|answer|letter):? ["'(]?(\p{L})["')]?$/iu.exec(plain) ??
		[];
	if (tail !== undefined) return tail.toUpperCase();
	const [, subject] =
		/^(?:[Oo]ption |[Cc]hoice |[Ll]etter |[Aa]nswer )?["'(]?([A-Z])["')]? (?:is|appears|occurs)\b/.exec(
			plain,
		) ?? [];
	return subject === undefined || subject === 'I' ? null : subject;
}
