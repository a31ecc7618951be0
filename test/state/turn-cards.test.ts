import { describe, expect, it } from 'vitest';
import { cardsOf, type Card } from '../../src/core/record/cards.ts';
import { readReply } from '../../src/core/reply/read.ts';
import { EMPTY_VIEW, reduceRun } from '../../src/core/record/fold.ts';
import { TurnCards } from '../../src/state/turn-cards.ts';
import { analysed, FakePython, printed } from '../support/fake-python.ts';
import { collect, portsOf, specOf } from '../support/run-spec.ts';
import { runQuestion } from '../../src/core/run/run.ts';
import { ScriptedModel } from '../support/scripted-model.ts';

/** A run of several turns, each with coach, reply, program, analysis and self-check, deltas included. */
function steeredRun() {
	const task = new ScriptedModel((_request, index) =>
		index < 6
			? `Try ${String(index)}:\n\`\`\`python\nprint("<<<${String(index)}>>>")\n\`\`\`\nThat was it.`
			: 'In words, the answer is <<<42>>>',
	);
	const checker = new ScriptedModel(() => '```python\nprint("incorrect: it is not")\n```');
	const python = new FakePython(
		(code) => printed(code.includes('incorrect') ? 'incorrect: it is not\n' : '<<<1>>>\n'),
		() => analysed(1),
	);
	const setting = { method: 'codesteer', ruleCoach: true, models: { task, checker }, python } as const;
	return collect(runQuestion(specOf(setting), portsOf(setting), new AbortController().signal));
}

describe('TurnCards', () => {
	it('says what a fold of the turn says, at every event of a run', async () => {
		const cards = new TurnCards(readReply);
		let view = EMPTY_VIEW;
		for (const event of await steeredRun()) {
			view = reduceRun(view, event);
			expect(view.turns.map((turn) => cards.of(turn))).toEqual(
				view.turns.map((turn) => cardsOf(turn, readReply)),
			);
		}
	});

	it('keeps the pair of a card and its check as long as both stay what they are', async () => {
		const cards = new TurnCards(readReply);
		let view = EMPTY_VIEW;
		const seen = new Map<string, { pair: unknown; of: unknown[] }>();
		for (const event of await steeredRun()) {
			view = reduceRun(view, event);
			for (const pair of view.turns.flatMap((turn) => cards.tested(turn))) {
				const before = seen.get(pair.card.key);
				const of = [pair.card, pair.check];
				if (before !== undefined && of.every((part, at) => part === before.of[at])) {
					expect(pair).toBe(before.pair);
				}
				seen.set(pair.card.key, { pair, of });
			}
		}
		expect([...seen.values()].filter(({ of }) => of[1] !== null).length).toBeGreaterThan(2);
	});

	it('makes one card anew for a piece of a reply, and none of another turn', async () => {
		const cards = new TurnCards(readReply);
		let view = EMPTY_VIEW;
		let before: readonly (readonly Card[])[] = [];
		const remade: { all: number; ofOtherTurns: number }[] = [];
		for (const event of await steeredRun()) {
			view = reduceRun(view, event);
			const now = view.turns.map((turn) => cards.of(turn));
			if (event.type === 'call-delta') {
				const changed = now.map(
					(turn, at) => turn.filter((card, place) => card !== before[at]?.[place]).length,
				);
				const inLast = changed.pop() ?? 0;
				remade.push({ all: inLast, ofOtherTurns: changed.reduce((sum, count) => sum + count, 0) });
			}
			before = now;
		}
		expect(before.length).toBeGreaterThan(2);
		expect(before.flat().length).toBeGreaterThan(6);
		expect(remade).toEqual(remade.map(() => ({ all: 1, ofOtherTurns: 0 })));
	});

	it('gives the same list for the same turn', async () => {
		const view = (await steeredRun()).reduce(reduceRun, EMPTY_VIEW);
		const cards = new TurnCards(readReply);
		expect(view.turns.map((turn) => cards.of(turn) === cards.of(turn))).toEqual(view.turns.map(() => true));
	});
});
