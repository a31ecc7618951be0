import type { AnalysisMark, ExecutionResult } from '../core/execution.ts';
import type { PythonRunner } from '../core/ports.ts';

/** A program of a turn, as the code view shows it. */
export interface ShownCode {
	/** Identifies the program, so that selecting it again keeps the person's edits. */
	id: string;
	/** "CodeSteer, turn 2" */
	title: string;
	code: string;
	/** The program of the turn before, null when there is none. */
	previous: string | null;
	marks: readonly AnalysisMark[];
	result: ExecutionResult | null;
}

/** The code view: the selected turn's program, the person's edits, and running it by hand. */
export class CodeState {
	shown = $state.raw<ShownCode | null>(null);
	hint = $state('Code of the selected turn appears here, with the difference to the turn before.');
	text = $state('');
	wantsDifference = $state(true);
	live = $state('');
	#byHand = $state.raw<ExecutionResult | null>(null);
	#abort = $state.raw<AbortController | null>(null);
	readonly #python: PythonRunner;
	readonly #limitMs: () => number;

	constructor(python: PythonRunner, limitMs: () => number) {
		this.#python = python;
		this.#limitMs = limitMs;
	}

	get isEdited(): boolean {
		return this.shown !== null && this.text !== this.shown.code;
	}

	get isRunning(): boolean {
		return this.#abort !== null;
	}

	get showsDifference(): boolean {
		return this.wantsDifference && this.shown !== null && this.shown.previous !== null;
	}

	/** What running by hand gave, else what the run itself recorded. */
	get result(): ExecutionResult | null {
		return this.#byHand ?? this.shown?.result ?? null;
	}

	show(shown: ShownCode | null): void {
		const before = this.shown;
		const isSame = shown !== null && shown.id === before?.id && shown.code === before.code;
		// Asked for on every frame of a stream: what did not change must not redraw the editor.
		if (
			isSame &&
			shown.previous === before.previous &&
			shown.marks === before.marks &&
			shown.result === before.result
		) {
			return;
		}
		this.shown = shown;
		if (isSame) return;
		this.stop();
		this.#byHand = null;
		this.text = shown?.code ?? '';
	}

	edit(text: string): void {
		this.text = text;
	}

	reset(): void {
		this.text = this.shown?.code ?? '';
		this.#byHand = null;
	}

	toggleDifference(): void {
		this.wantsDifference = !this.wantsDifference;
	}

	async run(): Promise<void> {
		if (this.isRunning) return;
		const abort = new AbortController();
		this.#abort = abort;
		this.live = '';
		const result = await this.#python.run(
			{ code: this.text, timeLimitMs: this.#limitMs() },
			(_stream, text) => {
				this.live += text;
			},
			abort.signal,
		);
		// Another program may have been selected meanwhile.
		if (this.#abort !== abort) return;
		this.#byHand = result;
		this.#abort = null;
	}

	stop(): void {
		this.#abort?.abort();
		this.#abort = null;
	}
}
