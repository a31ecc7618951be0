import { describe, expect, test } from 'vitest';
import { EvaluationDesk, type EvaluationMessage } from '../../src/core/bench/evaluation-desk.ts';
import type { Evaluator } from '../../src/core/bench/evaluation.ts';
import type { Moment } from '../../src/core/bench/told.ts';
import { createEvaluation } from '../../src/runtime/evaluation.ts';
import type { OffloadWorker } from '../../src/runtime/offload.ts';
import { designOf, momentOf } from '../support/bench-runs.ts';
import { evaluatedNow } from '../support/evaluators.ts';

const wanted = { rows: 'family', picture: { kind: 'heatMap' }, intervals: false } as const;
const begun = momentOf(designOf(), (_, round) => (round < 3 ? {} : null));
const ended: Moment = {
	...begun,
	states: new Map([...momentOf(designOf(), () => ({})).states, ...begun.states]),
};
/** No turn is needed in a test. */
const turns = () => () => Promise.resolve();

/** As the real one does its work, with copies of what it is sent; breaks when the test says so. */
class FakeWorker extends EventTarget {
	readonly #desk = new EvaluationDesk();
	readonly got: string[] = [];
	isEnded = false;
	/** Breaks instead of answering. */
	readonly #isBroken: boolean;
	#saysFirst: string | null;

	constructor({
		isBroken = false,
		saysFirst = null,
	}: { isBroken?: boolean; saysFirst?: string | null } = {}) {
		super();
		this.#isBroken = isBroken;
		this.#saysFirst = saysFirst;
	}

	postMessage(sent: EvaluationMessage): void {
		const message = structuredClone(sent);
		if ('told' in message) this.got.push(`told ${String(message.told.states.length)}`);
		else this.got.push('id' in message ? 'asked' : 'over');
		const told = this.#desk.take(message);
		if (told === null) return;
		const reply = this.#saysFirst === null ? told : { id: told.id, error: this.#saysFirst };
		this.#saysFirst = null;
		setTimeout(() => {
			if (this.#isBroken) this.dispatchEvent(new Event('error'));
			else this.dispatchEvent(new MessageEvent('message', { data: structuredClone(reply) }));
		});
	}

	terminate(): void {
		this.isEnded = true;
	}
}

/** Each start takes the next of the workers; null refuses. */
function evaluating(...workers: (FakeWorker | null)[]): () => Evaluator {
	return createEvaluation(turns, () => {
		const next = workers.shift();
		if (next == null) throw new Error('Worker is not defined');
		return next as OffloadWorker;
	});
}

describe('the results of an experiment', () => {
	test('are computed by a worker that is told once of everything and then of what changes', async () => {
		const worker = new FakeWorker();
		const evaluator = evaluating(worker)();
		expect(await evaluator.evaluate(begun, wanted)).toEqual(evaluatedNow(begun, wanted));
		expect(await evaluator.evaluate(ended, wanted)).toEqual(evaluatedNow(ended, wanted));
		evaluator.dispose();
		expect(worker.got).toEqual(['told 0', 'told 6', 'asked', 'told 14', 'asked', 'over']);
	});

	test('of several experiments are computed by one worker and not mixed', async () => {
		const open = evaluating(new FakeWorker());
		const found = await Promise.all([open().evaluate(begun, wanted), open().evaluate(ended, wanted)]);
		expect(found).toEqual([evaluatedNow(begun, wanted), evaluatedNow(ended, wanted)]);
	});

	test('come from another worker when one breaks, which is told of everything anew', async () => {
		const [first, second] = [new FakeWorker({ isBroken: true }), new FakeWorker()];
		const evaluator = evaluating(first, second)();
		expect(await evaluator.evaluate(ended, wanted)).toEqual(evaluatedNow(ended, wanted));
		expect([first.isEnded, second.got]).toEqual([true, ['told 0', 'told 20', 'asked']]);
	});

	test('are computed by the page when workers break again and again, or when there is none', async () => {
		const broken = Array.from({ length: 4 }, () => new FakeWorker({ isBroken: true }));
		for (const open of [evaluating(...broken), evaluating(null)]) {
			const evaluator = open();
			expect(await evaluator.evaluate(begun, wanted)).toEqual(evaluatedNow(begun, wanted));
			expect(await evaluator.evaluate(ended, wanted)).toEqual(evaluatedNow(ended, wanted));
		}
		// The last one was not started any more.
		expect(broken.map(({ isEnded }) => isEnded)).toEqual([true, true, true, false]);
	});

	test('fail with what the worker says of a bug, and later questions are answered', async () => {
		const evaluator = evaluating(new FakeWorker({ saysFirst: 'There is no level' }))();
		await expect(evaluator.evaluate(begun, wanted)).rejects.toThrow('There is no level');
		expect(await evaluator.evaluate(ended, wanted)).toEqual(evaluatedNow(ended, wanted));
	});

	test('leave turns to the page while it is told of much or computes by itself', async () => {
		let taken = 0;
		const counting = () => () => {
			taken++;
			return Promise.resolve();
		};
		const evaluator = createEvaluation(counting, () => {
			throw new Error('Worker is not defined');
		})();
		await evaluator.evaluate(ended, wanted);
		// Two parts told; two conditions counted and made rows of, twice; one pair.
		expect(taken).toBeGreaterThanOrEqual(2 + 2 + 2 + 2 + 1);
	});
});
