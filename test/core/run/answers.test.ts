import { expect, test } from 'vitest';
import type { Question } from '../../../src/core/question.ts';
import { readReply } from '../../../src/core/reply/read.ts';
import { answersOf } from '../../../src/core/run/answers.ts';
import type { AnyFamily } from '../../../src/core/tasks/family.ts';
import { printed } from '../../support/fake-python.ts';
import { typed } from '../../support/run-spec.ts';

const question: Question = {
	text: 'Name the letters.',
	source: { kind: 'instance', family: 'letters', level: 'x', seed: 's', instance: {} },
};

/** A family that will not be asked whether anything is right. */
const blind = {
	parse: () => ({}),
	canonical: (_: unknown, answer: string) => (answer === 'junk' ? null : Array.from(answer).sort().join('')),
	verify: () => {
		throw new Error('Nobody may ask this');
	},
} as unknown as AnyFamily;

test('an answer is read as the judge reads it: what is printed before what is said', () => {
	const text = 'I say <<<41>>>';
	const said = { turn: 1, text, reading: readReply(text), execution: null };
	const { of } = answersOf(typed('What is 6 times 7?'));
	expect([of(said), of({ ...said, execution: printed('<<<42>>>\n') })]).toEqual(['41', '42']);
	expect(of({ turn: 1, text: '', reading: readReply(''), execution: null })).toBeNull();
	expect(of({ turn: 1, text: '<<<>>>', reading: readReply('<<<>>>'), execution: null })).toBeNull();
});

test('what is the same answer says the family where it can, else the text; the verifier is never asked', () => {
	const { by, key, of } = answersOf(question, () => blind);
	expect([by, key('ab') === key('ba'), key('a') === key('b')]).toEqual(['family', true, false]);
	expect([key('junk'), key('**junk**')]).toEqual(['text junk', 'text junk']);
	const text = 'So <<<ba>>>';
	expect(of({ turn: 1, text, reading: readReply(text), execution: null })).toBe('ba');
});

test('without a family the text decides', () => {
	const { by, key } = answersOf(typed('How much?'));
	expect([by, key('**1,000**') === key('1000'), key('10') === key('1')]).toEqual(['text', true, false]);
});
