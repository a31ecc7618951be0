import type { PythonReply } from '../../../workers/python.protocol.ts';
import { createDeferred } from './deferred.ts';
import { inTime } from './in-time.ts';
import type { Interpreter } from './interpreter.ts';

const LIMIT_MS = 30_000;

/** The first reply about this run of an interpreter that prepares itself. Rejects where it ends, or says nothing for too long. */
export function answer(interpreter: Interpreter, run: number): Promise<PythonReply> {
	const { promise, resolve, reject } = createDeferred<PythonReply>();
	interpreter.onreply = (reply) => {
		if ('run' in reply && reply.run === run) resolve(reply);
	};
	interpreter.ondeath = (reason) => reject(new Error(reason));
	return inTime(promise, LIMIT_MS, 'it took too long');
}
