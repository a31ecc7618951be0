import { SvelteMap } from 'svelte/reactivity';
import type { CodeAnalysis, ExecutionResult, Thought } from '../core/execution.ts';
import type { PythonRunner } from '../core/ports.ts';
import { CheckerReading } from './checker-reading.svelte.ts';

/** A program of a turn, as the code view shows it. */
export interface ShownCode {
	/** Identifies the program, so that selecting it again keeps the person's edits. */
	id: string;
	/** "CodeSteer, turn 2" */
	title: string;
	code: string;
	/** The program of the turn before, null when there is none. */
	previous: string | null;
	/** The symbolic checker's report on it, where the run asked for one. */
	analysis: CodeAnalysis | null;
	/** The reply's text before the program. */
	prose: string;
	/** What the model was asked. */
	question: string;
	/** What the model answered inside it, which it also gets when it is run by hand; null where it has no `think`. */
	thoughts: readonly (Thought & { line: number | null })[] | null;
	result: ExecutionResult | null;
}

/** The code view: the selected turn's program, the person's edits, and running it by hand. */
export class CodeState {
	shown = $state.raw<ShownCode | null>(null);
	wantsDifference = $state(true);
	wantsChecker = $state(false);
	live = $state('');
	/** By program; kept until the page is left or the edit is undone. */
	readonly #edits = new SvelteMap<string, string>();
	readonly #byHand = new SvelteMap<string, ExecutionResult>();
	#abort = $state.raw<AbortController | null>(null);
	#choice: unknown = null;
	/** What the checker says of programs that no run has a report on. */
	readonly checker: CheckerReading;
	readonly #python: PythonRunner;
	readonly #limitMs: () => number;

	constructor(python: PythonRunner, limitMs: () => number) {
		this.#python = python;
		this.checker = new CheckerReading(python);
		this.#limitMs = limitMs;
	}

	get text(): string {
		return this.shown === null ? '' : (this.#edits.get(this.shown.id) ?? this.shown.code);
	}

	get isEdited(): boolean {
		return this.shown !== null && this.#edits.has(this.shown.id);
	}

	/** The checker's report on the text as it is now; null where none is known. Only one with places says what its marks add. */
	get analysis(): CodeAnalysis | null {
		if (this.shown === null) return null;
		const kept = this.isEdited ? null : this.shown.analysis;
		if (kept !== null && hasPlaces(kept)) return kept;
		return this.checker.analysisOf({ code: this.text, prose: this.shown.prose }) ?? kept;
	}

	/** Has the checker read the text as it is now, unless its report is there. */
	async readAnew(): Promise<void> {
		if (this.shown === null || (this.analysis !== null && hasPlaces(this.analysis))) return;
		await this.checker.read({ code: this.text, prose: this.shown.prose });
	}

	get isBusy(): boolean {
		return this.#abort !== null;
	}

	get showsDifference(): boolean {
		return this.wantsDifference && this.shown !== null && this.shown.previous !== null;
	}

	/** What running by hand gave, else what the run itself recorded. */
	get result(): ExecutionResult | null {
		return this.shown === null ? null : (this.#byHand.get(this.shown.id) ?? this.shown.result);
	}

	/**
	 * `choice`: what the person pointed at, compared by identity. While it stays the same, another program is a streaming lane's
	 * doing, which takes nothing away that is being edited or run by hand.
	 */
	show(shown: ShownCode | null, choice: unknown): void {
		const before = this.shown;
		const isOther = shown?.id !== before?.id;
		if (isOther && choice === this.#choice && (this.isEdited || this.isBusy)) return;
		this.#choice = choice;
		if (isOther) this.stop();
		if (shown === null || isOther || !isSame(shown, before)) this.shown = shown;
		if (shown === null) return;
		if (this.#edits.get(shown.id) === shown.code) this.#edits.delete(shown.id);
		if (!isOther && shown.code !== before?.code && !this.isEdited) this.#byHand.delete(shown.id);
	}

	edit(text: string): void {
		if (this.shown === null) return;
		if (text === this.shown.code) this.#edits.delete(this.shown.id);
		else this.#edits.set(this.shown.id, text);
		this.#python.foresee?.(text);
	}

	reset(): void {
		if (this.shown === null) return;
		this.#edits.delete(this.shown.id);
		this.#byHand.delete(this.shown.id);
	}

	toggleChecker(): void {
		this.wantsChecker = !this.wantsChecker;
	}

	toggleDifference(): void {
		this.wantsDifference = !this.wantsDifference;
	}

	async run(): Promise<void> {
		if (this.isBusy || this.shown === null) return;
		const { id, thoughts } = this.shown;
		const abort = new AbortController();
		this.#abort = abort;
		this.live = '';
		try {
			const result = await this.#python.run(
				{
					code: this.text,
					timeLimitMs: this.#limitMs(),
					...(thoughts === null ? {} : { thoughts }),
				},
				(_stream, text) => {
					this.live += text;
				},
				abort.signal,
			);
			// Stopped, or another program selected meanwhile.
			if (this.#abort === abort) this.#byHand.set(id, result);
		} finally {
			if (this.#abort === abort) this.#abort = null;
		}
	}

	stop(): void {
		this.#abort?.abort();
		this.#abort = null;
	}
}

/** Reports of runs of before have none. */
function hasPlaces(analysis: CodeAnalysis): boolean {
	return analysis.kind !== 'analysed' || analysis.unplaced !== undefined;
}

/** Asked for on every frame of a stream: what did not change must not redraw the editor. */
function isSame(a: ShownCode, b: ShownCode | null): boolean {
	return (
		b !== null &&
		a.id === b.id &&
		a.code === b.code &&
		a.previous === b.previous &&
		a.analysis === b.analysis &&
		a.prose === b.prose &&
		a.question === b.question &&
		a.thoughts === b.thoughts &&
		a.result === b.result
	);
}
