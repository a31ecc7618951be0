import { SvelteMap } from 'svelte/reactivity';
import type { AnalysisMark, ExecutionResult, Thought } from '../core/execution.ts';
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
	/** What the model answered inside it, which it also gets when it is run by hand; null where it has no `think`. */
	thoughts: readonly (Thought & { line: number | null })[] | null;
	result: ExecutionResult | null;
}

/** The code view: the selected turn's program, the person's edits, and running it by hand. */
export class CodeState {
	shown = $state.raw<ShownCode | null>(null);
	wantsDifference = $state(true);
	live = $state('');
	/** By program; kept until the page is left or the edit is undone. */
	readonly #edits = new SvelteMap<string, string>();
	readonly #byHand = new SvelteMap<string, ExecutionResult>();
	#abort = $state.raw<AbortController | null>(null);
	#choice: unknown = null;
	readonly #python: PythonRunner;
	readonly #limitMs: () => number;

	constructor(python: PythonRunner, limitMs: () => number) {
		this.#python = python;
		this.#limitMs = limitMs;
	}

	get text(): string {
		return this.shown === null ? '' : (this.#edits.get(this.shown.id) ?? this.shown.code);
	}

	get isEdited(): boolean {
		return this.shown !== null && this.#edits.has(this.shown.id);
	}

	get isRunning(): boolean {
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
		if (isOther && choice === this.#choice && (this.isEdited || this.isRunning)) return;
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
	}

	reset(): void {
		if (this.shown === null) return;
		this.#edits.delete(this.shown.id);
		this.#byHand.delete(this.shown.id);
	}

	toggleDifference(): void {
		this.wantsDifference = !this.wantsDifference;
	}

	async run(): Promise<void> {
		if (this.isRunning || this.shown === null) return;
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

/** Asked for on every frame of a stream: what did not change must not redraw the editor. */
function isSame(a: ShownCode, b: ShownCode | null): boolean {
	return (
		b !== null &&
		a.id === b.id &&
		a.code === b.code &&
		a.previous === b.previous &&
		a.marks === b.marks &&
		a.thoughts === b.thoughts &&
		a.result === b.result
	);
}
