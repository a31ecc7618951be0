import { COMPUTE, FASTER, NOT_SOUND, NO_PROGRAM, PRINT, REPAIR } from '../checked-code.ts';
import { RATE_INSTRUCTION } from '../confidence-gate.ts';
import { ASK_FOR_PROGRAM, ASK_FOR_REPAIR, CHECK_INSTRUCTION, CHECK_REQUEST } from '../kit/self-check.ts';
import type { Prompt } from './prompt.ts';
import { CUT_PROGRAM } from '../kit/ways.ts';
import { CHECKED, COACHED } from './senders.ts';

/** Texts that have an answer or a program tested. */
export const checking: readonly Prompt[] = [
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
		id: 'cut-program',
		title: 'A program that broke off',
		when: 'after a reply that ends in the middle of its program',
		text: CUT_PROGRAM,
		methods: [...COACHED, 'checked-code'],
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
];
