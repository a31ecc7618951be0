/** The text with what nobody can see in it named: control characters, zero-width ones, marks that turn the direction. */
export function visible(text: string): string {
	return text.replace(
		UNSEEN,
		(sign) => `⟨U+${(sign.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}⟩`,
	);
}

export function countUnseen(text: string): number {
	return text.match(UNSEEN)?.length ?? 0;
}

const UNSEEN = /(?![\t\n])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029\u115f\u3164]/gu;
