import type { CodeAnalysis } from '../core/execution.ts';
import type { PythonRunner } from '../core/ports.ts';

interface Program {
	code: string;
	/** The reply's text before it. */
	prose: string;
}

/** Asks the symbolic checker about programs that no run has a report on: edited ones, and those of runs that kept no places. */
export class CheckerReading {
	/** The newest report, with the program that it is about. */
	#read = $state.raw<{ program: Program; analysis: CodeAnalysis } | null>(null);
	isReading = $state(false);
	/** The newest program asked about; what was asked in between is left out. */
	#next: Program | null = null;
	readonly #python: PythonRunner;

	constructor(python: PythonRunner) {
		this.#python = python;
	}

	/** Null while it is not known. */
	analysisOf({ code, prose }: Program): CodeAnalysis | null {
		const known = this.#read;
		return known?.program.code === code && known.program.prose === prose ? known.analysis : null;
	}

	/** One reading at a time. */
	async read(program: Program): Promise<void> {
		this.#next = program;
		if (this.isReading) return;
		this.isReading = true;
		try {
			// It is read anew as often as the program was edited meanwhile.
			for (let next = this.#take(); next !== null; next = this.#take()) {
				const analysis = await this.#python.analyse(next.code, next.prose, new AbortController().signal);
				this.#read = { program: next, analysis };
			}
		} finally {
			this.isReading = false;
		}
	}

	#take(): Program | null {
		const next = this.#next;
		this.#next = null;
		return next;
	}
}
