import { describe, expect, test } from 'vitest';
import { createDemoModel } from '../../../src/runtime/model/demo.ts';
import type { MethodOptions } from '../../../src/core/method-id.ts';
import type { Question } from '../../../src/core/question.ts';
import type { RunEvent } from '../../../src/core/record/event.ts';
import { createRng } from '../../../src/core/rng.ts';
import { familyById } from '../../../src/core/tasks/registry.ts';
import { FakePython, printed } from '../../support/fake-python.ts';
import { runAll, stillClock, typed } from '../../support/run-spec.ts';

const DECIMALS = typed('Which is larger, 9.11 or 9.9?', '9.9');

function letters(seed: number): Question {
	const family = familyById('letters')!;
	const level = family.levels.find(({ published }) => published)!;
	const instance = family.generate(level, createRng('nudge', seed));
	const source = {
		kind: 'instance',
		family: 'letters',
		level: level.id,
		seed: String(seed),
		instance,
	} as const;
	return { text: family.question(instance), source };
}

async function nudged(question: Question, options: MethodOptions, output = '<<<9.9>>>\n') {
	const task = createDemoModel('bold', { clock: stillClock, pace: () => 0 });
	const python = new FakePython(() => printed(output));
	const events = await runAll({ question, method: 'nudge', options, models: { task }, python });
	const nudges = events.flatMap((event) => (event.type === 'nudge' ? [event] : []));
	return { events, nudges, python };
}

function verdictOf(events: readonly RunEvent[]): string | undefined {
	const found = events.find((event) => event.type === 'verdict');
	return found?.type === 'verdict' ? found.outcome.verdict.kind : undefined;
}

describe('the scripted model that is nudged', () => {
	test.each([
		['in its own text', 'host', 'prefill'],
		['by a message', 'message', 'message'],
	])('computes what words got wrong when it is told that Python might help, %s', async (_, transport, by) => {
		const { events, nudges, python } = await nudged(DECIMALS, { kind: 'python', nudges: 1, transport });
		expect(python.runs).toHaveLength(1);
		expect(nudges).toMatchObject([{ by, after: '9.9' }]);
		expect(verdictOf(events)).toBe('correct');
	});

	test('stays with its answer when it only waits, on a typed question', async () => {
		for (const kind of ['wait', 'other-way']) {
			const { nudges } = await nudged(DECIMALS, { kind });
			expect(nudges.map(({ isSame }) => isSame)).toEqual([true, true]);
		}
	});

	test('waiting changes few answers, in both directions', async () => {
		const changes = { gained: 0, lost: 0, same: 0 };
		for (let seed = 0; seed < 300; seed++) {
			const question = letters(seed);
			const { source } = question;
			const family = familyById('letters')!;
			const isRight = (answer: string | null) =>
				source.kind === 'instance' && family.verify(source.instance, answer ?? '').kind === 'correct';
			const { nudges } = await nudged(question, { kind: 'wait', nudges: 1 });
			const [nudge] = nudges;
			if (nudge === undefined || nudge.isSame) changes.same++;
			else if (isRight(nudge.after) && !isRight(nudge.before)) changes.gained++;
			else changes.lost++;
		}
		expect(changes.same).toBeGreaterThan(280);
		expect([changes.gained > 0, changes.lost > 0]).toEqual([true, true]);
	});

	test('stays with what it had when its program gives no answer', async () => {
		const { nudges } = await nudged(DECIMALS, { kind: 'python', nudges: 1 }, 'nothing to see\n');
		expect(nudges).toMatchObject([{ isSame: true }]);
	});
});
