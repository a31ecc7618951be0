import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { demoReply } from '../../../src/core/demo/demo-reply.ts';
import { knows } from '../../../src/core/demo/knows.ts';
import { subjectOf } from '../../../src/core/demo/subject-of.ts';
import { examples } from '../../../src/core/examples.ts';
import type { Question } from '../../../src/core/question.ts';
import { readReply } from '../../../src/core/reply/read.ts';
import { judge } from '../../../src/core/run/judge.ts';
import { questionOf } from '../../../src/core/setup/setup.ts';
import { createRng } from '../../../src/core/rng.ts';
import { families } from '../../../src/core/tasks/registry.ts';

const typed = (text: string, expected?: string): Question => ({
	text,
	source: { kind: 'typed', ...(expected === undefined ? {} : { expected }) },
});

const UNKNOWN = [
	'Who wrote Faust?',
	'I have 3 apples and 7.5 oranges, which is more fun?',
	'Is iPhone 15 bigger than iPhone 14.2?',
	'Which is newer, version 9.11 or 9.9?',
	'How many r in the second word?',
	'Call me at 555.1234 or 555.9876',
	'Make 2 sandwiches from 4 eggs',
	'1920 x 1080',
];

describe('what the scripted model knows', () => {
	it('is every task and every typed question it has a script for, as the script itself says', () => {
		for (const family of families) {
			const level = family.levels[0]!;
			const instance = family.generate(level, createRng(family.id));
			const question: Question = {
				text: family.question(instance),
				source: { kind: 'instance', family: family.id, level: level.id, seed: '1', instance },
			};
			expect([family.id, knows(question), subjectOf(question) !== null]).toEqual([family.id, true, true]);
		}
		for (const { setup } of examples) {
			const question = questionOf(setup, true);
			expect([knows(question), subjectOf(question) !== null]).toEqual([true, true]);
		}
		for (const text of UNKNOWN) {
			expect([text, knows(typed(text)), subjectOf(typed(text))]).toEqual([text, false, null]);
		}
	});

	it('agrees with the script on any text', () => {
		const words = fc.constantFrom(
			'which',
			'is',
			'larger',
			'9.11',
			'9.9',
			'or',
			'how',
			'many',
			'r',
			'in',
			'make',
			'24',
			'from',
			'3',
			'×',
			'apples',
		);
		fc.assert(
			fc.property(fc.array(words, { maxLength: 9 }), (parts) => {
				const question = typed(parts.join(' '));
				expect(knows(question)).toBe(subjectOf(question) !== null);
			}),
		);
	});

	it('is all it answers: to anything else no role invents an answer from the numbers in the question', () => {
		const roles = ['task', 'coach', 'checker', 'summariser'] as const;
		for (const text of UNKNOWN) {
			for (const expected of text.match(/\d+(?:\.\d+)?/g) ?? ['Goethe']) {
				const question = typed(text, expected);
				for (const role of roles) {
					const reply = demoReply(
						{ role, messages: [{ role: 'user', content: text }], question },
						'bold',
					).text;
					const reading = readReply(reply);
					const { verdict } = judge(question, { text: reply, reading, execution: null, turn: 1 });
					expect([text, role, verdict.kind === 'correct', /<<<\d/.test(reply)]).toEqual([
						text,
						role,
						false,
						false,
					]);
				}
			}
		}
	});
});
