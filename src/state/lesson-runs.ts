import type { ExperimentId, Ids } from '../core/ids.ts';
import type { PlannedRun } from '../core/lessons/planned-runs.ts';
import { type Asked, type Trial, trialOf } from '../core/lessons/trial.ts';
import { DEFAULT_PREFERENCES } from '../core/preferences.ts';
import type { RunEvent } from '../core/record/event.ts';
import type { RunSpec } from '../core/record/spec.ts';
import { foldRun } from '../core/record/fold.ts';
import { isStored } from '../core/record/stored.ts';
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

/** The demo model as it is at a first visit, whatever the person has chosen elsewhere: a lesson shows everybody the same. */
const DEMO_CHOICES = choicesOf(DEFAULT_PREFERENCES);

/** What a run of a lesson is made of, besides what the lesson fixes. */
export function choicesFor(asked: Asked, own: () => RunChoices): RunChoices {
	return asked === 'demo' ? DEMO_CHOICES : own();
}

/** What the models that are asked are called; of one's own the one that is chosen now. */
export function namesOf(
	asked: Asked,
	demos: readonly string[],
	{ models, choices }: Pick<UnkeptPorts, 'models' | 'choices'>,
): readonly string[] {
	const ids = asked === 'demo' ? demos : [choices().model];
	return [...new Set(ids)].map((id) => models.byId(id).label);
}

/** The mark of runs nobody reads along with: the scripted model does not wait for itself then. Nothing is kept under it. */
const COUNTED = 'lesson' as ExperimentId;
/** Of a person's own model; its server may take fewer. */
const OWN_AT_ONCE = 2;

/**
 * Performs runs that are counted and not kept: sixty groups of one question each would bury a person's own runs in the list.
 * `take` is given each as it ends, in no certain order, also one that was stopped. Settles when all have ended; once stopped, none
 * begins. Rejects when one cannot be performed; the others are stopped then. The person's choices are those of the beginning.
 */
export async function performPlanned(
	planned: readonly PlannedRun[],
	asked: Asked,
	ports: UnkeptPorts,
	take: (trial: Trial) => void,
	signal: AbortSignal,
): Promise<void> {
	const waiting = [...planned];
	const choices = choicesFor(asked, ports.choices);
	const broken = new AbortController();
	const either = AbortSignal.any([signal, broken.signal]);
	const work = async (): Promise<void> => {
		for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
			if (either.aborted) return;
			const model = asked === 'demo' ? next.demo : choices.model;
			take(await performed(next, { ...choices, model }, ports, either));
		}
	};
	const atOnce = asked === 'demo' ? Math.max(2, ports.pythonSlots) : OWN_AT_ONCE;
	const atWork = Array.from({ length: atOnce }, () =>
		work().catch((error: unknown) => {
			broken.abort();
			throw error;
		}),
	);
	await Promise.allSettled(atWork);
	await Promise.all(atWork);
}

async function performed(
	{ condition, setup }: PlannedRun,
	choices: RunChoices,
	{ perform, ids, models }: UnkeptPorts,
	signal: AbortSignal,
): Promise<Trial> {
	const whole = { ...setup, choices: { ...choices, ...setup.choices } };
	const [spec] = specsOf(whole, models.castFor(choices), ids);
	if (spec === undefined) throw new Error('A planned run is of one method');
	const events: RunEvent[] = [];
	for await (const event of perform({ ...spec, experimentId: COUNTED }, signal)) {
		if (isStored(event)) events.push(event);
	}
	return trialOf(condition, foldRun(events));
}
