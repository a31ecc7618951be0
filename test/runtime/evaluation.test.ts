import { describe, expect, test } from 'vitest';
import {
	EvaluationDesk,
	type EvaluationMessage,
	type EvaluationReply,
} from '../../src/core/bench/evaluation-desk.ts';
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
	readonly #desk: EvaluationDesk;
	readonly got: string[] = [];
	isEnded = false;
	/** Breaks instead of answering. */
	readonly #isBroken: boolean;
	#saysFirst: string | null;

	constructor({
		isBroken = false,
		saysFirst = null,
		turn = () => Promise.resolve(),
	}: { isBroken?: boolean; saysFirst?: string | null; turn?: () => Promise<unknown> } = {}) {
		super();
		this.#isBroken = isBroken;
		this.#saysFirst = saysFirst;
		this.#desk = new EvaluationDesk((reply) => this.#reply(reply), turn);
	}

	postMessage(sent: EvaluationMessage): void {
		const message = structuredClone(sent);
		if ('told' in message) this.got.push(`told ${String(message.told.states.length)}`);
		else this.got.push('id' in message ? 'asked' : 'isOver' in message ? 'over' : 'given up');
		this.#desk.take(message);
	}

	#reply(told: EvaluationReply): void {
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

/** Rests that end when the test says so, until it says that none is needed. */
function rests() {
	let go: (() => void) | null = null;
	const resting = {
		isOver: false,
		/** Rests that were begun. */
		taken: 0,
		turn: (): Promise<void> => {
			resting.taken++;
			return resting.isOver ? Promise.resolve() : new Promise((resolve) => (go = resolve));
		},
		/** Ends so many, as far as any is begun. */
		take: async (count: number): Promise<void> => {
			for (let at = 0; at < count; at++) {
				go?.();
				go = null;
				await new Promise((resolve) => setTimeout(resolve));
			}
		},
	};
	return resting;
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

	test('are left by worker and page when nobody asks any more, in the middle of a question', async () => {
		for (const isPage of [false, true]) {
			const resting = rests();
			const worker = new FakeWorker({ turn: resting.turn });
			const evaluator = createEvaluation(isPage ? () => resting.turn : turns, () => {
				if (isPage) throw new Error('Worker is not defined');
				return worker as OffloadWorker;
			})();
			const asked = evaluator.evaluate(ended, { ...wanted, intervals: true });
			// Further than all it is told, less far than 2,000 resamples.
			await resting.take(100);
			const { taken } = resting;
			evaluator.dispose();
			await resting.take(100);
			expect([await asked, taken > 90, resting.taken]).toEqual([null, true, taken]);
			expect(await evaluator.evaluate(ended, wanted)).toBeNull();
			expect(worker.got).toEqual(isPage ? [] : ['told 0', 'told 20', 'asked', 'over']);
		}
	});

	test('are left when something else is asked, and what was told holds', async () => {
		for (const isPage of [false, true]) {
			const resting = rests();
			const evaluator = createEvaluation(isPage ? () => resting.turn : turns, () => {
				if (isPage) throw new Error('Worker is not defined');
				return new FakeWorker({ turn: resting.turn }) as OffloadWorker;
			})();
			for (const steps of [1, 100]) {
				const asked = evaluator.evaluate(ended, { ...wanted, intervals: true });
				await resting.take(steps);
				evaluator.giveUp();
				resting.isOver = steps === 100;
				await resting.take(100);
				expect(await asked).toBeNull();
			}
			expect(await evaluator.evaluate(ended, wanted)).toEqual(evaluatedNow(ended, wanted));
		}
	});
});
