import { describe, expect, it } from 'vitest';
import { coachTurnOf } from '../../../src/core/coaching/turn.ts';
import { guidanceLines } from '../../../src/core/coaching/training.ts';
import { foldRun } from '../../../src/core/record/fold.ts';
import { analysed, FakePython, printed } from '../../support/fake-python.ts';
import { personSaying } from '../../support/person.ts';
import { runAll, typed } from '../../support/run-spec.ts';
import { ScriptedModel } from '../../support/scripted-model.ts';

const question = typed('Make 24 from 3 7 8 9.', '24');
const KEY = 'sk-proj-Ab12Cd34Ef56Gh78Ij90';

function play(said: readonly string[], isCovered = false) {
	return runAll({
		question,
		method: 'codesteer',
		models: {
			task: new ScriptedModel(['It is <<<23>>>.', 'It is <<<24>>>.']),
			checker: new ScriptedModel(() => '```python\ncheck()\n```'),
			coach: personSaying(said, isCovered),
		},
		python: new FakePython(
			() => printed('Incorrect: 23\n'),
			() => analysed(5),
		),
	});
}

interface Line {
	prompt: { role: string; content: string }[];
	completion: { role: string; content: string }[];
	[field: string]: unknown;
}
const linesOf = (events: Parameters<typeof guidanceLines>[0]): Line[] =>
	[...guidanceLines(events)].map((line) => JSON.parse(line) as Line);

describe('training data of a person', () => {
	it('says of each guidance what was seen, what was said, and how it ended', async () => {
		const lines = linesOf(await play(['<<<Text>>>', '<<<Look again.>>>']));
		expect(lines.map(({ prompt, completion, ...rest }) => [prompt.length, completion, rest])).toEqual(
			['<<<Text>>>', '<<<Look again.>>>', '<<<Return Answer>>>'].map((content, at) => [
				1 + 2 * at,
				[{ role: 'assistant', content }],
				{ coach: 'person', guidance: at + 1, method: 'codesteer', outcome: 'correct', verdicts: 'seen' },
			]),
		);
		expect(lines[1]?.prompt.at(-1)?.content).toContain('Incorrect: 23');
	});

	it('leaves out what was covered, also further up in the dialogue', async () => {
		const lines = linesOf(await play(['<<<Text>>>', '<<<Look again.>>>'], true));
		expect(lines.map(({ verdicts }) => verdicts)).toEqual(['covered', 'covered', 'covered']);
		expect(JSON.stringify(lines)).not.toContain('Incorrect: 23');
		expect(lines[2]?.prompt.map(({ content }) => content.includes('Answer of the model:'))).toEqual([
			false,
			false,
			true,
			false,
			true,
		]);
	});

	it('holds no key, also where a person typed one', async () => {
		expect(JSON.stringify(linesOf(await play(['<<<Text>>>', `<<<Use ${KEY} for it>>>`])))).not.toContain(KEY);
	});

	it('has nothing of a run that has not ended', async () => {
		const events = await play(['<<<Text>>>']);
		expect(linesOf(events.slice(0, -3))).toEqual([]);
	});
});

describe('the turn of a person', () => {
	it('is what the open call asks, with the word and the program of the check', async () => {
		const events = await play(['<<<Text>>>', '<<<Look again.>>>']);
		const ends = events.flatMap((event, at) =>
			event.type === 'call-start' && event.role === 'coach' ? [at + 1] : [],
		);
		const turns = ends.map((end) => coachTurnOf(foldRun(events.slice(0, end))));
		expect(turns.map((turn) => turn && [turn.guidance, turn.of, turn.check, turn.checkProgram])).toEqual([
			[1, 5, null, null],
			[2, 5, 'incorrect', 'check()'],
			[3, 5, 'incorrect', 'check()'],
		]);
		expect(coachTurnOf(foldRun(events))).toBeNull();
		expect(coachTurnOf(foldRun(events.slice(0, (ends[0] ?? 0) + 3)))).toBeNull();
	});
});
