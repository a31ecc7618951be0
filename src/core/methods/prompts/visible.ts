/** The text with what nobody can see in it named: control characters, zero-width ones, marks that turn the direction. */
export function visible(text: string): string {
	return text.replace(
		UNSEEN,
		(sign) => `⟨U+${(sign.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}⟩`,
	);
}

/** How many characters `visible` would name. */
export function countUnseen(text: string): number {
	return text.match(UNSEEN)?.length ?? 0;
}

/** Whether nothing in it can be seen. */
export function isBlank(text: string): boolean {
	return text.replace(UNSEEN, '').trim() === '';
}

/** What picks the coloured form of an emoji is seen by its colour. */
const UNSEEN =
	/(?![\t\n]|(?<=\p{Extended_Pictographic})\ufe0f)[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}\u2028\u2029]/gu;
