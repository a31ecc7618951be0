/** Why a test of an answer says what it says, in a few words: the line with its verdict, without the verdict. Empty when it gives none. */
export function checkReason(explanation: string): string {
	const lines = explanation.trim().slice(-LOOKED_AT).split('\n');
	const line = lines.findLast((one) => VERDICT.test(one)) ?? '';
	const reason = line
		.replace(VERDICT, '')
		.replace(/\.\s*$/, '')
		.trim()
		.slice(0, LONGEST);
	// "its value is 48, not 24" says no more than its end.
	return /(?<!\S)\S+, not \S+$/.exec(reason)?.[0] ?? reason;
}

const VERDICT = /^\s{0,20}(?:in)?correct\b[\s:;,.–—-]{0,10}/i;
/** Characters, from the end: the verdict stands last. */
const LOOKED_AT = 4000;
const LONGEST = 200;
