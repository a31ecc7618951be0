import { AUTOGEN_INSTRUCTION } from '../autogen.ts';
import { CHAIN_INSTRUCTION, CHAIN_REPAIR, CHAIN_REQUEST } from '../chain-of-code/chain-of-code.ts';
import { THOUGHT_INSTRUCTION } from '../chain-of-code/thought.ts';
import { COMPUTE, FASTER, NOT_SOUND, NO_PROGRAM, PRINT, REPAIR } from '../checked-code.ts';
import { INTERPRETER_INSTRUCTION, PYTHON_TOOL } from '../code-interpreter/interpreter-loop.ts';
import { SUMMARISE_INSTRUCTION, SUMMARISE_REQUEST } from '../code-text-sum.ts';
import { RATE_INSTRUCTION } from '../confidence-gate.ts';
import { FEW_SHOT_INSTRUCTION } from '../few-shot.ts';
import { ASK_FOR_PROGRAM, ASK_FOR_REPAIR, CHECK_INSTRUCTION, CHECK_REQUEST } from '../kit/self-check.ts';
import { HOW_TO_FINISH, LOOK_AT_RUN, LOOK_AT_WORDS } from '../kit/several-turns.ts';
import { STOP_WORD } from '../kit/stop-word.ts';
import {
	ALL_CODE_INSTRUCTION,
	ALL_TEXT_INSTRUCTION,
	CODE_COT_INSTRUCTION,
	LEAVE_PROGRAMS,
} from '../kit/ways.ts';
import { EXAMPLES_INSTRUCTION } from '../learned-examples/worked.ts';
import { MENTAL_INSTRUCTION } from '../mental-code.ts';
import { AFTER_RUN, NUDGES, NUDGE_INSTRUCTION, OWN_WORDS } from '../nudge.ts';
import { SELF_ESTIMATE_INSTRUCTION } from '../self-estimate.ts';
import { COACH_SILENT_INSTRUCTION, IMPROVE, REWORD_INSTRUCTION } from '../steering/coach-dialogue.ts';
import { PROGRAM_NEXT, TOO_SIMPLE, WORDS_NEXT } from '../steering/coach-report.ts';
import {
	CODE_FIRST_COACH_INSTRUCTION,
	PLAN_BEGIN_ENDINGS,
	PLAN_PROGRAM,
	PLAN_PROGRAM_ENDINGS,
	PLAN_WORDS,
	PLAN_WORDS_ENDINGS,
} from '../steering/code-first-agent.ts';
import { RICHER_CODE, RICHEST_CODE } from '../steering/code-first-rule.ts';
import { CODE_OR_TEXT_INSTRUCTION, CODE_OR_TEXT_REMINDER } from '../steering/code-text-choice.ts';
import {
	CHOICE_ENDINGS,
	COACH_CHOICE_INSTRUCTION,
	COACH_NEXT_INSTRUCTION,
	NEXT_ENDINGS,
} from '../steering/prompts.ts';
import {
	COMPARE,
	DISGUISED,
	GO_THROUGH,
	HINTS,
	PLAIN_HINT,
	SILENT,
	SIMPLER,
	STOPPED,
	TEST_FAILED,
	TEST_UNSURE,
	TOO_BIG,
	TOO_SLOW,
	UNREADABLE,
} from '../steering/rule-words.ts';
import { CONSISTENCY_INSTRUCTION, CONSISTENCY_REQUEST } from '../voting/tool-filter.ts';
import { CODE_HINTS, GUIDE_INSTRUCTION } from '../voting/tool-mix/agents.ts';
import {
	JUDGE_INSTRUCTION,
	JUDGE_REQUEST,
	OTHERS_HEAD,
	TIE_INSTRUCTION,
	TIE_REQUEST,
	WEIGH_REQUEST,
} from '../voting/tool-mix/messages.ts';
import { REPAIR_REQUEST } from '../voting/two-view.ts';
import { SOLVE_AGAIN, VERIFY_REQUEST } from '../voting/verify-vote.ts';
import { ok, err, type Result } from '../../result.ts';
import { type MethodId, type MethodOptions } from '../../method-id.ts';
import type { Prompt } from './prompt.ts';
import type { Wording } from './say.ts';
import { type Forks, forksIn, sizeFault } from './wording.ts';

const COACHED: readonly MethodId[] = ['codesteer', 'symbolic-agent'];
const WITH_COACH: readonly MethodId[] = [...COACHED, 'code-first-agent'];
const RULE_COACHED = COACHED;
const RULED_PLAN: readonly MethodId[] = ['code-first-rule', 'code-first-agent'];
const CHECKED: readonly MethodId[] = [...WITH_COACH, 'code-first-rule', 'checked-code'];
const INTERPRETERS: readonly MethodId[] = [
	'code-interpreter',
	'code-interpreter-plus',
	'learned-examples',
	'tool-mix',
];
const IN_TURNS: readonly MethodId[] = [
	'only-question',
	'all-text',
	'all-code',
	'all-code-cot',
	'autogen-conca',
	'autogen-system',
];
/** Of which the question goes out in either way. */
const BOTH_WAYS: readonly MethodId[] = [
	'code-text-sum',
	'code-text-sum-2',
	'code-text-choice',
	...WITH_COACH,
	'code-first-rule',
	'checked-code',
	'confidence-gate',
	'learned-router',
	'two-view',
	'tool-mix',
	'certified-vote',
];
const WORDS_ASKED: readonly MethodId[] = ['all-text', 'tool-filter', ...BOTH_WAYS];
const CODE_ASKED: readonly MethodId[] = ['all-code-cot', 'verify-vote', ...BOTH_WAYS];

/**
 * Every text that the methods send, besides the question, replies, outputs, reports and the headings between them.
 * @internal for tests
 */
export const prompts: readonly Prompt[] = [
	{
		id: 'all-text',
		title: 'Answer in words',
		when: 'before the question, when it is to be answered in words',
		text: ALL_TEXT_INSTRUCTION,
		methods: WORDS_ASKED,
	},
	{
		id: 'all-code',
		title: 'Answer with a program',
		when: 'before the question',
		text: ALL_CODE_INSTRUCTION,
		methods: ['all-code', 'code-interpreter-plus', 'code-text-sum', 'code-text-sum-2', 'tool-filter'],
	},
	{
		id: 'all-code-cot',
		title: 'Plan, then a program',
		when: 'before the question, when it is to be answered in code after a plan in words',
		text: CODE_COT_INSTRUCTION,
		methods: CODE_ASKED,
	},
	{
		id: 'leave-programs',
		title: 'Leave programs aside',
		when: 'before the instruction for words, after programs that failed',
		text: LEAVE_PROGRAMS,
		methods: ['checked-code', ...RULE_COACHED],
	},
	{
		id: 'look-at-run',
		title: 'Look again: the output',
		when: 'with more turns, below what the program printed',
		text: LOOK_AT_RUN,
		methods: IN_TURNS,
	},
	{
		id: 'look-at-words',
		title: 'Look again: the answer',
		when: 'with more turns, below the model’s own answer',
		text: LOOK_AT_WORDS,
		methods: IN_TURNS,
	},
	{
		id: 'how-to-finish',
		title: 'How to finish',
		when: 'at the end of every request to look again',
		text: HOW_TO_FINISH,
		reads: [STOP_WORD],
		methods: IN_TURNS,
	},
	{
		id: 'autogen',
		title: 'AutoGen’s assistant',
		when: 'before the question, or as the system message',
		text: AUTOGEN_INSTRUCTION,
		reads: [STOP_WORD],
		methods: ['autogen-conca', 'autogen-system'],
	},
	{
		id: 'interpreter',
		title: 'How to run Python',
		when: 'before the question, where the model takes no tool calls',
		text: INTERPRETER_INSTRUCTION,
		methods: INTERPRETERS,
	},
	{
		id: 'python-tool',
		title: 'What the Python tool is',
		when: 'as the description of the tool, where the model takes tool calls',
		text: PYTHON_TOOL.description,
		methods: INTERPRETERS,
	},
	{
		id: 'summarise',
		title: 'Weigh two answers',
		when: 'to the summariser, before the question and both answers',
		text: SUMMARISE_INSTRUCTION,
		methods: ['code-text-sum', 'code-text-sum-2'],
	},
	{
		id: 'summarise-request',
		title: 'Weigh them now',
		when: 'to the summariser, below both answers',
		text: SUMMARISE_REQUEST,
		methods: ['code-text-sum', 'code-text-sum-2'],
	},
	{
		id: 'self-estimate',
		title: 'Rate both ways, then answer',
		when: 'before the question',
		text: SELF_ESTIMATE_INSTRUCTION,
		reads: ['Code confidence:', 'Text confidence:'],
		methods: ['self-estimate'],
	},
	{
		id: 'few-shot',
		title: 'Five examples',
		when: 'before the question',
		text: FEW_SHOT_INSTRUCTION,
		methods: ['few-shot'],
	},
	{
		id: 'coach-choice',
		title: 'The coach chooses',
		when: 'to the coach, before the question',
		text: COACH_CHOICE_INSTRUCTION,
		reads: ['<<<Code>>>', '<<<Text>>>'],
		methods: COACHED,
	},
	{
		id: 'coach-next',
		title: 'The coach goes on',
		when: 'to the coach, below the report on an answer',
		text: COACH_NEXT_INSTRUCTION,
		reads: ['<<<Return Answer>>>', '<<<Code>>>', '<<<Text>>>', '<<<Terminate>>>'],
		methods: COACHED,
	},
	{
		id: 'coach-choice-endings',
		title: 'How the first reply may end',
		when: 'to a coach that said nothing at the start',
		text: CHOICE_ENDINGS,
		reads: ['<<<Code>>>', '<<<Text>>>'],
		methods: COACHED,
	},
	{
		id: 'coach-next-endings',
		title: 'How a later reply may end',
		when: 'to a coach that said nothing, or that is not reminded of the rest',
		text: NEXT_ENDINGS,
		reads: ['<<<Return Answer>>>', '<<<Code>>>', '<<<Text>>>', '<<<Terminate>>>'],
		methods: COACHED,
	},
	{
		id: 'coach-silent',
		title: 'The coach is asked once more',
		when: 'to a coach whose reply held no decision',
		text: COACH_SILENT_INSTRUCTION,
		methods: WITH_COACH,
	},
	{
		id: 'improve',
		title: 'Without a coach’s words',
		when: 'to the task model, when the coach stays silent on a refused answer',
		text: IMPROVE,
		methods: WITH_COACH,
	},
	{
		id: 'reword',
		title: 'Put it into fresh words',
		when: 'to the coach, before its first guidance',
		text: REWORD_INSTRUCTION,
		methods: ['symbolic-agent'],
	},
	{
		id: 'report-simple',
		title: 'Report: too simple',
		when: 'in the report to the coach, for a program of a low score',
		text: TOO_SIMPLE,
		methods: WITH_COACH,
	},
	{
		id: 'report-words-next',
		title: 'Report: change to words',
		when: 'in the report to the coach, after programs alone',
		text: WORDS_NEXT,
		methods: COACHED,
	},
	{
		id: 'report-program-next',
		title: 'Report: change to a program',
		when: 'in the report to the coach, after words alone',
		text: PROGRAM_NEXT,
		methods: COACHED,
	},
	{
		id: 'code-or-text',
		title: 'Code or text?',
		when: 'to the coach, before the question',
		text: CODE_OR_TEXT_INSTRUCTION,
		reads: ['<<<Code>>>', '<<<Text>>>'],
		methods: ['code-text-choice'],
	},
	{
		id: 'code-or-text-again',
		title: 'Code or text, once more',
		when: 'to a coach whose reply held no decision',
		text: CODE_OR_TEXT_REMINDER,
		reads: ['<<<Code>>>', '<<<Text>>>'],
		methods: ['code-text-choice'],
	},
	{
		id: 'rule-unreadable',
		title: 'Rule coach: syntax error',
		when: 'by the rule coach, after a program that Python could not read',
		text: UNREADABLE,
		slots: ['error'],
		methods: RULE_COACHED,
	},
	{
		id: 'rule-stopped',
		title: 'Rule coach: exception',
		when: 'by the rule coach, after a program that stopped with an error',
		text: STOPPED,
		slots: ['error'],
		methods: RULE_COACHED,
	},
	{
		id: 'rule-simpler',
		title: 'Rule coach: simpler',
		when: 'by the rule coach, added after the second error',
		text: SIMPLER,
		methods: RULE_COACHED,
	},
	{
		id: 'rule-slow',
		title: 'Rule coach: too slow',
		when: 'by the rule coach, after a program that ran out of time',
		text: TOO_SLOW,
		slots: ['seconds'],
		methods: RULE_COACHED,
	},
	{
		id: 'rule-big',
		title: 'Rule coach: too big',
		when: 'by the rule coach, after a program that broke the interpreter',
		text: TOO_BIG,
		methods: RULE_COACHED,
	},
	{
		id: 'rule-disguised',
		title: 'Rule coach: text in disguise',
		when: 'by the rule coach, after a program that only prints an answer',
		text: DISGUISED,
		slots: ['hint'],
		methods: RULE_COACHED,
	},
	{
		id: 'rule-silent',
		title: 'Rule coach: nothing printed',
		when: 'by the rule coach, after a program that printed nothing',
		text: SILENT,
		methods: RULE_COACHED,
	},
	{
		id: 'rule-test-failed',
		title: 'Rule coach: refuted',
		when: 'by the rule coach, before another guidance, when a check found the answer wrong',
		text: TEST_FAILED,
		slots: ['report'],
		methods: RULE_COACHED,
	},
	{
		id: 'rule-test-unsure',
		title: 'Rule coach: in doubt',
		when: 'by the rule coach, before another guidance, when a check speaks against the answer without a verdict',
		text: TEST_UNSURE,
		slots: ['report'],
		methods: RULE_COACHED,
	},
	{
		id: 'rule-go-through',
		title: 'Rule coach: go through it again',
		when: 'by the rule coach, for words that a check speaks against',
		text: GO_THROUGH,
		methods: RULE_COACHED,
	},
	{
		id: 'rule-compare',
		title: 'Rule coach: compare',
		when: 'by the rule coach, for a program that a check speaks against',
		text: COMPARE,
		methods: RULE_COACHED,
	},
	{
		id: 'rule-hint',
		title: 'Rule coach: hint',
		when: 'by the rule coach, where nothing tells what kind of question it is',
		text: PLAIN_HINT,
		methods: RULE_COACHED,
	},
	{
		id: 'rule-hint-arithmetic',
		title: 'Rule coach: hint for arithmetic',
		when: 'by the rule coach, for a question that looks like arithmetic',
		text: HINTS.arithmetic,
		methods: RULE_COACHED,
	},
	{
		id: 'rule-hint-counting',
		title: 'Rule coach: hint for counting',
		when: 'by the rule coach, for a question that looks like counting',
		text: HINTS.counting,
		methods: RULE_COACHED,
	},
	{
		id: 'rule-hint-strings',
		title: 'Rule coach: hint for rewriting text',
		when: 'by the rule coach, for a question that looks like rewriting text',
		text: HINTS.strings,
		methods: RULE_COACHED,
	},
	{
		id: 'rule-hint-search',
		title: 'Rule coach: hint for search',
		when: 'by the rule coach, for a question that looks like search',
		text: HINTS.search,
		methods: RULE_COACHED,
	},
	{
		id: 'rule-hint-simulation',
		title: 'Rule coach: hint for simulation',
		when: 'by the rule coach, for a question that looks like simulation',
		text: HINTS.simulation,
		methods: RULE_COACHED,
	},
	{
		id: 'rule-hint-planning',
		title: 'Rule coach: hint for planning',
		when: 'by the rule coach, for a question that looks like planning',
		text: HINTS.planning,
		methods: RULE_COACHED,
	},
	{
		id: 'richer-code',
		title: 'Richer code',
		when: 'in round 2 of the plan',
		text: RICHER_CODE,
		methods: RULED_PLAN,
	},
	{
		id: 'richest-code',
		title: 'The richest code',
		when: 'in round 3 of the plan',
		text: RICHEST_CODE,
		methods: RULED_PLAN,
	},
	{
		id: 'plan-coach',
		title: 'The coach’s plan',
		when: 'to the coach, before the question',
		text: CODE_FIRST_COACH_INSTRUCTION,
		reads: ['<<<Code>>>'],
		methods: ['code-first-agent'],
	},
	{
		id: 'plan-program',
		title: 'The plan goes on with a program',
		when: 'to the coach, below the report on an answer of the first two rounds',
		text: PLAN_PROGRAM,
		slots: ['round'],
		methods: ['code-first-agent'],
	},
	{
		id: 'plan-words',
		title: 'The plan goes on in words',
		when: 'to the coach, below the report on a later answer',
		text: PLAN_WORDS,
		slots: ['round'],
		methods: ['code-first-agent'],
	},
	{
		id: 'plan-begin-endings',
		title: 'How the plan’s first reply may end',
		when: 'to a coach that said nothing at the start',
		text: PLAN_BEGIN_ENDINGS,
		methods: ['code-first-agent'],
	},
	{
		id: 'plan-program-endings',
		title: 'How a reply in rounds 2 and 3 may end',
		when: 'to a coach that said nothing',
		text: PLAN_PROGRAM_ENDINGS,
		methods: ['code-first-agent'],
	},
	{
		id: 'plan-words-endings',
		title: 'How a later reply may end',
		when: 'to a coach that said nothing',
		text: PLAN_WORDS_ENDINGS,
		methods: ['code-first-agent'],
	},
	{
		id: 'check',
		title: 'Write a check',
		when: 'to the checker, before question and answer',
		text: CHECK_INSTRUCTION,
		reads: ['Correct', 'Incorrect'],
		methods: CHECKED,
	},
	{
		id: 'check-request',
		title: 'Write the check now',
		when: 'to the checker, below the answer',
		text: CHECK_REQUEST,
		reads: ['Correct', 'Incorrect'],
		methods: CHECKED,
	},
	{
		id: 'check-program',
		title: 'Where is the check?',
		when: 'to a checker whose reply held no program',
		text: ASK_FOR_PROGRAM,
		methods: CHECKED,
	},
	{
		id: 'check-repair',
		title: 'Repair the check',
		when: 'to a checker whose program broke off',
		text: ASK_FOR_REPAIR,
		methods: CHECKED,
	},
	{
		id: 'checked-no-program',
		title: 'There is no program',
		when: 'after a reply without one',
		text: NO_PROGRAM,
		methods: ['checked-code'],
	},
	{
		id: 'checked-repair',
		title: 'Repair the program',
		when: 'below its error, or below what a test says',
		text: REPAIR,
		methods: ['checked-code'],
	},
	{
		id: 'checked-faster',
		title: 'A faster program',
		when: 'after a program that did not get to its end',
		text: FASTER,
		methods: ['checked-code'],
	},
	{
		id: 'checked-print',
		title: 'Print the answer',
		when: 'after a program that printed nothing',
		text: PRINT,
		methods: ['checked-code'],
	},
	{
		id: 'checked-compute',
		title: 'Compute it',
		when: 'after a program that only prints an answer',
		text: COMPUTE,
		methods: ['checked-code'],
	},
	{
		id: 'checked-not-sound',
		title: 'The last resort',
		when: 'before the request for words, when no more programs are allowed',
		text: NOT_SOUND,
		slots: ['fault'],
		methods: ['checked-code'],
	},
	{
		id: 'rate',
		title: 'How sure?',
		when: 'after the answer, where the host gives no token probabilities',
		text: RATE_INSTRUCTION,
		reads: ['Confidence:'],
		methods: ['confidence-gate'],
	},
	{
		id: 'mental',
		title: 'A program run in the head',
		when: 'before the question',
		text: MENTAL_INSTRUCTION,
		reads: ['Output:'],
		methods: ['mental-code'],
	},
	{
		id: 'two-view-repair',
		title: 'Repair the program',
		when: 'below its error',
		text: REPAIR_REQUEST,
		methods: ['two-view'],
	},
	{
		id: 'chain',
		title: 'A program that can ask',
		when: 'before the question',
		text: CHAIN_INSTRUCTION,
		reads: ['think('],
		methods: ['chain-of-code'],
	},
	{
		id: 'chain-request',
		title: 'Write it now',
		when: 'below the question',
		text: CHAIN_REQUEST,
		methods: ['chain-of-code'],
	},
	{
		id: 'chain-repair',
		title: 'Repair the program',
		when: 'below its error',
		text: CHAIN_REPAIR,
		methods: ['chain-of-code'],
	},
	{
		id: 'thought',
		title: 'What the program asks',
		when: 'before each think(…) of a program',
		text: THOUGHT_INSTRUCTION,
		reads: ['<<<', '>>>'],
		methods: ['chain-of-code'],
	},
	{
		id: 'mix-guide',
		title: 'Guidance for itself',
		when: 'to the agent with guidance, before the question',
		text: GUIDE_INSTRUCTION,
		reads: ['<<<Code>>>', '<<<Text>>>'],
		methods: ['tool-mix'],
	},
	{
		id: 'mix-hints',
		title: 'Hints for code',
		when: 'to the agents with hints, before the question',
		text: CODE_HINTS,
		methods: ['tool-mix'],
	},
	{
		id: 'mix-others',
		title: 'Answers of the others',
		when: 'from round 2 on, below the question',
		text: OTHERS_HEAD,
		methods: ['tool-mix'],
	},
	{
		id: 'mix-weigh',
		title: 'Weigh them and answer anew',
		when: 'from round 2 on, below the answers',
		text: WEIGH_REQUEST,
		methods: ['tool-mix'],
	},
	{
		id: 'mix-judge',
		title: 'Would another round help?',
		when: 'to the judge, before the question',
		text: JUDGE_INSTRUCTION,
		methods: ['tool-mix'],
	},
	{
		id: 'mix-judge-request',
		title: 'The judge’s word',
		when: 'to the judge, at the end',
		text: JUDGE_REQUEST,
		reads: ['<<<yes>>>', '<<<no>>>'],
		methods: ['tool-mix'],
	},
	{
		id: 'mix-tie',
		title: 'A tie',
		when: 'to the task model, when answers are level',
		text: TIE_INSTRUCTION,
		methods: ['tool-mix'],
	},
	{
		id: 'mix-tie-request',
		title: 'Choose one',
		when: 'to the task model, below the answers that are level',
		text: TIE_REQUEST,
		methods: ['tool-mix'],
	},
	{
		id: 'verify',
		title: 'Test your answer',
		when: 'in the same dialogue, after a solution',
		text: VERIFY_REQUEST,
		reads: ['TRUE', 'FALSE', 'UNSURE'],
		methods: ['verify-vote'],
	},
	{
		id: 'verify-again',
		title: 'Solve it again',
		when: 'below a test that says FALSE',
		text: SOLVE_AGAIN,
		methods: ['verify-vote'],
	},
	{
		id: 'nudge',
		title: 'Think in words',
		when: 'before the question',
		text: NUDGE_INSTRUCTION,
		methods: ['nudge'],
	},
	{
		id: 'nudge-own-wait',
		title: 'Nudge in its own text: wait',
		when: 'as the model’s own next words, where the host continues a message',
		text: OWN_WORDS.wait,
		methods: ['nudge'],
	},
	{
		id: 'nudge-wait',
		title: 'Nudge: wait',
		when: 'as a message, when it wants to stop',
		text: NUDGES.wait,
		methods: ['nudge'],
	},
	{
		id: 'nudge-own-python',
		title: 'Nudge in its own text: Python might help',
		when: 'as the model’s own next words, where the host continues a message',
		text: OWN_WORDS.python,
		methods: ['nudge'],
	},
	{
		id: 'nudge-python',
		title: 'Nudge: Python might help',
		when: 'as a message, when it wants to stop',
		text: NUDGES.python,
		methods: ['nudge'],
	},
	{
		id: 'nudge-own-other-way',
		title: 'Nudge in its own text: another way',
		when: 'as the model’s own next words, where the host continues a message',
		text: OWN_WORDS['other-way'],
		methods: ['nudge'],
	},
	{
		id: 'nudge-other-way',
		title: 'Nudge: another way',
		when: 'as a message, when it wants to stop',
		text: NUDGES['other-way'],
		methods: ['nudge'],
	},
	{
		id: 'nudge-after-run',
		title: 'Go on from the output',
		when: 'below what its program printed',
		text: AFTER_RUN,
		methods: ['nudge'],
	},
	{
		id: 'consistency',
		title: 'Test a claimed answer',
		when: 'to the checker, before question and answer',
		text: CONSISTENCY_INSTRUCTION,
		reads: ['CONSISTENT', 'INCONSISTENT'],
		methods: ['tool-filter'],
	},
	{
		id: 'consistency-request',
		title: 'Write the test now',
		when: 'to the checker, below the answer',
		text: CONSISTENCY_REQUEST,
		reads: ['CONSISTENT', 'INCONSISTENT'],
		methods: ['tool-filter'],
	},
	{
		id: 'examples',
		title: 'Worked examples',
		when: 'before the examples and the question',
		text: EXAMPLES_INSTRUCTION,
		methods: ['learned-examples'],
	},
];

const byId = new Map(prompts.map((prompt) => [prompt.id, prompt]));

/** What a method may send, in the order of the registry. */
export function promptsOf(method: MethodId): readonly Prompt[] {
	return prompts.filter(({ methods }) => methods.includes(method));
}

/** What is wrong with a fork of this prompt, as a sentence; null where nothing is. */
export function forkFault({ slots = [] }: Prompt, text: string): string | null {
	const missing = slots.filter((slot) => !text.includes(`{${slot}}`));
	if (missing.length === 0) return sizeFault(text);
	const named = missing.map((slot) => `{${slot}}`).join(' and ');
	return `${named} must stay: there the page puts in what it is about`;
}

/** What the page looks for in replies and a fork no longer names. */
export function unread({ reads = [] }: Prompt, text: string): readonly string[] {
	return reads.filter((word) => !text.includes(word));
}

/** What a method's options say in own words; the sentence names what cannot be used. */
export function wordingOf(method: MethodId, options: MethodOptions): Result<Wording> {
	const forks = forksIn(options);
	return forks.ok ? worded(method, forks.value) : forks;
}

function worded(method: MethodId, forks: Forks): Result<Wording> {
	const wording = new Map<string, string>();
	for (const [id, text] of Object.entries(forks)) {
		const prompt = byId.get(id);
		if (prompt?.methods.includes(method) !== true) {
			return err(`The method sends no prompt “${id.slice(0, 40)}”`);
		}
		const fault = forkFault(prompt, text);
		if (fault !== null) return err(`${prompt.title}: ${fault}`);
		if (text !== prompt.text) wording.set(prompt.text, text);
	}
	return ok(wording);
}
