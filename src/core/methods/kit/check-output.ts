import type { ExecutionResult } from '../../execution.ts';
import { describeExecution } from './describe-execution.ts';

/** What the run of a checking program says about the answer it tested. */
export interface CheckWord {
	verdict: 'correct' | 'incorrect' | 'unclear';
	/** What the coach is told. */
	explanation: string;
	/** False when the program broke off before it had said anything: it may be written anew. */
	isSaid: boolean;
}

/**
 * The verdict is the last line printed, also when the program then leaves with an exit code or an exception, or hangs: what
 * it had to say was said. Without such a line a failed assertion is a verdict only if it is about the answer: its message
 * speaks against it, or the asserted line names the answer (`assert answer == total`). Any other assertion, like any other
 * exception, is a fault of the checking program.
 */
export function readCheck(result: ExecutionResult, code: string): CheckWord {
	const output = result.kind === 'unavailable' ? '' : result.stdout.trim();
	const verdict = verdictOf(output);
	const explanation = describeExecution(result);
	if (verdict === 'correct' && !decides(code)) {
		return { verdict: 'unclear', explanation: `${explanation}\n${NOTHING_TESTED}`, isSaid: true };
	}
	if (result.kind === 'finished' || verdict !== 'unclear') return { verdict, explanation, isSaid: true };
	if (assertsAnswer(result, code)) return { verdict: 'incorrect', explanation, isSaid: true };
	return { verdict, explanation, isSaid: false };
}

/** For the coach, behind what such a program printed. */
const NOTHING_TESTED = 'The program compares nothing: it would print this for any answer.';

/**
 * Whether a program can say one thing or another: it compares, branches, may stop with an error of its own making, or takes the word from
 * elsewhere. One without any of that prints Correct for every answer (`print(f"Correct: {count}")`), which tests none.
 */
function decides(code: string): boolean {
	const plain = code
		.replace(COMMENT_OR_TEXT, (text) => (text.startsWith('#') ? '' : fieldsOf(text)))
		.replace(LOOP_HEAD, '');
	return DECIDES.test(plain) || !/correct/i.test(code);
}

const COMMENT_OR_TEXT =
	/#[^\n]*|[rbfu]{0,2}(?:"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')/gi;
/** Its `in` asks nothing. */
const LOOP_HEAD = /\bfor\b[^\n:]{0,200}?\bin\b/g;
const DECIDES =
	/\b(?:if|elif|else|assert|while|match|try|raise|exit|and|or|not|in|is|all|any|bool|isclose|eval|exec)\b|[=!<>]=|[<>]/;

/** What an f-string computes may decide as well: `f"{'Correct' if a == b else 'Incorrect'}"`. */
function fieldsOf(text: string): string {
	return /^[rbu]*f/i.test(text) ? (text.match(/\{[^{}]*\}/g) ?? []).join(' ') : '';
}

/**
 * `Correct` counts only as the whole of the last line, ended there or by a mark, behind a label ("Result:") or as the end
 * of a sentence about the answer, and only if nothing printed says otherwise. "Correct answer: 5" names another answer. A
 * bare True or False is no verdict: it may as well be the answer.
 */
function verdictOf(output: string): CheckWord['verdict'] {
	const line = output.slice(output.lastIndexOf('\n') + 1).slice(0, 1000);
	const bare = line.replace(/^[^\p{L}]{1,40}/u, '').replace(/[\p{Emoji_Presentation}✓✔✗✘]+/gu, ' ');
	const words = bare.replace(SUBJECT, '');
	if (FAILED.test(words) || DENIED.test(bare)) return 'incorrect';
	if (!PASSED.test(words) || speaksAgainst(line)) return 'unclear';
	return CONTRADICTS.test(output.replace(HARMLESS, ' ')) ? 'unclear' : 'correct';
}

/** What may stand before the verdict on its line: a label, or the answer as the subject of a sentence. */
const SUBJECT =
	/^(?:[*_`"'\s]*(?:final |overall |check )?(?:result|verdict|check|answer|status|conclusion|test|outcome|evaluation)[*_`"'\s]*[:=>–—-]+[*_`"'\s]*)?(?:(?:the|this|that|it|given|proposed|model['’]s|answer|result|solution|candidate|claimed) ?){0,4}(?:[^\s\p{L}]{1,40} )?(?:is|was|are)?[*_`"':\s]*(?=correct|incorrect|wrong|not )/iu;
const FAILED =
	/^(?:(?:incorrect|wrong|not correct|correct[^\p{L}\p{N}]+false)(?!\p{L})|correct[^\p{L}\p{N}]+no[^\p{L}\p{N}]*$)/iu;
/** A sentence about the answer that ends in the denial. */
const DENIED =
	/\b(?:answer|result|solution|it|this|that)\b[^.!?]{0,60}\b(?:is|was)(?: not|n['’]t) correct[^\p{L}\p{N}]*$/iu;
const PASSED = /^correct[*_`"'>\]\s]*(?:$|[^\p{L}\p{N}*_`"'\s?])/iu;

/** Earlier lines against a last line that says Correct: the program is of two minds. */
const CONTRADICTS = /\b(?:incorrect|wrong|(?:not|n['’]t) correct)\b/i;

/** True when what a check printed speaks against the answer, though it gave no verdict. How it ended says nothing of the answer. */
export function speaksAgainst(output: string): boolean {
	const text = output.slice(-20_000).replace(WARNING, '').replace(HARMLESS, ' ');
	if (OBJECTION.test(text) || /\bFalse\b/.test(text)) return true;
	for (const [, expected, got] of text.matchAll(EXPECTED)) if (expected !== got) return true;
	return false;
}

/** Python warns about the checking program, not about the answer. */
const WARNING = /^[^\n]{0,300}\b\w{0,40}Warning: [^\n]*$/gm;
/** "no mismatch", "0 errors", "nothing is wrong" */
const HARMLESS =
	/\b(?:no|not|0|zero|none|nothing|never|without|any)(?: (?:is|was|were|are|of|them|found|\p{L}+ed))? (?:wrong|incorrect|invalid|errors?|mismatch(?:es)?|faults?|violat\p{L}+|fail(?:s|ed|ures?)?|differences?)\b|\b(?:errors?|mismatch(?:es)?|fail(?:ed|ures?)|wrong|incorrect|violations?) ?[:=] ?(?:0|none|no|false|\[\])(?![\p{L}\p{N}.])/giu;
const OBJECTION =
	/\b(?:incorrect|wrong|mismatch(?:es|ed)?|fail(?:s|ed|ing|ures?)?|invalid|violat(?:es|ed|ions?)|contradict(?:s|ion)?|differs?|different from|too (?:big|small|large|low|high|many|few))\b|\b(?:not|n['’]t) (?:correct|right|equal|satisf(?:y|ied)|met|valid|match|hold|fit|add up|allowed)\b|\bcorrect (?:answer|value|result)\b[^\n]{0,60}\b(?:given|got|but|not)\b|≠|!=|[✗✘❌🚫]/iu;
const EXPECTED =
	/\bexpected(?: \p{L}+)?[\s:=]+["'`]?([^\s,;"'`()]{1,60})["'`]?[\s,;:()]+(?:but )?(?:got|given|found|received|actual(?:ly)?|was|it is|is)[\s:=]+["'`]?([^\s,;"'`().]{1,60})/giu;

function assertsAnswer(result: ExecutionResult, code: string): boolean {
	if (result.kind !== 'raised' || result.error.name !== 'AssertionError') return false;
	const { message, line } = result.error;
	if (OBJECTION.test(message.replace(HARMLESS, ' ')) || NAMES_ANSWER.test(message)) return true;
	return line !== undefined && NAMES_ANSWER.test(code.split('\n')[line - 1] ?? '');
}

const NAMES_ANSWER =
	/\b(?:[a-z]+_)?(?:answer|given|claimed|submitted|proposed|candidate|solution|expected|guess)(?:_[a-z]+)?\b|should be\b/i;
