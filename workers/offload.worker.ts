/** Does the longer computations of experiments beside the page: see core/bench/offload.ts and core/bench/evaluation.ts. */
import { EvaluationDesk, type EvaluationMessage } from '../src/core/bench/evaluation-desk.ts';
import { doWork, type OffloadReply, type OffloadRequest } from '../src/core/bench/offload.ts';

const desk = new EvaluationDesk();

addEventListener('message', ({ data }: MessageEvent<OffloadRequest | EvaluationMessage>) => {
	const reply = 'session' in data ? desk.take(data) : done(data);
	if (reply !== null) postMessage(reply);
});

function done({ id, work }: OffloadRequest): OffloadReply {
	try {
		return { id, result: doWork(work) };
	} catch (error) {
		return { id, error: error instanceof Error ? error.message : String(error) };
	}
}
