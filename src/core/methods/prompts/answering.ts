import { AUTOGEN_INSTRUCTION } from '../autogen.ts';
import { INTERPRETER_INSTRUCTION, NOT_RUN, PYTHON_TOOL } from '../code-interpreter/interpreter-loop.ts';
import { SUMMARISE_INSTRUCTION, SUMMARISE_REQUEST } from '../code-text-sum.ts';
import { FEW_SHOT_INSTRUCTION } from '../few-shot.ts';
import { HOW_TO_FINISH, LOOK_AT_RUN, LOOK_AT_WORDS } from '../kit/several-turns.ts';
import { STOP_WORD } from '../kit/stop-word.ts';
import { WHICH_PACKAGES } from '../kit/which-packages.ts';
import {
	ALL_CODE_INSTRUCTION,
	ALL_TEXT_INSTRUCTION,
	CODE_COT_INSTRUCTION,
	LEAVE_PROGRAMS,
} from '../kit/ways.ts';
import { SELF_ESTIMATE_INSTRUCTION } from '../self-estimate.ts';
import type { Prompt } from './prompt.ts';
import { COACHED, INTERPRETERS, IN_TURNS, WORDS_ASKED, CODE_ASKED } from './senders.ts';

/** Texts of methods that ask once, and the ways others answer by. */
export const answering: readonly Prompt[] = [
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
		id: 'which-packages',
		title: 'Which packages Python has',
		when: 'behind the instruction for a program, where the option asks for it',
		text: WHICH_PACKAGES,
		methods: ['all-code', 'all-code-cot', 'code-interpreter', 'code-interpreter-plus'],
	},
	{
		id: 'leave-programs',
		title: 'Leave programs aside',
		when: 'before the instruction for words, after programs that failed',
		text: LEAVE_PROGRAMS,
		methods: ['checked-code', ...COACHED],
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
		id: 'interpreter-not-run',
		title: 'Nothing was run',
		when: 'once, after a program that failed before or a call without a program',
		text: NOT_RUN,
		slots: ['why'],
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
];
