/** Does the longer computations of experiments beside the page: see core/bench/offload.ts and core/bench/evaluation.ts. */
import { EvaluationDesk, type EvaluationMessage } from '../src/core/bench/evaluation-desk.ts';
import { doWork, type OffloadReply, type OffloadRequest } from '../src/core/bench/offload.ts';

/** Milliseconds of work after which messages are taken. */
const SLICE = 20;

let since = performance.now();
async function turn(): Promise<void> {
	if (performance.now() - since < SLICE) return;
	await new Promise((resolve) => setTimeout(resolve));
	since = performance.now();
}

const desk = new EvaluationDesk((reply) => postMessage(reply), turn);

addEventListener('message', ({ data }: MessageEvent<OffloadRequest | EvaluationMessage>) => {
	if ('session' in data) desk.take(data);
	else postMessage(done(data));
});

function done({ id, work }: OffloadRequest): OffloadReply {
	try {
		return { id, result: doWork(work) };
	} catch (error) {
		return { id, error: error instanceof Error ? error.message : String(error) };
	}
}
