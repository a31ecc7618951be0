import { beforeAll, expect, test } from 'vitest';
import { exampleCards } from '../../../src/core/examples.ts';
import type { Question } from '../../../src/core/question.ts';
import type { RunEvent } from '../../../src/core/record/event.ts';
import { DEFAULT_PREFERENCES } from '../../../src/core/preferences.ts';
import { judgeAnswer } from '../../../src/core/run/judge.ts';
import { createDemoModel } from '../../../src/runtime/model/demo.ts';
import { FakePython } from '../../support/fake-python.ts';
import { runAll, stillClock } from '../../support/run-spec.ts';
import { execute } from './play.ts';

// Starts Python, which takes longer than one test may.
beforeAll(() => execute('pass'), 60_000);

/** Python in Node has one output for all, so programs go one by one. */
class RealPython extends FakePython {
	#before: Promise<unknown> = Promise.resolve();

	override run({ code }: Parameters<FakePython['run']>[0]): ReturnType<FakePython['run']> {
		const mine = this.#before.then(() => execute(code));
		this.#before = mine;
		return mine;
	}
}

function runOf(asked: Question): Promise<RunEvent[]> {
	const task = createDemoModel('bold', { clock: stillClock, pace: () => 0 });
	return runAll({ method: 'tool-mix', question: asked, models: { task }, python: new RealPython(), seed: 1 });
}

function isRight(question: Question, text: string): boolean {
	return judgeAnswer(question, { text, from: 'prose-marker' }).kind === 'correct';
}

function questionOf({ setup: { question, source } }: (typeof exampleCards)[number]): Question {
	return { text: question, source: source };
}

test.each(exampleCards.map((example) => [example.id, questionOf(example)] as const))(
	'%s: the agents differ, some come round to the right answer, and the judge stops them',
	{ timeout: 30_000 },
	async (_, question) => {
		const events = await runOf(question);
		const [first, second, ...more] = events.filter((event) => event.type === 'votes');
		expect(more).toEqual([]);
		const right = (votes = first): number =>
			votes?.ballots.filter(({ answer }) => answer !== null && isRight(question, answer)).length ?? 0;
		expect(right(first)).toBeGreaterThan(0);
		expect(right(first)).toBeLessThan(right(second));
		expect(right(second)).toBeLessThan(5);
		const decision = events.findLast((event) => event.type === 'decision');
		expect(decision?.reason).toBe(
			'The rounds end: the judge expects no change; the most frequent answer counts',
		);
		expect(events.find((event) => event.type === 'verdict')?.outcome.verdict.kind).toBe('correct');
	},
);

test('the words of a run on the first example take less than ten seconds at the usual pace', async () => {
	const events = await runOf(questionOf(exampleCards[0]!));
	const tokens = new Map<string, number>();
	for (const event of events) {
		if (event.type === 'call-end') tokens.set(event.callId, event.usage.outputTokens ?? 0);
	}
	// Agents speak at once: of each round the one with most to say sets the time.
	const rounds = events.flatMap((event, at) => (event.type === 'votes' ? [at] : []));
	const slowest = rounds.map((end, nth) => {
		const said = new Map<string, number>();
		for (const event of events.slice(nth === 0 ? 0 : rounds[nth - 1], end)) {
			if (event.type !== 'call-start') continue;
			const who = event.purpose.slice(0, 'agent A'.length);
			said.set(who, (said.get(who) ?? 0) + (tokens.get(event.callId) ?? 0));
		}
		return Math.max(...said.values());
	});
	const seconds = slowest.reduce((sum, count) => sum + count, 0) / DEFAULT_PREFERENCES.demoPace;
	expect(seconds).toBeLessThan(5);
});
