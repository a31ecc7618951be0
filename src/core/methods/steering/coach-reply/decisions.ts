/** Another turn in code or in words, or one of the two words by which a coach ends the dialogue. */
export type DecisionKind = 'code' | 'text' | 'return' | 'terminate';

/** The decision that a few words are, decoration and a label aside; null when they are anything else. */
export function decisionOf(words: string): DecisionKind | null {
	if (words.length > 160) return null;
	const plain = plainWords(words).replace(LABEL, '');
	const token = TOKENS[plain];
	if (token !== undefined) return token;
	// "Return Answer: 42" names the answer that is returned.
	return RETURNS_ONE.test(plain) && !ASKS_FOR.test(plain) ? 'return' : null;
}

/** Lower case, one blank between words, no decoration; colons, commas, slashes and digits stay. */
export function plainWords(words: string): string {
	return words
		.replace(/([a-z])([A-Z])/g, '$1 $2')
		.replace(/\\(?:boxed|text(?:bf)?)\b|<\/?(?:answer|decision|action|output)>|\$/gi, ' ')
		.replace(/[<>*_`"'“”‘’«»[\](){}.!✓✔✅\s]+/gu, ' ')
		.trim()
		.toLowerCase();
}

const TOKENS: Readonly<Record<string, DecisionKind>> = {
	code: 'code',
	text: 'text',
	return: 'return',
	'return answer': 'return',
	'return the answer': 'return',
	'return answer now': 'return',
	'return final answer': 'return',
	'return the final answer': 'return',
	'return this answer': 'return',
	'return the latest answer': 'return',
	terminate: 'terminate',
};
/** A name for what follows: "Decision: Code". */
export const LABEL =
	/^(?:(?:my|the|final|next|coach|overall) ){0,2}(?:decision|action|choice|verdict|mode|way|step|output|reply|response|recommendation|conclusion|option|token|answer)(?: is)? ?[:=] ?/;
const RETURNS_ONE =
	/^return (?:the )?(?:final |latest )?answer(?: ?(?:[:=,]|[-–—] ) ?\S[^\n]{0,100}| -?\d[\d.,/]{0,20})$/;
const ASKS_FOR =
	/\b(?:if|when|once|only|after|unless|until|print|write|program|form|format|must|should|not)\b/;

/** Stands for something to be filled in, or is what is left of "between <<< and >>>". */
export function isPlaceholder(words: string): boolean {
	return PLACEHOLDER.test(
		words
			.slice(0, 80)
			.replace(/[\s_*`"'.]+/g, ' ')
			.trim(),
	);
}

const PLACEHOLDER =
	/^(?:and|or|…|\[[^\]]*\]|\{[^}]*\}|(?:(?:your|the|final|my|new|here|an?|actual|correct) )*(?:answers?|guidance|results?|numbers?|values?|expressions?|equation|lists?|solution|output|instructions?|message|advice|count|words?|content|placeholder)(?: (?:here|for the model|goes here))?|)$/i;
