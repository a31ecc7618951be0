import { describe, expect, it } from 'vitest';
import { cryptanalysis } from '../../../../src/core/tasks/cryptanalysis/family.ts';
import type { CryptanalysisInstance } from '../../../../src/core/tasks/cryptanalysis/instance.ts';
import { importer } from '../../../../src/core/tasks/cryptanalysis/import.ts';
import { droppedSample } from '../../../support/dropped.ts';

// The invented lock of the family's own test: the code is 70KQ.
const question = `Find the code.
1. Guess: 83KB, Feedback: both numbers are incorrect; one letter is correct and in the correct position; one letter is incorrect and too early in the alphabet.
2. Guess: 05QZ, Feedback: one number is correct but in the wrong position; one number is incorrect and incorrect; one letter is correct but in the wrong position; one letter is incorrect and too late in the alphabet.
3. Guess: 76XD, Feedback: one number is correct and in the correct position; one number is incorrect and incorrect; both letters are incorrect.
Answer in the asked form.`;

describe('cryptanalysisImporter', () => {
	it('reads the guesses from the text of the question', () => {
		const { samples } = importer.read(
			droppedSample('cryptanalysis', { answer: ['7', '0', 'K', 'Q'] }, question),
		);
		const { instance, storedAnswer } = samples[0]!;
		expect((instance as CryptanalysisInstance).guesses).toEqual([
			{
				digits: [8, 3],
				letters: ['K', 'B'],
				digitFeedback: { exact: 0, misplaced: 0, wrong: 2, hint: 'none' },
				letterFeedback: { exact: 1, misplaced: 0, wrong: 1, hint: 'low' },
			},
			{
				digits: [0, 5],
				letters: ['Q', 'Z'],
				digitFeedback: { exact: 0, misplaced: 1, wrong: 1, hint: 'none' },
				letterFeedback: { exact: 0, misplaced: 1, wrong: 1, hint: 'high' },
			},
			{
				digits: [7, 6],
				letters: ['X', 'D'],
				digitFeedback: { exact: 1, misplaced: 0, wrong: 1, hint: 'none' },
				letterFeedback: { exact: 0, misplaced: 0, wrong: 2, hint: 'none' },
			},
		]);
		expect(cryptanalysis.verify(instance as CryptanalysisInstance, storedAnswer!).kind).toBe('correct');
	});

	it('rejects a sample without its question, and feedback it cannot read', () => {
		const odd = question.replace('both letters are incorrect', 'the letters look odd');
		const { samples, rejected } = importer.read([
			...droppedSample('cryptanalysis', { answer: ['7', '0', 'K', 'Q'] }, undefined, 1),
			...droppedSample('cryptanalysis', { answer: ['7', '0', 'K', 'Q'] }, odd, 2),
		]);
		expect(samples).toEqual([]);
		expect(rejected.map(({ why }) => why)).toEqual([
			'question.txt with the guesses is missing',
			'The feedback of a guess has no known form',
		]);
	});
});
