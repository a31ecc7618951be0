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
import type { Prompt } from './prompt.ts';
import { COACHED, WITH_COACH, RULED_PLAN } from './senders.ts';

/** Texts to a coach, and what coached methods tell the task model. */
export const coaching: readonly Prompt[] = [
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
];
