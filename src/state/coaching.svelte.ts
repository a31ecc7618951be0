import { SvelteMap } from 'svelte/reactivity';
import { guidanceLines } from '../core/coaching/training.ts';
import type { RunId } from '../core/ids.ts';
import type { RunStore } from '../core/ports.ts';

export interface CoachingPorts {
	/** True when the run was waiting for it. */
	say(runId: RunId, said: { text: string; isCovered: boolean }): boolean;
	store: Pick<RunStore, 'load'>;
	save(name: string, content: Blob): void;
	/** Outlives the page: whether the verdicts are covered. */
	blind: { get(): boolean; set(isBlind: boolean): void };
}

/** What persons who coach do: for any number of runs at once, each with words of its own. */
export class Coaching {
	/** What is being written, by run; stays while another screen is looked at. */
	readonly drafts = new SvelteMap<RunId, string>();
	#isBlind = $state(false);
	/** Calls whose verdicts have been on screen; covering them again does not make them unseen. */
	readonly #seen = new Set<string>();
	readonly #ports: CoachingPorts;

	constructor(ports: CoachingPorts) {
		this.#ports = ports;
		this.#isBlind = ports.blind.get();
	}

	/** Whether the verdicts are covered. */
	get isBlind(): boolean {
		return this.#isBlind;
	}

	set isBlind(isBlind: boolean) {
		this.#isBlind = isBlind;
		this.#ports.blind.set(isBlind);
	}

	/** The verdicts of a call are on screen. */
	sees(runId: RunId, callId: string): void {
		this.#seen.add(`${runId} ${callId}`);
	}

	/** Says it to the run that waits for it; a second press comes to nothing. */
	say(runId: RunId, callId: string, text: string): void {
		const isCovered = !this.#seen.has(`${runId} ${callId}`);
		if (this.#ports.say(runId, { text, isCovered })) this.drafts.delete(runId);
	}

	/** Saves what was said in these runs as training data; gives the number of guidances. */
	async saveTraining(runIds: readonly RunId[], name: string): Promise<number> {
		const lines: string[] = [];
		for (const runId of runIds) lines.push(...guidanceLines((await this.#ports.store.load(runId)) ?? []));
		if (lines.length > 0) this.#ports.save(name, new Blob(lines, { type: 'application/jsonl' }));
		return lines.length;
	}

	saveText(name: string, text: string, type: string): void {
		this.#ports.save(name, new Blob([text], { type }));
	}
}
