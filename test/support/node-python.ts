import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type {
	CodeAnalysis,
	ExecutionRequest,
	ExecutionResult,
	OutputStream,
	PythonError,
	PythonRunner,
} from '../../src/core/execution.ts';
import { Output } from '../../workers/python/output.ts';

type ThreadMessage =
	| { kind: 'ready' }
	| { kind: 'output'; stream: OutputStream; bytes: Uint8Array }
	| { kind: 'ended'; outcome: Outcome; figures: string[]; ms: number }
	| { kind: 'analysed'; analysis: CodeAnalysis };

type Outcome =
	| Pick<Extract<ExecutionResult, { kind: 'finished' }>, 'kind' | 'value' | 'variable'>
	| { kind: 'raised'; error: PythonError };

/**
 * Real Python in Node, with the page's harness and checker, in a thread that is ended when a program exceeds its time. One thing
 * at a time, in the order asked. Not isolated like the page's sandbox and without packages: for programs we know.
 */
export class NodePython implements PythonRunner {
	#thread: Promise<Worker> | null = null;
	#last: Promise<unknown> = Promise.resolve();

	run(
		request: ExecutionRequest,
		onOutput: (stream: OutputStream, text: string) => void,
	): Promise<ExecutionResult> {
		return this.#inTurn(async () => {
			const thread = await this.#ready();
			const limitMs = request.timeLimitMs ?? 10_000;
			const ran = {
				stdout: '',
				stderr: '',
				output: '',
				truncated: false,
				figures: [] as string[],
				ms: limitMs,
			};
			return new Promise((resolve) => {
				const timer = setTimeout(() => {
					thread.off('message', receive);
					output.end();
					resolve(this.close().then(() => ({ kind: 'timed-out', ...ran, limitMs })));
				}, limitMs);
				const output = new Output((stream, text, truncated) => {
					ran[stream] += text;
					ran.output += text;
					ran.truncated ||= truncated;
					onOutput(stream, text);
				});
				const receive = (message: ThreadMessage): void => {
					if (message.kind === 'output') {
						output.write(message.stream, message.bytes);
					} else if (message.kind === 'ended') {
						output.end();
						clearTimeout(timer);
						thread.off('message', receive);
						resolve({ ...ran, figures: message.figures, ms: message.ms, ...message.outcome });
					}
				};
				thread.on('message', receive);
				thread.postMessage({ kind: 'run', request });
			});
		});
	}

	analyse(code: string, prose: string): Promise<CodeAnalysis> {
		return this.#inTurn(async () => {
			const thread = await this.#ready();
			thread.postMessage({ kind: 'analyse', code, prose });
			const [message] = (await once(thread, 'message')) as [ThreadMessage];
			if (message.kind !== 'analysed') throw new Error(`Unexpected ${message.kind}`);
			return message.analysis;
		});
	}

	closeSession(session: string): void {
		this.#last = this.#last.then(async () => (await this.#thread)?.postMessage({ kind: 'close', session }));
	}

	async close(): Promise<void> {
		const thread = this.#thread;
		this.#thread = null;
		await (await thread)?.terminate();
	}

	#ready(): Promise<Worker> {
		this.#thread ??= (async () => {
			const thread = new Worker(new URL('./python-thread.mjs', import.meta.url));
			await once(thread, 'message');
			return thread;
		})();
		return this.#thread;
	}

	#inTurn<T>(work: () => Promise<T>): Promise<T> {
		const next = this.#last.then(work);
		this.#last = next.catch(() => undefined);
		return next;
	}
}
