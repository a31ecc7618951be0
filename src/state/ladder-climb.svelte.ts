import { errorWords } from '../core/error-words.ts';
import { nextLevel, type Rung, rungOf, tellLadder } from '../core/lessons/ladder.ts';
import type { LadderPlan } from '../core/lessons/lesson.ts';
import { demoOf, rungRuns } from '../core/lessons/planned-runs.ts';
import type { Asked, Trial } from '../core/lessons/trial.ts';
import type { AnyFamily } from '../core/tasks/family.ts';
import { namesOf, performPlanned, type UnkeptPorts } from './lesson-runs.ts';

interface LadderPorts extends UnkeptPorts {
	familyOf: (id: string) => AnyFamily | null;
}

/** Raises the level of a task until answers in words fail. */
export class LadderClimb {
	readonly plan: LadderPlan;
	rungs = $state.raw<readonly Rung[]>([]);
	/** The level being asked. */
	asking = $state<string | null>(null);
	asked = $state<Asked>('demo');
	/** Labels of the models whose answers are shown, from the moment they were asked. */
	names = $state.raw<readonly string[]>([]);
	trouble = $state<string | null>(null);
	readonly isRunning: boolean = $derived(this.asking !== null);
	/** The band, in words; null before anything was asked and while it goes on. */
	readonly told: string | null = $derived.by(() =>
		this.isRunning || this.rungs.length === 0 ? null : tellLadder(this.rungs),
	);
	readonly #ports: LadderPorts;
	#abort = new AbortController();

	constructor(plan: LadderPlan, ports: LadderPorts) {
		this.plan = plan;
		this.#ports = ports;
	}

	/** The levels with what people call them. */
	get levels(): readonly { id: string; label: string }[] {
		const known = this.#ports.familyOf(this.plan.family)?.levels ?? [];
		return this.plan.levels.map((id) => ({ id, label: known.find((level) => level.id === id)?.label ?? id }));
	}

	/** @param from id of the level to begin with; the easiest without one */
	async climb(asked: Asked, from: string | null = null): Promise<void> {
		if (this.isRunning) return;
		this.trouble = asked === 'own' ? this.#ports.models.whyNot(new Set(['task'])) : null;
		if (this.trouble !== null) return;
		this.#abort = new AbortController();
		const { signal } = this.#abort;
		this.asked = asked;
		this.names = namesOf(asked, [demoOf()], this.#ports);
		this.rungs = [];
		const labels = new Map(this.levels.map(({ id, label }) => [id, label]));
		const levels = this.plan.levels.slice(Math.max(0, this.plan.levels.indexOf(from ?? '')));
		try {
			for (let level = nextLevel(levels, []); level !== null; level = nextLevel(levels, this.rungs)) {
				this.asking = level;
				const trials: Trial[] = [];
				const planned = rungRuns(this.plan, level, asked, this.#ports.familyOf);
				await performPlanned(planned, asked, this.#ports, (trial) => trials.push(trial), signal);
				// A level that was broken off would be drawn with fewer answers than the others.
				if (signal.aborted) return;
				this.rungs = [...this.rungs, rungOf(level, labels.get(level) ?? level, trials)];
			}
		} catch (error) {
			this.trouble = errorWords(error);
		} finally {
			this.asking = null;
		}
	}

	stop(): void {
		this.#abort.abort();
	}
}
