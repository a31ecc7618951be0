import type { Example } from '../../src/core/examples.ts';

import type { PythonRunner } from '../../src/core/ports.ts';
import { DEFAULT_PREFERENCES } from '../../src/core/preferences.ts';
import type { RunEvent } from '../../src/core/record/event.ts';
import { isStored } from '../../src/core/record/stored.ts';
import { runQuestion } from '../../src/core/run/run.ts';
import { choicesOf } from '../../src/core/setup/setup.ts';
import { specsOf } from '../../src/core/setup/specs.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { createDemoModel } from '../../src/runtime/model/demo.ts';
import { collect, NO_COACH } from './run-spec.ts';

/**
 * What is stored of an example's runs with everything as it is at a first visit, a list of events for each method, one run after
 * the other.
 *
 * @param pace tokens a second of the scripted model; 0 = at once
 */
export async function performExample(
	{ id, setup }: Pick<Example, 'id' | 'setup'>,
	python: PythonRunner,
	pace = 0,
): Promise<readonly (readonly RunEvent[])[]> {
	const model = createDemoModel('bold', { clock: systemClock, pace: () => pace });
	const models = { task: model.ref, coach: NO_COACH, checker: model.ref, summariser: model.ref };
	let count = 0;
	const specs = specsOf(
		{ ...setup, choices: { ...choicesOf(DEFAULT_PREFERENCES), ...setup.choices } },
		{ models },
		{ next: () => (count++ === 0 ? `example-${id}` : `example-${id}-${String(count - 1)}`) },
	);
	const runs: (readonly RunEvent[])[] = [];
	for (const spec of specs) {
		const events = await collect(
			runQuestion(
				spec,
				{
					models: { task: model, coach: null, checker: model, summariser: model },
					python,
					clock: systemClock,
				},
				new AbortController().signal,
			),
		);
		runs.push(events.filter(isStored).map((event, seq) => ({ ...event, seq })));
	}
	return runs;
}
