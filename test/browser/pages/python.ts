import type { LiveAttack } from '../../../src/core/attacks/attack.ts';
import { attemptAttacks, type Attempt } from '../../../src/core/attacks/attempt.ts';
import { DECOY, type Decoys } from '../../../src/core/attacks/decoys.ts';
import type { ExecutionRequest, ExecutionResult, PythonStatus } from '../../../src/core/execution.ts';
import { systemClock as clock } from '../../../src/runtime/clock.ts';
import { createDecoys } from '../../../src/runtime/decoys.ts';
import { PythonClient, type PythonOptions } from '../../../src/runtime/python/client.ts';

/** What a test drives from outside: results only, no product code of its own. */
export interface SandboxPage {
	python: PythonClient;
	createClient(options?: PythonOptions): PythonClient;
	/**
	 * Runs with everything that was streamed, and an abort at the end of its first line if asked for. How long the program waited
	 * for Python depends on the machine and is left out.
	 */
	run(request: ExecutionRequest, isAbortedAtLine?: boolean): Promise<ExecutionResult>;
	/** Streamed pieces of the last run. */
	streamed: { stream: string; text: string }[];
	statuses: PythonStatus[];
	/** Tries attacks as the self-test does. */
	attempt(attacks: readonly LiveAttack[], elsewhere: string): Promise<Attempt>;
	decoys: Decoys;
}

declare global {
	interface Window {
		sandbox: SandboxPage;
	}
}

const python = new PythonClient();
const page: SandboxPage = {
	python,
	createClient: (options) => new PythonClient(options),
	streamed: [],
	statuses: [],
	decoys: createDecoys(),
	attempt: (attacks, elsewhere) =>
		attemptAttacks(
			attacks,
			{ page: new URL('.', location.href).href, elsewhere, decoy: DECOY },
			{ python, clock },
			new AbortController().signal,
		),
	async run(request, isAbortedAtLine = false) {
		const abort = new AbortController();
		page.streamed = [];
		const onOutput = (stream: string, text: string) => {
			page.streamed.push({ stream, text });
			if (isAbortedAtLine && text.includes('\n')) abort.abort();
		};
		return python.run(request, onOutput, abort.signal);
	},
};
python.subscribe((status) => page.statuses.push(status));
window.sandbox = page;
