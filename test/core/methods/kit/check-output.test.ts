import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCheck, speaksAgainst } from '../../../../src/core/methods/kit/check-output.ts';
import type { ExecutionResult } from '../../../../src/core/execution.ts';
import { printed, raised, timedOut } from '../../../support/fake-python.ts';

/** An exception after something was printed. */
function left(stdout: string, name: string, message = '', line?: number): ExecutionResult {
	return { ...raised(name, message, line), stdout, output: stdout } as ExecutionResult;
}

function verdict(
	result: ExecutionResult,
	code = 'print("Correct" if answer == total else "Incorrect")',
): string {
	const { verdict: word, isSaid } = readCheck(result, code);
	return isSaid ? word : 'not said';
}

describe('the verdict of a checking program', () => {
	it.each([
		'Correct',
		'correct',
		'CORRECT!',
		'Correct.',
		'**Correct**',
		'"Correct."',
		'- Correct',
		'[Correct]',
		'<<<Correct>>>',
		'✓ Correct',
		'✅ Correct',
		'Correct ✓',
		'Correct 🎉',
		'>>> Correct',
		'Result: Correct',
		'Result = Correct',
		'Verdict: **Correct**',
		'Final verdict: Correct',
		'Check: correct',
		'Answer: Correct',
		'The answer is correct.',
		'The given answer is correct',
		'Answer is correct!',
		'The answer 42 is correct.',
		'This answer is correct.',
		'It is correct.',
		'Correct: True',
		'Correct: all rules hold',
		'Correct - no number is used twice',
		'Correct (no mismatch found)',
		'Correct: 0 errors',
		'looking\n\n**Correct**: all rules hold\n',
		'expected 24, got 24\nCorrect',
		'0 wrong rows\nCorrect',
		'no incorrect cells\nCorrect',
		'row 3: False\nCorrect',
	])('%j is correct', (output) => {
		expect(verdict(printed(output))).toBe('correct');
	});

	it.each([
		'Incorrect',
		'INCORRECT!',
		'Incorrect: the sum is 25',
		'**Incorrect**: the sum is 25',
		'✗ Incorrect',
		'❌ Incorrect: 8 is missing',
		'Not correct',
		'Not correct: 8 is missing',
		'Wrong',
		'Wrong place',
		'Result: Incorrect',
		'Verdict: wrong',
		'Answer: Incorrect',
		'The answer is incorrect.',
		'The answer is wrong: 25, not 24',
		'The answer is not correct.',
		'The answer 42 is not correct.',
		'This is not correct',
		"The answer isn't correct",
		'Correct: False',
		'Correct: False (25, not 24)',
		'Correct? No',
		'Correct = False',
		'all rows fine\nIncorrect: column 3',
	])('%j is incorrect', (output) => {
		expect(verdict(printed(output))).toBe('incorrect');
	});

	it.each([
		'',
		'True',
		'False',
		'42',
		'Correct\nchecked 5 rules',
		'Incorrect\nCorrect',
		'This is wrong\nCorrect',
		'Correct answer: 42, given: 41',
		'Correct value would be 42',
		'Correct but it fails rule 3',
		'Correct: expected 3 got 4',
		'❌ Correct',
		'Correct?',
		'Correctness could not be tested',
		'Incorrectly typed, but fine',
		'The correct answer is 5',
		'Unclear: there is no test for this question.',
	])('%j is unclear', (output) => {
		expect(verdict(printed(output))).toBe('unclear');
	});

	it.each<[string, ExecutionResult, string, string]>([
		['an exit code after it', left('Incorrect: 25\n', 'SystemExit', '1'), '', 'incorrect'],
		['exit code 1 after Correct', left('Correct\n', 'SystemExit', '1'), '', 'correct'],
		['an exception after it', left('Correct\n', 'NameError', 'x'), '', 'correct'],
		['an exception after a denial', left('Incorrect: no\n', 'ValueError', 'no'), '', 'incorrect'],
		['a time-out after it', timedOut('trying\nIncorrect: 25\n'), '', 'incorrect'],
		['a time-out before it', timedOut('trying\n'), '', 'not said'],
		['an exception before it', raised('NameError', 'x', 1), '', 'not said'],
		['an exit code alone', left('', 'SystemExit', '1'), '', 'not said'],
		['other words before an exception', left('checking\n', 'KeyError', 'a'), '', 'not said'],
		[
			'its assertion about the answer',
			raised('AssertionError', '', 2),
			'n = 3\nassert answer == n',
			'incorrect',
		],
		[
			'its assertion about the given value',
			raised('AssertionError', '', 1),
			'assert given_answer == 3',
			'incorrect',
		],
		[
			'a message against the answer',
			raised('AssertionError', 'expected 3, got 4', 1),
			'assert a == b',
			'incorrect',
		],
		['a message of a fault', raised('AssertionError', 'the sum is wrong', 1), 'assert a == b', 'incorrect'],
		['an assertion about itself', raised('AssertionError', '', 1), 'assert len(rows) == 9', 'not said'],
		['an assertion in an unknown line', raised('AssertionError', ''), 'assert answer == n', 'not said'],
	])('with %s', (_, result, code, word) => {
		expect(verdict(result, code)).toBe(word);
	});

	it('is never correct when the last line denies, whatever was printed before', () => {
		const lines = fc.array(fc.constantFrom('Correct', 'checking', 'row 1: ok', '✓ Correct', ''), {
			maxLength: 5,
		});
		const denial = fc.constantFrom(
			'Incorrect',
			'Not correct',
			'Wrong: 3',
			'Result: incorrect',
			'The answer is wrong',
		);
		fc.assert(
			fc.property(lines, denial, (before, last) => {
				expect(verdict(printed([...before, last].join('\n')))).toBe('incorrect');
			}),
		);
	});

	it.each([
		['one line', 'x'.repeat(1_000_000)],
		['blanks', ' '.repeat(1_000_000)],
		['marks', '*'.repeat(1_000_000)],
		['half words', 'expected '.repeat(100_000)],
		['lines', 'not wrong\n'.repeat(100_000)],
	])('is looked for in 1 MB of %s', (_, output) => {
		expect(verdict(printed(output))).toBe('unclear');
	});
});

describe('an output without a verdict', () => {
	it.each([
		'mismatch in row 3',
		'The sum fails rule 2',
		'FAILED: row 3',
		'wrong digit at 4',
		'expected 3 got 4',
		'expected: 3, got: 4',
		'Expected 3 but got 4',
		'expected value 3, found 4',
		'Rule 1: False',
		'Correct answer: 42, given: 41',
		'the numbers do not add up',
		'the result does not match',
		'3 != 4',
		'✗ row 3',
		'Invalid expression',
		'violates rule 2',
		'the answer is too big',
	])('speaks against the answer with %j', (output) => {
		expect(speaksAgainst(output)).toBe(true);
	});

	it.each([
		'',
		'42',
		'True',
		'no mismatch',
		'0 errors',
		'errors: 0',
		'nothing is wrong',
		'expected 3 got 3',
		'expected: "a", got: "a"',
		'No checking program was written',
		'Unclear: the scripted demo model cannot test answers to this question.',
		'3 rules checked',
		'done\nanswer.py:1: SyntaxWarning: invalid escape sequence',
		"The program printed nothing.\nIt then stopped with an error:\nNameError: name 'Yes' is not defined",
		'It was stopped after 10 seconds, before it had finished.',
		"An exception occurred: name 'answer' is not defined",
	])('does not with %j', (output) => {
		expect(speaksAgainst(output)).toBe(false);
	});
});

describe('a check that can say nothing but Correct', () => {
	it.each([
		// Qwen2.5-Coder 1.5B and 0.5B; the roots are 2 and 3.
		['word = "Erdbeermarmelade"\ncount_e = word.count("e")\nprint(f"Correct: {count_e}")', 'Correct: 4'],
		[
			'# if x == 3\nx1 = (-5 + 1) / 2\nx2 = (-5 - 1) / 2\nprint(f"Correct: {x1} or {x2}")',
			'Correct: -2.0 or -3.0',
		],
		['print("Correct")', 'Correct'],
		['for word in words:\n    total += len(word)\nprint("Correct")', 'Correct'],
	])('says nothing of the answer: %j', (code, output) => {
		expect(readCheck(printed(output), code)).toEqual({
			verdict: 'unclear',
			explanation: `${output}\nThe program compares nothing: it would print this for any answer.`,
			isSaid: true,
		});
	});

	it.each([
		'if answer == 4:\n    print("Correct")',
		'assert word.count("e") == 4\nprint("Correct")',
		"print(f\"{'Correct' if a == b else 'Incorrect'}\")",
		'try:\n    parse(answer)\nexcept ValueError:\n    print("Incorrect: no number")\nprint("Correct")',
		'print(["Incorrect", "Correct"][answer in allowed])',
	])('is none where it compares: %j', (code) => {
		expect(readCheck(printed('Correct'), code).verdict).toBe('correct');
	});

	it('does not speak against the answer', () => {
		expect(
			speaksAgainst('Correct: 4\nThe program compares nothing: it would print this for any answer.'),
		).toBe(false);
	});
});
