import { CHAIN_INSTRUCTION, CHAIN_REPAIR, CHAIN_REQUEST } from '../chain-of-code/chain-of-code.ts';
import { THOUGHT_INSTRUCTION } from '../chain-of-code/thought.ts';
import { EXAMPLES_INSTRUCTION } from '../learned-examples/worked.ts';
import { MENTAL_INSTRUCTION } from '../mental-code.ts';
import { AFTER_RUN, NUDGES, NUDGE_INSTRUCTION, OWN_WORDS } from '../nudge.ts';
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
import type { Prompt } from './prompt.ts';

/** Texts of methods of later papers. */
export const later: readonly Prompt[] = [
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
