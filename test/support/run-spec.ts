import type { GroupId, RunId } from '../../src/core/ids.ts';
import type { MethodId, MethodOptions } from '../../src/core/method-id.ts';
import type { LanguageModel, Role } from '../../src/core/model.ts';
import type { Clock, PythonRunner } from '../../src/core/ports.ts';
import type { Question } from '../../src/core/question.ts';
import type { RunEvent } from '../../src/core/record/event.ts';
import type { Fork, RunLimits, RunSpec } from '../../src/core/record/spec.ts';
import { runQuestion } from '../../src/core/run/run.ts';
import type { RunPorts } from '../../src/core/run/run-ports.ts';
import { FakePython } from './fake-python.ts';
import { ScriptedModel } from './scripted-model.ts';

export const NO_COACH = { id: 'rule-coach', label: 'Rule coach', kind: 'rules' } as const;

export function typed(text: string, expected?: string): Question {
	return { text, source: expected === undefined ? { kind: 'typed' } : { kind: 'typed', expected } };
}

/** A clock that stands still; its sleeps never end unless aborted. */
export const stillClock: Clock = {
	now: () => 1000,
	sleep: (_ms, signal) =>
		new Promise((_, reject) => {
			signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
		}),
};

export interface Setting {
	question?: Question;
	method?: MethodId;
	options?: MethodOptions;
	limits?: Partial<RunLimits>;
	models?: Partial<Record<Role, LanguageModel>>;
	python?: PythonRunner;
	clock?: Clock;
	ruleCoach?: boolean;
	blocks?: RunSpec['blocks'];
	readOut?: boolean;
	logprobs?: boolean;
	fork?: Fork;
	seed?: number;
}

export function specOf(setting: Setting = {}): RunSpec {
	const { models = {}, ruleCoach = false } = setting;
	const ref = { id: 'test:model', label: 'test:model', kind: 'hosted' } as const;
	const task = models.task?.ref ?? ref;
	return {
		runId: 'run-1' as RunId,
		groupId: 'group-1' as GroupId,
		question: setting.question ?? typed('What is 6 times 7?', '42'),
		method: setting.method ?? 'only-question',
		options: setting.options ?? {},
		models: {
			task,
			coach: ruleCoach ? NO_COACH : (models.coach?.ref ?? task),
			checker: models.checker?.ref ?? task,
			summariser: models.summariser?.ref ?? task,
		},
		limits: { pythonMs: 10_000, ...setting.limits },
		...(setting.blocks === undefined ? {} : { blocks: setting.blocks }),
		...(setting.readOut === undefined ? {} : { readOut: setting.readOut }),
		...(setting.logprobs === undefined ? {} : { logprobs: setting.logprobs }),
		...(setting.fork === undefined ? {} : { fork: setting.fork }),
		...(setting.seed === undefined ? {} : { seed: setting.seed }),
	};
}

export function portsOf(setting: Setting = {}): RunPorts {
	const { models = {}, ruleCoach = false } = setting;
	const silent = new ScriptedModel([]);
	const task = models.task ?? silent;
	return {
		models: {
			task,
			coach: ruleCoach ? null : (models.coach ?? task),
			checker: models.checker ?? task,
			summariser: models.summariser ?? task,
		},
		python: setting.python ?? new FakePython(),
		clock: setting.clock ?? stillClock,
	};
}

export async function collect(events: AsyncIterable<RunEvent>): Promise<RunEvent[]> {
	const collected: RunEvent[] = [];
	for await (const event of events) collected.push(event);
	return collected;
}

/** Runs a setting to its end. */
export function runAll(setting: Setting, signal = new AbortController().signal): Promise<RunEvent[]> {
	return collect(runQuestion(specOf(setting), portsOf(setting), signal));
}
