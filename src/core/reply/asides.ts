/**
 * The words of a reply without what is no part of any answer: the lines in which it rates itself ("Code confidence: 9") and
 * a closing politeness ("I hope this helps!") or refusal. Linear in the text.
 */
export function withoutAsides(prose: string): string {
	const lines = prose.split('\n').filter((line) => !RATING.test(line.slice(0, 200)));
	while (lines.length > 0 && ASIDE.test((lines.at(-1) ?? '').slice(0, 200))) lines.pop();
	return lines.join('\n');
}

const RATING =
	/^[\s*_#>-]{0,8}(?:(?:code|text)[ _])?confidence[*_]{0,3}\s?[:=][*_]{0,3}\s?\d{1,3}(?:\.\d{1,2})?\s?(?:%|\/\s?\d{1,3})?[\s.,*_]{0,8}$/i;
/** An empty line, or one that only takes leave or refuses. */
const ASIDE =
	/^\s*$|^[\s*_]{0,6}(?:(?:i )?hope (?:this|that|it) (?:helps|helped|makes sense|answers)\b|(?:please )?let me know (?:if|whether)\b|(?:please )?feel free to\b|if you have any (?:other |further |more )?questions\b|do you have any (?:other |further |more )?questions\b|is there anything else\b|good luck\b|happy to help\b|you(?:'|’)re welcome\b|(?:i(?:'|’)?m |i am )?sorry,? (?:but )?i (?:can(?:'|’)?t|cannot|am unable to|(?:'|’)?m unable to) (?:assist|help|answer|provide|comply|fulfill?|do that)\b)[^.!?\d]{0,100}[.!?]?[\s*_]{0,6}$/i;
