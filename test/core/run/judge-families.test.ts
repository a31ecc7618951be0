import { describe, expect, it } from 'vitest';
import type { Question } from '../../../src/core/question.ts';
import { readReply } from '../../../src/core/reply/read.ts';
import { createRng } from '../../../src/core/rng.ts';
import { judge } from '../../../src/core/run/judge.ts';
import { families } from '../../../src/core/tasks/registry.ts';
import { printed } from '../../support/fake-python.ts';

const SILENT = '```python\nx = 1\n```';
const WAYS: readonly (readonly [string, (answer: string) => string])[] = [
	[
		'in a sentence before an explanation',
		(answer) => `The answer is ${answer}.\n\nThis took 3 steps and 2 rounds.`,
	],
	['behind a label', (answer) => `Answer:\n${answer}\n\nI counted it twice.`],
	[
		'under a heading',
		(answer) => `### Final answer\n\n${answer}\n\n### Explanation\nIt is what the rules give.`,
	],
	['behind words about it', (answer) => `The answer is found by checking 3 cases.\n\n${answer}`],
	['before a silent program', (answer) => `The answer is ${answer}.\n\n${SILENT}\nThis sets x.`],
	['before the cut', (answer) => `The answer is:\n${answer}\n\nTo see why, take the first`],
];

describe.each(families.map((family) => [family.id, family] as const))(
	'an answer without markers: %s',
	(_, family) => {
		const level = family.levels[0] as (typeof family.levels)[number];
		const instance = family.generate(level, createRng('places', family.id));
		const source = {
			kind: 'instance',
			family: family.id,
			level: level.id,
			seed: 'places',
			instance,
		} as const;
		const question: Question = { text: family.question(instance), source };

		it.each(WAYS)('%s is read whole, right or wrong', (way, write) => {
			const kinds = [family.solve(instance), family.slip(instance, createRng('slip', family.id))].map(
				(answer) => {
					const text = write(answer);
					const reading = { ...readReply(text), isCut: way === 'before the cut' };
					const execution = text.includes(SILENT) ? printed('') : null;
					return judge(question, { turn: 1, text, reading, execution }).verdict.kind;
				},
			);
			expect(kinds).toEqual(['correct', 'incorrect']);
		});
	},
);
