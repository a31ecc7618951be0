import { isMeant } from './context.ts';
import { type DecisionKind, decisionOf, LABEL, plainWords } from './decisions.ts';

interface Said {
	kind: DecisionKind;
	start: number;
	end: number;
}

/**
 * Decisions said outside of brackets: alone on a line, or as a sentence. `text` is the reply with fences and brackets
 * blanked out. A list ("- Code", "- Text") says nothing, nor does a heading over something.
 */
export function saidDecisions(text: string): Said[] {
	const found: Said[] = [];
	let before = '';
	for (const line of linesOf(text)) {
		const alone = line.text.trim().length > 60 ? null : decisionOf(line.text);
		if (alone !== null) {
			const isDecision = isDecisionLine(alone, line, before, text) && isMeant(text, line.start, line.end);
			if (isDecision) found.push({ kind: alone, start: line.start, end: line.end });
		} else {
			for (const sentence of sentencesOf(line)) {
				const kind = sentenceDecision(sentence.text, before);
				if (kind !== null && isMeantSentence(text, sentence)) found.push({ ...sentence, kind });
				if (sentence.text.trim() !== '') before = sentence.text;
			}
		}
		if (line.text.trim() !== '') before = line.text;
	}
	return found;
}

interface Part {
	text: string;
	start: number;
	end: number;
}

function* linesOf(text: string): Generator<Part> {
	for (let at = 0; at <= text.length;) {
		const next = text.indexOf('\n', at);
		const end = next < 0 ? text.length : next;
		yield { text: text.slice(at, end), start: at, end };
		at = end + 1;
	}
}

function* sentencesOf({ text, start }: Part): Generator<Part> {
	let at = 0;
	for (const { index } of text.matchAll(/[.!?;](?=[\s*"'`]|$)/g)) {
		yield { text: text.slice(at, index + 1), start: start + at, end: start + index };
		at = index + 1;
	}
	if (at < text.length) yield { text: text.slice(at), start: start + at, end: start + text.length };
}

/** Nothing but a fence or blank space follows on the next lines: the words were a heading. */
function isHeading(text: string, end: number): boolean {
	// Fences are blanked out, so that a line of blanks as long as a fence mark tells one.
	return /^\n[ ]{3}/.test(text.slice(end, end + 4));
}

function isDecisionLine(kind: DecisionKind, { text, end }: Part, before: string, whole: string): boolean {
	if (kind === 'code' || kind === 'text') return !isHeading(whole, end);
	// Statements of a program without a fence, or in one that was left open.
	if (/^(?:\t|\s{2,})return\b/.test(text) && (/[[({]\s*$/.test(text) || STATEMENT.test(before.slice(0, 200))))
		return false;
	const isLower = /^\s*return answer\s*$/.test(text);
	if (isLower && (/^(?:\t|\s{2})/.test(text) || STATEMENT.test(before.slice(0, 200)))) return false;
	// "Return the answer" may be meant for the task model; the exact words of the token are not.
	return !/^return (?:the|this) /.test(plainWords(text)) || before === '' || PRAISE.test(before.slice(-200));
}

const STATEMENT = /^\s*(?:def|for|if|while|else|with|try)\b.*:|^\s*[\w.[\]]{1,40} ?[-+*/]?= ?\S/;

function sentenceDecision(sentence: string, before: string): DecisionKind | null {
	const tail = sentence.length > 300 ? sentence.slice(-300) : sentence;
	const plain = plainWords(tail).replace(LEAD, '').replace(LABEL, '');
	if (plain === '' || tail.trimEnd().endsWith('?')) return null;
	if (TOKEN_ALONE.test(plain)) return plain === 'terminate' ? 'terminate' : 'return';
	if (/^return the answer$/.test(plain)) return PRAISE.test(before.slice(-200)) ? 'return' : null;
	const way =
		CHOOSES.exec(plain)?.[1] ?? (LABEL.test(plainWords(tail)) ? /^(code|text)$/.exec(plain)?.[1] : undefined);
	if (way === 'code' || way === 'text') return way;
	if (I_RETURN.test(plain)) return 'return';
	if (I_STOP.test(plain)) return 'terminate';
	// "The answer is right, so Return Answer": the exact words at the end of a sentence that is not about a program.
	return ENDS_SO.test(plain) && !ABOUT_PROGRAM.test(plain) ? 'return' : null;
}

/** A sentence is denied or supposed by its own words, wherever in it the decision stands. */
function isMeantSentence(text: string, { text: sentence, start, end }: Part): boolean {
	const at = sentence.toLowerCase().search(/return|terminate|code|text/);
	const last = Math.max(sentence.toLowerCase().lastIndexOf('return'), at);
	return isMeant(text, start + Math.max(0, last), end);
}

const LEAD =
	/^(?:so|therefore|thus|hence|then|now|and|ok|okay|yes|good|great|finally|please|in conclusion|i (?:think|believe)(?: that)?)[, ]+/;
const TOKEN_ALONE = /^(?:return answer(?: now| as is| as it is)?|terminate)$/;
const PRAISE = /\b(?:correct|right|good|fine|verified|confirm(?:s|ed)|pass(?:es|ed)|holds?)\b/i;
const CHOOSES =
	/^(?:i|we)(?: will| would| ll| d| should| shall| now){0,2} (?:choose|pick|select|say|go (?:with|for)|opt for|recommend|suggest|decide (?:on|for)|use|answer)(?: using| to use)? (code|text)$/;
const I_RETURN =
	/^(?:i|we|let us|let s|lets)(?: will| would| can| ll| d| should| shall| must| now| hereby| therefore| am going to| choose to| decide to| decided to| recommend to| recommend| suggest to| suggest| want to| propose to| propose| am){0,3} return(?:ing)? (?:the |this |that |its )?(?:final |latest |current |correct |last )?answer(?: now| as it is| as is|[ :=,]+\S{1,30})?$/;
const I_STOP =
	/^(?:i|we|let us|let s|lets)(?: will| must| ll| would| should| now){0,2} terminate(?: here| now| this| the (?:run|loop|dialogue|process))?$/;
const ENDS_SO = /(?:^|[ ,:])return answer$/;
const ABOUT_PROGRAM =
	/\b(?:program|function|code|method|def|it|must|that|which|lets?|model|you)\b[^,:]* return answer$/;
