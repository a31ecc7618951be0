import { describe, expect, it } from 'vitest';
import {
	type CoachedAttempt,
	ruleChoice,
	ruleGuidance,
} from '../../../../src/core/methods/steering/rule-coach.ts';
import { analysed, printed, raised, timedOut } from '../../../support/fake-python.ts';

const SEARCH = 'Place eight queens on the board so that none attacks another.';
const COUNTED = 'Code: it asks to count letters or places exactly';
const STORY = 'Why did the friend in the story wait?';

const words: CoachedAttempt = {
	text: 'I think so.',
	code: null,
	analysis: null,
	execution: null,
	selfCheck: null,
	namesAnswer: true,
	isCut: false,
};
const program: CoachedAttempt = {
	text: '```python\nx\n```',
	code: 'x',
	analysis: analysed(8),
	execution: printed('42\n'),
	selfCheck: null,
	namesAnswer: true,
	isCut: false,
};

function checked(attempt: CoachedAttempt, verdict: 'correct' | 'incorrect' | 'unclear'): CoachedAttempt {
	return {
		...attempt,
		selfCheck: { verdict, explanation: 'row 3 is taken twice', isSaid: true, codeId: 'c' },
	};
}

const disguised = { ...program, analysis: analysed(0.5, 'prints a constant') };
const late = { ...program, execution: timedOut('', 10_000) };
const failed = { ...program, execution: raised('KeyError', "'a'", 7) };

/** A check that gave no verdict. */
function doubted(attempt: CoachedAttempt, explanation: string, isSaid = true): CoachedAttempt {
	return { ...attempt, selfCheck: { verdict: 'unclear', explanation, isSaid, codeId: 'c' } };
}

const FAILED = 'The checking program failed. The program printed nothing.\n';

describe('the rule coach', () => {
	it.each([
		['What is 387 * 2946?', 'code', 'Code: it asks for exact arithmetic'],
		['Which is larger, 9.11 or 9.9?', 'code', 'Code: it asks for exact arithmetic'],
		['Was ist größer: 3,8 oder 3,11?', 'code', 'Code: it asks for exact arithmetic'],
		['Lequel est plus grand, 3,8 ou 3,11 ?', 'code', 'Code: it asks for exact arithmetic'],
		['Wie oft kommt der Buchstabe „e“ im Wort „Erdbeermarmelade“ vor?', 'code', COUNTED],
		['Combien de lettres « r » y a-t-il dans « barrière » ?', 'code', COUNTED],
		['¿Cuántas veces aparece la letra a en «banana»?', 'code', COUNTED],
		['Quante volte compare la lettera a in «banana»?', 'code', COUNTED],
		['“草莓”这个词里有几个字母？', 'code', COUNTED],
		['How many r are in strawberry?', 'code', 'Code: it asks to count letters or places exactly'],
		['How many s’s does the word have?', 'code', 'Code: it asks to count letters or places exactly'],
		[SEARCH, 'code', 'Code: it asks to find a combination among many'],
		[
			'Insert "x" after every vowel of the string.',
			'code',
			'Code: it asks to change or cut a string exactly',
		],
		['What is the shortest plan with the fewest moves?', 'code', 'Code: it asks for a sequence of moves'],
		[STORY, 'text', 'Words: nothing in the question has to be calculated, counted or searched for'],
	])('begins "%s" in %s', (question, action, reason) => {
		expect(ruleChoice(question)).toMatchObject({ action, reason });
	});

	it.each<[string, string, CoachedAttempt[], string, string, string]>([
		[
			'disguise',
			SEARCH,
			[disguised],
			'improve',
			'Text in disguise: prints a constant',
			'Do not print a guess',
		],
		[
			'disguise that passed',
			SEARCH,
			[checked(disguised, 'correct')],
			'improve',
			'Text in disguise: prints a constant',
			'itertools',
		],
		[
			'disguise twice',
			SEARCH,
			[disguised, disguised],
			'text',
			'The programs only print guesses',
			'Leave programs aside',
		],
		[
			'a time-out',
			SEARCH,
			[late],
			'improve',
			'The program ran out of time, so a faster method is asked for',
			'within 10 seconds',
		],
		['two time-outs', SEARCH, [late, late], 'text', 'Two programs ran out of time', 'reasoning in words'],
		[
			'an exception',
			SEARCH,
			[failed],
			'improve',
			'The program stopped with KeyError in line 7',
			"KeyError in line 7: 'a'",
		],
		[
			'a second exception',
			SEARCH,
			[failed, failed],
			'improve',
			'The program stopped with KeyError in line 7',
			'simpler structure',
		],
		[
			'three exceptions',
			SEARCH,
			[failed, failed, failed],
			'text',
			'Three programs have failed, the last with KeyError',
			'Leave programs aside',
		],
		[
			'a syntax error',
			SEARCH,
			[{ ...program, execution: raised('SyntaxError', 'invalid syntax', 2) }],
			'improve',
			'The program has a syntax error in line 2',
			'could not read your program',
		],
		[
			'no output',
			SEARCH,
			[{ ...program, execution: printed('') }],
			'improve',
			'The program printed nothing',
			'prints the final answer',
		],
		[
			'a failed check',
			SEARCH,
			[checked(program, 'incorrect')],
			'improve',
			'The check found the answer wrong',
			'row 3 is taken twice.',
		],
		[
			'two failed checks',
			SEARCH,
			[checked(program, 'incorrect'), checked(program, 'incorrect')],
			'text',
			'Two programs gave wrong answers',
			'Leave programs aside',
		],
		[
			'words for a search',
			SEARCH,
			[words],
			'code',
			'Only words so far, but it asks to find a combination among many',
			'itertools',
		],
		[
			'wrong words',
			STORY,
			[checked(words, 'incorrect')],
			'code',
			'The check found the answer wrong',
			'row 3 is taken twice.',
		],
		[
			'wrong words after code',
			STORY,
			[late, late, checked(words, 'incorrect')],
			'improve',
			'The check found the answer wrong, and code has been tried',
			'condition by condition',
		],
		[
			'an empty reply',
			STORY,
			[{ ...words, text: ' ', namesAnswer: false }],
			'code',
			'The reply was empty, so the other way is tried',
			'Python',
		],
		[
			'words that name no answer',
			STORY,
			[checked({ ...words, namesAnswer: false }, 'correct')],
			'code',
			'The reply names no answer, so the other way is tried',
			'Your last reply named no answer. Solve this with a Python program',
		],
		[
			'words that break off before an answer',
			STORY,
			[{ ...words, namesAnswer: false, isCut: true }],
			'code',
			'The reply broke off before it named an answer, so the other way is tried',
			'it was too long. Be brief this time. Solve this with a Python program',
		],
		[
			'a program that ends where its reply does',
			STORY,
			[{ ...program, execution: raised('SyntaxError', "'(' was never closed", 10), isCut: true }],
			'improve',
			'The reply broke off in the middle of its program',
			'Reply with the program alone, short and without explanations',
		],
	])('answers %s', (_, question, attempts, action, reason, part) => {
		const decision = ruleGuidance(question, attempts);
		expect(decision).toMatchObject({ action, reason });
		expect(decision.guidance).toContain(part);
	});

	it.each<[string, string, CoachedAttempt[], string]>([
		['right code', SEARCH, [checked(program, 'correct')], 'The check found the answer right'],
		['right words', SEARCH, [checked(words, 'correct')], 'The check found the answer right'],
		[
			'code nobody could check',
			SEARCH,
			[checked(program, 'unclear')],
			'The program computed an answer and nothing speaks against it',
		],
		['words about a story', STORY, [checked(words, 'unclear')], 'Nothing speaks against the answer'],
		[
			'a printed right answer to a story',
			STORY,
			[checked(disguised, 'correct')],
			'The check found the answer right',
		],
		[
			'a right answer after two disguises',
			SEARCH,
			[disguised, checked(disguised, 'correct')],
			'The check found the answer right',
		],
	])('returns %s', (_, question, attempts, reason) => {
		expect(ruleGuidance(question, attempts)).toEqual({ action: 'return', guidance: null, reason });
	});

	it.each(['mismatch in row 3', 'It fails rule 2', 'wrong', 'expected 3 got 4', 'Rule 1: False'])(
		'never accepts an answer whose check gave no verdict but said %j',
		(explanation) => {
			const reason = 'The check gave no verdict, but what came of it speaks against the answer';
			expect([
				ruleGuidance(SEARCH, [doubted(program, explanation)]),
				ruleGuidance(STORY, [doubted(words, explanation)]),
				ruleGuidance(STORY, [program, doubted(words, explanation)]),
				ruleGuidance(SEARCH, [doubted(program, explanation), doubted(program, explanation)]),
			]).toMatchObject([
				{ action: 'improve', reason, guidance: expect.stringContaining('could not confirm') as string },
				{ action: 'code', reason },
				{ action: 'improve', reason: `${reason}, and code has been tried` },
				{ action: 'text', reason: 'Two programs gave wrong answers' },
			]);
		},
	);

	it('accepts an answer whose check gave no verdict and said nothing against it', () => {
		for (const said of ['42', 'no mismatch']) {
			expect(ruleGuidance(SEARCH, [doubted(program, said)]).action).toBe('return');
		}
	});

	it.each([
		`${FAILED}It then stopped with an error:\nNameError: name 'Yes' is not defined`,
		`${FAILED}It was stopped after 10 seconds, before it had finished.`,
		`${FAILED}The interpreter broke down: out of memory`,
		'The checking program failed. wrong so far\nIt then stopped with an error:\nKeyError: 3',
		'No checking program was written',
	])('holds nothing against an answer whose check came to no result: %j', (explanation) => {
		expect([
			ruleGuidance(SEARCH, [doubted(program, explanation, false)]),
			ruleGuidance(STORY, [doubted(words, explanation, false)]),
		]).toEqual([
			{
				action: 'return',
				guidance: null,
				reason: 'The program computed an answer and nothing speaks against it; no check came to a result',
			},
			{
				action: 'return',
				guidance: null,
				reason: 'Nothing speaks against the answer; no check came to a result',
			},
		]);
	});
});
