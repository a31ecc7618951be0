import { readFileSync } from 'node:fs';
import { type Capsule, parseCapsule } from '../../src/core/capsule/capsule.ts';
import type { ExecutionResult, PythonRunner } from '../../src/core/execution.ts';
import { Stage } from '../../src/state/stage.svelte.ts';
import { StageClock } from '../../src/state/stage-clock.svelte.ts';
import type { ScriptedId } from '../../src/words/bundled-capsules.ts';
import { FakePython, printed } from './fake-python.ts';
import { HandClock } from './hand-clock.ts';

/** One of the capsules that lie beside the page. */
export function bundled(id: ScriptedId): Capsule {
	const read = parseCapsule(readFileSync(`public/capsules/${id}.json`, 'utf8'));
	if (!read.ok) throw new Error(read.error.kind);
	return read.value;
}

/** What was recorded of a program. */
function recordedOf(capsule: Capsule, code: string): ExecutionResult {
	const events = capsule.runs.flat();
	const start = events.find((event) => event.type === 'code-start' && event.code === code);
	const end = events.find(
		(event) =>
			event.type === 'code-end' &&
			start?.type === 'code-start' &&
			event.codeId === start.codeId &&
			event.runId === start.runId,
	);
	return end?.type === 'code-end' ? end.result : printed('');
}

/** A stage with a clock moved by hand, and Python that prints what was recorded unless another is given. */
export function openStage(
	capsule: Capsule,
	{ python, isStill = false }: { python?: PythonRunner; isStill?: boolean } = {},
) {
	const clock = new HandClock();
	const talk = new StageClock(clock);
	const runner = python ?? new FakePython((code) => recordedOf(capsule, code));
	const stage = new Stage(capsule, { python: runner, clock, talk, isStill: () => isStill });
	return { stage, clock, talk };
}
