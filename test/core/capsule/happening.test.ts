import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseCapsule } from '../../../src/core/capsule/capsule.ts';
import { happeningOf } from '../../../src/core/capsule/happening.ts';
import { stepsOf } from '../../../src/core/capsule/steps.ts';
import { stageWords } from '../../../src/words/stage.ts';

const read = parseCapsule(readFileSync('public/capsules/game-24.json', 'utf8'));
if (!read.ok) throw new Error(read.error.kind);
const { runs } = read.value;
const steps = stepsOf(runs);

test('each step of a capsule is said in one line, which a presenter reads before it comes', () => {
	expect(
		steps.map((step, at) => stageWords.happening(happeningOf(step, steps[at - 1] ?? null, runs))),
	).toEqual([
		'The question',
		'Model answered in words',
		'The room bets: right or wrong?',
		'Verdict: wrong, (9 - 7) * 3 * 8',
		'Model wrote a program',
		'Python runs the program: (9 - 7) * 3 * 8 = 24',
		'The room bets: right or wrong?',
		'Verdict: wrong, (9 - 7) * 3 * 8 = 24',
		'Coach steers to code',
		'Model wrote a program',
		'Python runs the program: (9 - 7) * 3 * 8 = 24',
		'Checker writes a check',
		'Python runs the test program: Incorrect: its value is 48, not 24',
		'Coach asks for better',
		'Model wrote a program',
		'Python runs the program: ((9 - (8 - 7)) * 3)',
		'Checker writes a check',
		'Python runs the test program: Correct',
		'Coach returns the answer',
		'The room bets: right or wrong?',
		'Verdict: right, ((9 - (8 - 7)) * 3)',
	]);
});
