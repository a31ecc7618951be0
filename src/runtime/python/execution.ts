import type {
	ExecutionRequest,
	ExecutionResult,
	OutputStream,
	PackageWork,
	PythonStatus,
} from '../../core/execution.ts';
import { errorWords } from '../../core/error-words.ts';
import { assertNever } from '../../core/result.ts';
import type { PythonReply } from '../../../workers/python.protocol.ts';
import { createDeferred } from './deferred.ts';
import { afterAwake } from './in-time.ts';
import type { Interpreter } from './interpreter.ts';
import type { PackageStore } from './packages.ts';

const DEFAULT_TIME_LIMIT_MS = 10_000;
/** Finding the imports of a program takes milliseconds, unless the program is made to be hard to read. */
const READ_LIMIT_MS = 20_000;
/**
 * Without a sign of life from the network or from what prepares a package: longer than any one step of these is given, so that who
 * waits hears from the step what was wrong.
 */
const PACKAGE_LIMIT_MS = 300_000;
/** The harness cuts at 256 KiB; an interpreter that sends more than this has been tampered with by its program. */
const FLOOD_CHARACTERS = 512 * 1024;

export type ExecutionPhase = Extract<PythonStatus, { kind: 'loading-packages' }> | { kind: 'running' };

/** The interpreter ended by itself before the program began: nothing of it has run. */
export interface Unbegun {
	kind: 'unbegun';
	reason: string;
}

interface Surroundings {
	/** Number of this execution, never used before. */
	run: number;
	packages: () => Promise<PackageStore>;
	onOutput(stream: OutputStream, text: string): void;
	onPhase(phase: ExecutionPhase): void;
	/** Imports that the interpreter lacks, told before the program begins. */
	onNeeds?(imports: readonly string[]): void;
}

/**
 * Performs one execution in an interpreter that has booted and does nothing else. Afterwards the interpreter is either alive and idle
 * or stopped; the caller looks at `isAlive`. Never rejects.
 */
export function execute(
	interpreter: Interpreter,
	request: ExecutionRequest,
	around: Surroundings,
	signal: AbortSignal,
): Promise<ExecutionResult | Unbegun> {
	const { promise, resolve } = createDeferred<ExecutionResult | Unbegun>();
	const limitMs = request.timeLimitMs ?? DEFAULT_TIME_LIMIT_MS;
	const printed = { stdout: '', stderr: '', output: '', truncated: false };
	/** Ends the wait for what may take only so long: a step before the program, then the program. */
	let endWait = (): void => undefined;
	let onNotPlaced: ((reason: string) => void) | null = null;
	let startedAt: number | undefined;
	let hasAsked = false;
	let isSettled = false;

	const settle = (create: (ran: Ran) => ExecutionResult | Unbegun, ran: Partial<Ran> = {}) => {
		isSettled = true;
		endWait();
		signal.removeEventListener('abort', stop);
		interpreter.onreply = null;
		interpreter.ondeath = null;
		resolve(create({ ...printed, figures: [], ms: elapsed(), ...ran }));
	};
	const elapsed = () => (startedAt === undefined ? 0 : performance.now() - startedAt);
	const stop = () => {
		interpreter.stop();
		settle((ran) => ({ kind: 'stopped', ...ran }));
	};
	const crash = (reason: string) => {
		interpreter.stop();
		settle((ran) => ({ kind: 'crashed', reason, ...ran }));
	};
	const end = (reason: string) => {
		if (startedAt === undefined)
			settle(() => ({ kind: 'unbegun', reason: `${reason} before the program began` }));
		else crash(reason);
	};
	const timeOut = () => {
		interpreter.stop();
		settle((ran) => ({ kind: 'timed-out', limitMs, ...ran }));
	};
	const receive = (reply: PythonReply) => {
		// A late or forged number: about another execution this interpreter is not believed.
		if (!('run' in reply) || reply.run !== around.run) return;
		switch (reply.kind) {
			case 'needs':
				if (hasAsked || startedAt !== undefined) return;
				hasAsked = true;
				if (interpreter.imported.length > 0) {
					// In another order than the program's own, imports may turn out otherwise.
					interpreter.stop();
					settle(() => ({ kind: 'unbegun', reason: 'The program needs more than was imported ahead' }));
					return;
				}
				around.onNeeds?.(reply.imports);
				goOnAfter(reply.imports, provide(reply.imports));
				break;
			case 'not-placed':
				if (startedAt === undefined) onNotPlaced?.(reply.reason);
				break;
			case 'started':
				if (startedAt !== undefined) return;
				startedAt = performance.now();
				endWait();
				// In a frozen tab or on a sleeping machine the program stands still with the page.
				endWait = afterAwake(limitMs, timeOut);
				around.onPhase({ kind: 'running' });
				break;
			case 'output':
				printed[reply.stream] += reply.text;
				printed.output += reply.text;
				printed.truncated ||= reply.truncated;
				if (printed.output.length > FLOOD_CHARACTERS) {
					crash('The program flooded the page with output');
					return;
				}
				around.onOutput(reply.stream, reply.text);
				break;
			case 'ended':
				finish(reply);
				break;
			case 'analysed':
			case 'image':
			case 'no-image':
			case 'imported-ahead':
			case 'memory':
			case 'placed':
				break;
			default:
				assertNever(reply);
		}
	};
	/** The time that one step before the program may take. */
	const limitWait = (ms: number, reason: string) => {
		endWait();
		endWait = afterAwake(ms, () => crash(reason));
	};
	const provide = async (imports: readonly string[], isAgain = false) => {
		const packages = await around.packages();
		const names = packages.find(imports);
		const show = (now?: PackageWork) => {
			// Fetching goes on for others, or for the next time, when this program is stopped.
			if (isSettled || startedAt !== undefined) return;
			limitWait(PACKAGE_LIMIT_MS, `Loading ${names.join(', ')} took too long`);
			around.onPhase({ kind: 'loading-packages', names, ...(now !== undefined && { now }) });
		};
		if (names.length > 0) show();
		const provided = await packages.provide(imports, show);
		if (isSettled) return;
		onNotPlaced = (reason) => {
			onNotPlaced = null;
			if (isAgain) goWithout(imports, `it could not be put in place (${reason})`);
			else
				goOnAfter(
					imports,
					packages.discard(provided.keys).then(() => provide(imports, true)),
				);
		};
		interpreter.give({ run: around.run, ...provided });
	};
	const goOnAfter = (imports: readonly string[], provided: Promise<void>) => {
		provided.catch((error: unknown) => goWithout(imports, errorWords(error)));
	};
	/** What fetches packages is itself fetched later, and may not come. */
	const goWithout = (imports: readonly string[], reason: string) => {
		const missing = Object.fromEntries(imports.map((name) => [name, reason]));
		if (!isSettled) interpreter.give({ run: around.run, keys: [], missing });
	};
	const finish = ({ outcome, figures, ms }: Extract<PythonReply, { kind: 'ended' }>) => {
		if (outcome.kind === 'crashed') interpreter.stop();
		settle((ran) => ({ ...ran, ...outcome }), { figures, ms });
	};

	if (signal.aborted) {
		stop();
		return promise;
	}
	// It may have ended since it was taken: what is sent to it then has no answer.
	if (!interpreter.isAlive) {
		end('the browser ended the interpreter');
		return promise;
	}
	signal.addEventListener('abort', stop);
	interpreter.onreply = receive;
	interpreter.ondeath = end;
	limitWait(READ_LIMIT_MS, 'Reading the program took too long');
	const { code, stdin = null, seed = null, thoughts = null } = request;
	interpreter.send({ kind: 'run', run: around.run, code, stdin, seed, thoughts });
	return promise;
}

type Ran = Omit<Extract<ExecutionResult, { kind: 'stopped' }>, 'kind'>;
