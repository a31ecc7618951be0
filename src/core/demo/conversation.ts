import { WHICH_PACKAGES } from '../methods/kit/which-packages.ts';
import { ALL_CODE_INSTRUCTION, ALL_TEXT_INSTRUCTION, CODE_COT_INSTRUCTION } from '../methods/kit/ways.ts';
import { AUTOGEN_INSTRUCTION } from '../methods/autogen.ts';
import { CHAIN_INSTRUCTION, CHAIN_REQUEST } from '../methods/chain-of-code/chain-of-code.ts';
import { CODE_OR_TEXT_INSTRUCTION } from '../methods/steering/code-text-choice.ts';
import { INTERPRETER_INSTRUCTION } from '../methods/code-interpreter/interpreter-loop.ts';
import { EXAMPLES_INSTRUCTION } from '../methods/learned-examples/worked.ts';
import { NUDGE_INSTRUCTION } from '../methods/nudge.ts';
import { RATE_INSTRUCTION } from '../methods/confidence-gate.ts';
import { MENTAL_INSTRUCTION } from '../methods/mental-code.ts';
import { SELF_ESTIMATE_INSTRUCTION } from '../methods/self-estimate.ts';
import { STOP_WORD } from '../methods/kit/stop-word.ts';
import { TEST_PRINTED } from '../methods/voting/verify-vote.ts';
import { FEW_SHOT_INSTRUCTION } from '../methods/few-shot.ts';
import { OTHERS_HEAD } from '../methods/voting/tool-mix/messages.ts';
import { readReply } from '../reply/read.ts';
import type { ChatMessage, ModelRequest } from '../model.ts';
import type { Question } from '../question.ts';

/** What the first message asks of the task model besides the question. */
export type Instruction =
	| 'none'
	| 'text'
	| 'code'
	| 'code-cot'
	| 'autogen'
	| 'self-estimate'
	| 'few-shot'
	| 'choice'
	| 'mental'
	| 'chain';

/** What the latest message asks after a first reply. */
export type FollowUp =
	| { kind: 'none' }
	/** The output of the model's own program, with the request to improve. */
	| { kind: 'own-output'; output: string }
	/** The model's own answer, with the request to look again. */
	| { kind: 'own-answer' }
	/** The request to say how sure the answer is. */
	| { kind: 'rate' }
	/** Words of a coach. */
	| {
			kind: 'guidance';
			wants: 'text' | 'code' | 'same';
			/** Asks for real searching or computing. */
			forSearch: boolean;
			/** Says what went wrong, instead of following a fixed plan. */
			namesFault: boolean;
			/** Shows what the model's own test of its answer printed. */
			showsTest: boolean;
	  };

/** What the script knows of where a conversation stands. */
export interface Conversation {
	question: Question;
	instruction: Instruction;
	followUp: FollowUp;
	/** The model's own replies so far. */
	replies: readonly { text: string; code: string | null }[];
	/** What tools have returned since the last message of a person. */
	toolResults: readonly string[];
}

/** Reads a conversation of the task model the way a model would: from its words. */
export function readConversation(request: ModelRequest): Conversation {
	const { messages } = request;
	const question = request.question ?? { text: textOf(messages), source: { kind: 'typed' } };
	const firstUser = withoutOthers(messages.find(({ role }) => role === 'user')?.content ?? '');
	const system = messages.flatMap(({ role, content }) => (role === 'system' ? [content] : []));
	const instruction = readInstruction([...system, without(firstUser, question.text)].join('\n'));
	const replies = messages.flatMap((message) =>
		message.role === 'assistant' && message.content !== ''
			? [{ text: message.content, code: readReply(message.content).program?.code ?? null }]
			: [],
	);
	const lastUser = messages.findLastIndex(({ role }) => role === 'user');
	const toolResults = messages
		.slice(lastUser + 1)
		.flatMap(({ role, content }) => (role === 'tool' ? [content] : []));
	const isFirst = messages.findIndex(({ role }) => role === 'user') === lastUser;
	return {
		question,
		instruction,
		followUp: isFirst ? { kind: 'none' } : readFollowUp(messages[lastUser]?.content ?? ''),
		replies,
		toolResults,
	};
}

/** The question as it stands in the conversation when nobody says which it is: the first message without what is known. */
function textOf(messages: readonly ChatMessage[]): string {
	const first = withoutOthers(messages.find(({ role }) => role === 'user')?.content ?? '');
	return KNOWN.reduce((text, [instruction]) => text.replace(instruction, ''), first).trim();
}

/** The message without the answers of others that a later round shows (Tool mix): they are not what is asked. */
function withoutOthers(message: string): string {
	const at = message.indexOf(OTHERS_HEAD);
	return at < 0 ? message : message.slice(0, at).trimEnd();
}

/** The message without the question, so that words of the question are not taken for instructions. */
export function without(message: string, question: string): string {
	const at = question === '' ? -1 : message.lastIndexOf(question);
	return at < 0 ? message : message.slice(0, at) + message.slice(at + question.length);
}

/** By their exact text; the interpreter's explanation by itself asks for nothing. */
const KNOWN: readonly (readonly [string, Instruction])[] = [
	[ALL_TEXT_INSTRUCTION, 'text'],
	[CODE_COT_INSTRUCTION, 'code-cot'],
	[ALL_CODE_INSTRUCTION, 'code'],
	[AUTOGEN_INSTRUCTION, 'autogen'],
	[SELF_ESTIMATE_INSTRUCTION, 'self-estimate'],
	[FEW_SHOT_INSTRUCTION, 'few-shot'],
	[CODE_OR_TEXT_INSTRUCTION, 'choice'],
	[NUDGE_INSTRUCTION, 'text'],
	[EXAMPLES_INSTRUCTION, 'none'],
	[INTERPRETER_INSTRUCTION, 'none'],
	[MENTAL_INSTRUCTION, 'mental'],
	[CHAIN_INSTRUCTION, 'chain'],
	[CHAIN_REQUEST, 'chain'],
	[WHICH_PACKAGES, 'none'],
];

function readInstruction(text: string): Instruction {
	if (text.trim() === '') return 'none';
	const known = KNOWN.find(([instruction]) => text.includes(instruction));
	if (known) return known[1];
	if (/\bfrom 0 to 10\b|\b0 to 10\b|\bconfiden/i.test(text)) return 'self-estimate';
	if (/<<<Code>>>/i.test(text) && /<<<Text>>>/i.test(text)) return 'choice';
	if (REFUSES_CODE.test(text)) return 'text';
	if (WANTS_CODE.test(text)) return /\b(?:think|plan|reason|first)\b/i.test(text) ? 'code-cot' : 'code';
	return /step by step|in words/i.test(text) ? 'text' : 'none';
}

function readFollowUp(text: string): FollowUp {
	if (text.includes(RATE_INSTRUCTION)) return { kind: 'rate' };
	const mayFinish = text.includes(STOP_WORD);
	const output = /^Running your (?:program|block) gave:\n([\s\S]*)/.exec(text)?.[1];
	if (output !== undefined && (mayFinish || text.startsWith('Running your block'))) {
		return { kind: 'own-output', output };
	}
	if (mayFinish || /\b(?:are you sure|look again|check (?:it|your answer) again)\b/i.test(text)) {
		return { kind: 'own-answer' };
	}
	return {
		kind: 'guidance',
		wants: REFUSES_CODE.test(text) ? 'text' : WANTS_CODE.test(text) ? 'code' : 'same',
		forSearch: SEARCH.test(text),
		showsTest: text.startsWith(TEST_PRINTED),
		namesFault:
			/\b(?:fail|failed|wrong|error|stopped|only (?:prints|states)|thought up|did not finish|printed nothing)\b/i.test(
				text,
			),
	};
}

const WANTS_CODE = /\b(?:python|code|program|script)s?\b/i;
const REFUSES_CODE =
	/\bwords only\b|\bin words\b|\b(?:no|without(?: any| writing)?|not (?:write|use)(?: any)?) (?:python |program )?(?:code|programs?)\b|\bprograms? aside\b|\b(?:text|words) (?:instead|alone)\b|\b(?:answer|reason(?:ing)?|solve it) in (?:plain )?text\b/i;
const SEARCH =
	/search|enumerat|systematic|\ball (?:candidates|orders|possib|arrangements)|every (?:order|arrangement|combination|possib|candidate|choice)|permutation|backtrack|recurs|itertools|brute|constraint|let the program|really comput|step by step in the program|test each|exact (?:integers|fractions|decimals)|character by character|breadth|depth-first/i;
