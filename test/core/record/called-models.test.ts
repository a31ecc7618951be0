import { describe, expect, it } from 'vitest';
import { calledModels, scriptedAmong, scriptedIn } from '../../../src/core/record/called-models.ts';
import type { ModelRef } from '../../../src/core/model.ts';
import type { RunEvent } from '../../../src/core/record/event.ts';
import { EMPTY_VIEW, foldRun } from '../../../src/core/record/fold.ts';
import { runAll } from '../../support/run-spec.ts';
import { ScriptedModel } from '../../support/scripted-model.ts';

const events = await runAll({ models: { task: new ScriptedModel(['42']) } });
const run = foldRun(events);
const said = { id: 'test:model', label: 'test:model', kind: 'hosted' } as const;

describe('the models of a run', () => {
	it('are those that were called, whoever else was there to be', () => {
		expect(calledModels(run)).toEqual([said]);
		expect(calledModels(foldRun(events.slice(0, 1)))).toEqual([said]);
		expect(calledModels(EMPTY_VIEW)).toEqual([]);
	});

	it('are scripted in part where one of them is that spoke in any role, not where it never did', () => {
		const demo = { id: 'demo', label: 'Demo', kind: 'scripted' } as const;
		const coached = foldRun(
			events.flatMap((event): readonly RunEvent[] =>
				event.type === 'call-start'
					? [event, { ...event, callId: 'coach', role: 'coach', model: demo }]
					: [event],
			),
		);
		expect([scriptedIn([run]), scriptedIn([coached])]).toEqual(['none', 'part']);
		expect(calledModels(coached)).toEqual([said, demo]);
		const silent = foldRun(
			events.map((event) =>
				event.type === 'run-start'
					? { ...event, spec: { ...event.spec, models: { ...event.spec.models, coach: demo } } }
					: event,
			),
		);
		expect(scriptedIn([silent])).toBe('none');
	});

	it('are all scripted where no other model spoke; rules and people are none', () => {
		const of = (...kinds: ModelRef['kind'][]) => scriptedAmong(kinds.map((kind) => ({ kind })));
		expect([of('scripted', 'rules', 'person'), of('scripted', 'hosted'), of('hosted'), of('rules')]).toEqual([
			'all',
			'part',
			'none',
			'none',
		]);
	});
});
