import { describe, expect, test } from 'vitest';
import { doWork, type OffloadReply, type OffloadRequest } from '../../src/core/bench/offload.ts';
import { planOf } from '../../src/core/bench/plan.ts';
import { createOffload, type OffloadWorker } from '../../src/runtime/offload.ts';
import { designOf } from '../support/experiments.ts';

const [round] = planOf(designOf()).rounds;
const planned = round!.instance;
const wanted = doWork({ kind: 'question', planned });

/** A worker whose replies the test writes; `null` says nothing. */
class FakeWorker extends EventTarget {
	readonly asked: OffloadRequest[] = [];
	isEnded = false;

	readonly answer: (request: OffloadRequest) => OffloadReply | null;

	constructor(answer: (request: OffloadRequest) => OffloadReply | null) {
		super();
		this.answer = answer;
	}

	postMessage(request: OffloadRequest): void {
		this.asked.push(request);
		const data = this.answer(request);
		if (data !== null) setTimeout(() => this.dispatchEvent(new MessageEvent('message', { data })));
	}

	terminate(): void {
		this.isEnded = true;
	}
}

describe('work of experiments', () => {
	test('is done by the worker, which is started once and with the first of it', async () => {
		const worker = new FakeWorker(({ id, work }) => ({ id, result: doWork(work) }));
		let starts = 0;
		const offload = createOffload(() => {
			starts++;
			return worker as OffloadWorker;
		});
		expect(starts).toBe(0);
		const reply = { turn: 1, text: 'x', reading: READING, execution: null };
		const [question, verdict] = await Promise.all([
			offload.question(planned),
			offload.judge({ text: '6 × 7?', source: { kind: 'typed', expected: '42' } }, reply),
		]);
		expect([question, verdict.verdict.kind, starts, worker.asked.map(({ work }) => work.kind)]).toEqual([
			wanted,
			'correct',
			1,
			['question', 'judge'],
		]);
	});

	test('rejects with what the worker says of a bug, and goes on with the next', async () => {
		const offload = createOffload(
			() =>
				new FakeWorker(({ id, work }) =>
					id === 1 ? { id, error: 'There is no level' } : { id, result: doWork(work) },
				) as OffloadWorker,
		);
		await expect(offload.question(planned)).rejects.toThrow('There is no level');
		expect(await offload.question(planned)).toEqual(wanted);
	});

	test('is done by the page where the worker breaks or cannot be had, also what it was asked before', async () => {
		const mute = new FakeWorker(() => null);
		const broken = createOffload(() => mute as OffloadWorker);
		const asked = broken.question(planned);
		mute.dispatchEvent(new Event('error'));
		const refused = createOffload(() => {
			throw new Error('Worker is not defined');
		});
		expect([
			await asked,
			await broken.question(planned),
			await refused.question(planned),
			mute.isEnded,
		]).toEqual([wanted, wanted, wanted, true]);
		expect(mute.asked.length).toBe(1);
	});
});

const READING = {
	program: null,
	prose: 'It is <<<42>>>.',
	before: 0,
	after: 0,
	isCut: false,
	notes: [],
};
