import type { ExperimentId, Ids } from '../core/ids.ts';
import type { Asked, PlannedRun } from '../core/lessons/planned-runs.ts';
import type { Trial } from '../core/lessons/trial.ts';
import { DEFAULT_PREFERENCES } from '../core/preferences.ts';
import type { RunEvent } from '../core/record/event.ts';
import type { RunSpec } from '../core/record/spec.ts';
import { isStored } from '../core/record/stored.ts';
import { summarise } from '../core/record/summary.ts';
import { choicesOf, type RunChoices } from '../core/setup/setup.ts';
import { specsOf } from '../core/setup/specs.ts';
import type { Models } from './models.svelte.ts';

/** What runs that are only counted need. */
export interface UnkeptPorts {
	/** Performs one run, which nobody keeps. */
	perform: (spec: RunSpec, signal: AbortSignal) => AsyncIterable<RunEvent>;
	ids: Ids;
	models: Models;
	choices: () => RunChoices;
	/** Programs that run at once. */
	pythonSlots: number;
}

/** The mark of runs nobody reads along with: the scripted model does not wait for itself then. Nothing is kept under it. */
const COUNTED = 'lesson' as ExperimentId;
const DEMO_CHOICES = choicesOf(DEFAULT_PREFERENCES);
/** Of a person's own model; its server may take fewer. */
const OWN_AT_ONCE = 2;

/**
 * Performs runs that are counted and not kept: sixty groups of one question each would bury a person's own runs in the list.
 * `take` is given each as it ends, in no certain order. Resolves when all have ended; once stopped, none begins.
 */
export async function performPlanned(
	planned: readonly PlannedRun[],
	asked: Asked,
	ports: UnkeptPorts,
	take: (trial: Trial) => void,
	signal: AbortSignal,
): Promise<void> {
	const waiting = [...planned];
	const work = async (): Promise<void> => {
		for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
			if (signal.aborted) return;
			const trial = await trialOf(next, asked, ports, signal);
			if (trial !== null) take(trial);
		}
	};
	const atOnce = asked === 'demo' ? Math.max(2, ports.pythonSlots) : OWN_AT_ONCE;
	await Promise.all(Array.from({ length: atOnce }, work));
}

/** Null where nothing came of it because it was stopped. */
async function trialOf(
	{ condition, demo, setup }: PlannedRun,
	asked: Asked,
	{ perform, ids, models, choices: own }: UnkeptPorts,
	signal: AbortSignal,
): Promise<Trial | null> {
	const choices = asked === 'demo' ? { ...DEMO_CHOICES, model: demo } : own();
	const [spec] = specsOf(
		{ ...setup, choices: { ...choices, ...setup.choices } },
		models.castFor(choices),
		ids,
	);
	if (spec === undefined) return null;
	const events: RunEvent[] = [];
	for await (const event of perform({ ...spec, experimentId: COUNTED }, signal)) {
		if (isStored(event)) events.push(event);
	}
	return signal.aborted ? null : { condition, run: summarise(events) };
}
