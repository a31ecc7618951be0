import type { Lesson } from '../../src/core/lessons/lesson.ts';
import { simulatePeeking } from '../../src/core/lessons/peeking-simulation.ts';
import { plannedRuns, type PlannedRun } from '../../src/core/lessons/planned-runs.ts';
import type { Told } from '../../src/core/lessons/lesson.ts';
import { type Trial, trialOf } from '../../src/core/lessons/trial.ts';
import type { PythonRunner } from '../../src/core/ports.ts';
import { DEFAULT_PREFERENCES } from '../../src/core/preferences.ts';
import { foldRun } from '../../src/core/record/fold.ts';
import { runQuestion } from '../../src/core/run/run.ts';
import { choicesOf } from '../../src/core/setup/setup.ts';
import { specsOf } from '../../src/core/setup/specs.ts';
import { familyById } from '../../src/core/tasks/registry.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { createDemoModel } from '../../src/runtime/model/demo.ts';
import { collect, NO_COACH } from './run-spec.ts';

/** Runs a lesson from end to end on the demo models, one run after the other. */
export async function performLesson(
	lesson: Lesson,
	python: PythonRunner,
): Promise<{ trials: readonly Trial[]; told: Told }> {
	if (lesson.kind === 'simulated') return { trials: [], told: lesson.tell(simulatePeeking('1')) };
	const planned: readonly PlannedRun[] =
		lesson.kind === 'rates'
			? plannedRuns(lesson.rates, 'demo', familyById)
			: [{ condition: '', demo: 'demo:bold', setup: lesson.setup }];
	const trials: Trial[] = [];
	for (const one of planned) trials.push(...(await performPlanned(one, python)));
	return { trials, told: lesson.tell(trials, 'demo') };
}

/** The runs of a setup; in lanes each method is a condition of its own. */
async function performPlanned(
	{ condition, demo, setup }: PlannedRun,
	python: PythonRunner,
): Promise<readonly Trial[]> {
	const temperament = demo === 'demo:careful' ? 'careful' : 'bold';
	const model = createDemoModel(temperament, { clock: systemClock, pace: () => 0 });
	const models = { task: model.ref, coach: NO_COACH, checker: model.ref, summariser: model.ref };
	let count = 0;
	const specs = specsOf(
		{ ...setup, choices: { ...choicesOf(DEFAULT_PREFERENCES), ...setup.choices } },
		{ models },
		{ next: () => `lesson-${String(count++)}` },
	);
	const ports = { models: { task: model, coach: null, checker: model, summariser: model } };
	const trials: Trial[] = [];
	for (const spec of specs) {
		const events = await collect(
			runQuestion(spec, { ...ports, python, clock: systemClock }, new AbortController().signal),
		);
		trials.push(trialOf(condition === '' ? spec.method : condition, foldRun(events)));
	}
	return trials;
}
