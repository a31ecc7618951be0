/** Why a test of an answer says what it says, in a few words: the line with its verdict, without the verdict. Empty when it gives none. */
export function checkReason(explanation: string): string {
	const lines = explanation.trim().split('\n', MOST_LINES);
	const line = lines.findLast((one) => VERDICT.test(one)) ?? '';
	return line.replace(VERDICT, '').replace(/^the /, '').replace(/\.$/, '').trim().slice(0, LONGEST);
}

const VERDICT = /^\s{0,20}(?:in)?correct\b[\s:;,.–—-]{0,10}/i;
const MOST_LINES = 200;
const LONGEST = 200;
