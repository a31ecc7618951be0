import { announcements, TAKES_BACK } from './announced.ts';

/**
 * Whether a text gives two different answers and takes neither back: "The answer is yes" and later "The answer is no", or at
 * its end "Ben is the shortest. Tom is the shortest." to the question who is. `isOther` tells whether two texts are different
 * answers. Linear in the text but for `isOther`, which is called for differing announcements only, fifty times at most.
 */
export function isContrary(
	text: string,
	question: string,
	isCut: boolean,
	isOther: (one: string, other: string) => boolean,
): boolean {
	let left = 50;
	const named = announcements(text, isCut).filter(({ isNamed }) => isNamed);
	for (const [i, one] of named.entries()) {
		const next = named[i + 1];
		if (next === undefined || keyOf(one.texts) === keyOf(next.texts)) continue;
		if (TAKES_BACK.test(text.slice(one.start, next.end))) continue;
		if (left-- > 0 && one.texts.every((a) => next.texts.every((b) => isOther(a, b)))) return true;
	}
	return saysOfTwo(text, question);
}

/** What stands behind the last equals sign, letters and digits alone. */
function keyOf([text = '']: readonly string[]): string {
	return text
		.slice(text.lastIndexOf('=') + 1)
		.toLowerCase()
		.replace(/[^\p{L}\p{N}.:/,-]|[.,:]+$/gu, '');
}

/** The last two sentences say the same of two things, in words of the question. */
function saysOfTwo(text: string, question: string): boolean {
	const sentences = text
		.slice(-400)
		.split(/(?<=[.!?])\s+|\n+/)
		.filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
	const [one, other] = sentences
		.slice(-2)
		.map((sentence) => /^(.{1,40}?) (is|are) (.{3,80}?)\W*$/.exec(sentence));
	if (one == null || other == null) return false;
	const asked = question.toLowerCase();
	const [same, said = ''] = [other[3]?.toLowerCase(), one[3]?.toLowerCase()];
	return said === same && asked.includes(said) && one[1]?.toLowerCase() !== other[1]?.toLowerCase();
}
