import {
	doWork,
	type Offload,
	type OffloadReply,
	type OffloadRequest,
	type OffloadWork,
} from '../core/bench/offload.ts';

interface Waiting {
	work: OffloadWork;
	resolve: (result: unknown) => void;
	reject: (error: Error) => void;
}

/** The part of a worker that is used. */
export type OffloadWorker = Pick<Worker, 'postMessage' | 'addEventListener' | 'terminate'>;

/**
 * Computes in a worker that starts with the first work. Where the browser has none, or it breaks, the page computes by itself: slower
 * to look at, and the same results.
 */
export function createOffload(start: () => OffloadWorker = startOffloadWorker): Offload {
	const waiting = new Map<number, Waiting>();
	let worker: OffloadWorker | 'none' | null = null;
	let count = 0;

	const settle = (id: number): Waiting | undefined => {
		const held = waiting.get(id);
		waiting.delete(id);
		return held;
	};
	const giveUp = (): void => {
		if (worker !== null && worker !== 'none') worker.terminate();
		worker = 'none';
		for (const { work, resolve, reject } of waiting.values()) here(work).then(resolve, reject);
		waiting.clear();
	};
	const begin = (): OffloadWorker | 'none' => {
		try {
			const started = start();
			started.addEventListener('message', (event) => {
				const reply = (event as MessageEvent<OffloadReply>).data;
				if ('error' in reply) settle(reply.id)?.reject(new Error(reply.error));
				else settle(reply.id)?.resolve(reply.result);
			});
			started.addEventListener('error', giveUp);
			started.addEventListener('messageerror', giveUp);
			return started;
		} catch {
			return 'none';
		}
	};
	const compute = <T>(work: OffloadWork): Promise<T> => {
		worker ??= begin();
		const performer = worker;
		if (performer === 'none') return here(work) as Promise<T>;
		return new Promise<unknown>((resolve, reject) => {
			const id = ++count;
			waiting.set(id, { work, resolve, reject });
			performer.postMessage({ id, work } satisfies OffloadRequest);
		}) as Promise<T>;
	};
	return {
		question: (planned) => compute({ kind: 'question', planned }),
		reply: (request, temperament) => compute({ kind: 'reply', request, temperament }),
		judge: (question, reply) => compute({ kind: 'judge', question, reply }),
	};
}

async function here(work: OffloadWork): Promise<unknown> {
	await Promise.resolve();
	return doWork(work);
}

/** A new one, whatever it is used for. */
export function startOffloadWorker(): Worker {
	return new Worker(new URL('../../workers/offload.worker.ts', import.meta.url), { type: 'module' });
}
