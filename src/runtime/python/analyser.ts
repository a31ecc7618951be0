import { errorWords } from '../../core/error-words.ts';
import type { CodeAnalysis } from '../../core/execution.ts';
import { createDeferred } from './deferred.ts';
import { afterAwake } from './in-time.ts';
import type { Interpreter } from './interpreter.ts';
import { Slots } from './slots.ts';

const LIMIT_MS = 20_000;
/** Longer than any program worth reading; its parse alone could take the time limit. */
const MAXIMUM_CHARACTERS = 1_000_000;

interface Died {
	readonly kind: 'died';
	readonly reason: string;
}

/** Reads code in an interpreter of its own that never runs a program, and is therefore kept from one reading to the next. */
export class Analyser {
	readonly #take: () => Promise<Interpreter>;
	readonly #turn = new Slots(1);
	#interpreter: Promise<Interpreter> | null = null;

	constructor(take: () => Promise<Interpreter>) {
		this.#take = take;
	}

	/** Never rejects. @param run a number never used before */
	async analyse(code: string, prose: string, run: number, signal: AbortSignal): Promise<CodeAnalysis> {
		if (code.length > MAXIMUM_CHARACTERS) {
			return { kind: 'unavailable', reason: `The code is longer than ${MAXIMUM_CHARACTERS} characters` };
		}
		const leave = await this.#turn.enter(signal);
		if (leave === null) return STOPPED;
		try {
			const request = { kind: 'analyse', run, code, prose } as const;
			// One that was ended meanwhile says nothing about the code; a second one that is, may.
			const first = await this.#ask(await this.#get(), request, signal);
			if (first.kind !== 'died') return first;
			const second = await this.#ask(await this.#get(), request, signal);
			if (second.kind !== 'died') return second;
			return { kind: 'unavailable', reason: `Reading the code broke the checker: ${second.reason}` };
		} catch (error) {
			return { kind: 'unavailable', reason: errorWords(error) };
		} finally {
			leave();
		}
	}

	close(): void {
		this.#interpreter?.then(
			(interpreter) => interpreter.stop(),
			() => undefined,
		);
		this.#interpreter = null;
	}

	async #get(): Promise<Interpreter> {
		const kept = await this.#interpreter?.catch(() => null);
		if (kept?.isAlive === true) return kept;
		this.#interpreter = this.#take();
		return this.#interpreter;
	}

	#ask(
		interpreter: Interpreter,
		request: { kind: 'analyse'; run: number; code: string; prose: string },
		signal: AbortSignal,
	): Promise<CodeAnalysis | Died> {
		const { promise, resolve } = createDeferred<CodeAnalysis | Died>();
		const settle = (analysis: CodeAnalysis | Died) => {
			endWait();
			signal.removeEventListener('abort', stop);
			interpreter.onreply = null;
			interpreter.ondeath = null;
			interpreter.isExpendable = true;
			resolve(analysis);
		};
		const giveUp = (analysis: CodeAnalysis) => {
			interpreter.stop();
			settle(analysis);
		};
		const stop = () => giveUp(STOPPED);
		const endWait = afterAwake(LIMIT_MS, () => giveUp(TOO_LONG));
		interpreter.isExpendable = false;
		interpreter.onreply = (reply) => {
			if (reply.kind === 'analysed' && reply.run === request.run) settle(reply.analysis);
		};
		interpreter.ondeath = (reason) => settle({ kind: 'died', reason });
		if (signal.aborted) stop();
		else {
			signal.addEventListener('abort', stop);
			interpreter.send(request);
		}
		return promise;
	}
}

const STOPPED: CodeAnalysis = { kind: 'unavailable', reason: 'Stopped before the code was read' };
const TOO_LONG: CodeAnalysis = {
	kind: 'unavailable',
	reason: `Reading the code took longer than ${LIMIT_MS / 1000} s`,
};
