/** Does the longer computations of experiments beside the page: see core/bench/offload.ts. */
import { doWork, type OffloadReply, type OffloadRequest } from '../src/core/bench/offload.ts';

addEventListener('message', ({ data: { id, work } }: MessageEvent<OffloadRequest>) => {
	const reply = (message: OffloadReply): void => postMessage(message);
	try {
		reply({ id, result: doWork(work) });
	} catch (error) {
		reply({ id, error: error instanceof Error ? error.message : String(error) });
	}
});
