import type {
	CodeAnalysis,
	ExecutionRequest,
	ExecutionResult,
	OutputStream,
	PythonRunner,
} from '../../src/core/execution.ts';

export function printed(
	stdout: string,
	more: { stderr?: string; value?: string; truncated?: boolean } = {},
): ExecutionResult {
	const { stderr = '', value, truncated = false } = more;
	const ran = { stdout, stderr, output: stdout + stderr, truncated, figures: [], ms: 1 };
	return value === undefined ? { kind: 'finished', ...ran } : { kind: 'finished', ...ran, value };
}

export function raised(name: string, message: string, line?: number): ExecutionResult {
	const traceback = `Traceback (most recent call last):\n  File "answer.py", line ${String(line ?? 1)}\n${name}: ${message}`;
	return {
		...ran(''),
		kind: 'raised',
		error: line === undefined ? { name, message, traceback } : { name, message, traceback, line },
	};
}

export function timedOut(stdout = '', limitMs = 10_000): ExecutionResult {
	return { ...ran(stdout), kind: 'timed-out', limitMs };
}

function ran(stdout: string) {
	return { stdout, stderr: '', output: stdout, truncated: false, figures: [], ms: 1 };
}

export function analysed(score: number, disguise: string | null = null): CodeAnalysis {
	const flags = { searching: score > 2, symbolic: false, numerical: false };
	return {
		kind: 'analysed',
		published: { score, flags },
		keywords: { score },
		tree: {
			score,
			counts: { loops: 0, recursion: 0, branches: 0, errorHandling: 0, arithmetic: 0, solverLibrary: 0 },
			flags,
		},
		disguise,
		lines: [`score line ${String(score)}`],
		marks: [],
	};
}

/** Python that answers from a function of the code, and keeps what it was asked. */
export class FakePython implements PythonRunner {
	readonly runs: ExecutionRequest[] = [];
	readonly analysed: { code: string; prose: string }[] = [];
	readonly closed: string[] = [];
	readonly foreseen: string[] = [];
	#result: (code: string) => ExecutionResult;
	#analysis: (code: string) => CodeAnalysis;

	constructor(
		result: (code: string) => ExecutionResult = () => printed(''),
		analysis: (code: string) => CodeAnalysis = () => analysed(5),
	) {
		this.#result = result;
		this.#analysis = analysis;
	}

	async run(
		request: ExecutionRequest,
		onOutput: (stream: OutputStream, text: string) => void,
	): Promise<ExecutionResult> {
		this.runs.push(request);
		const result = this.#result(request.code);
		if (result.kind !== 'unavailable' && result.stdout !== '') onOutput('stdout', result.stdout);
		return result;
	}

	async analyse(code: string, prose: string): Promise<CodeAnalysis> {
		this.analysed.push({ code, prose });
		return this.#analysis(code);
	}

	closeSession(session: string): void {
		this.closed.push(session);
	}

	foresee(code: string): void {
		this.foreseen.push(code);
	}
}
