import { describe, expect, it } from 'vitest';
import type { GroupId } from '../../src/core/ids.ts';
import { summarise } from '../../src/core/record/summary.ts';
import { type RunGroup, groupRuns } from '../../src/state/run-groups.ts';
import WhoSpoke from '../../src/ui/runs/WhoSpoke.svelte';
import { runAll } from '../support/run-spec.ts';
import { ScriptedModel } from '../support/scripted-model.ts';
import { drawn, textOf } from './timeline/drawn.ts';

const run = summarise(await runAll({ models: { task: new ScriptedModel(['42']) } }));
const gpt = { label: 'gpt-4o', scripted: false };
const demo = { label: 'Demo · bold', scripted: true };

function said(...lanes: Partial<typeof run>[]): string {
	const runs = lanes.map((lane) => ({ ...run, groupId: 'g' as GroupId, ...lane }));
	const [group] = groupRuns(runs);
	return textOf(drawn(WhoSpoke, { group: group as RunGroup }));
}

describe('the models of a run in a list', () => {
	it('are marked where they are scripted, whichever of them that is', () => {
		expect([
			said({ model: gpt }),
			said({ model: demo }),
			said({ model: gpt, others: [demo] }),
			said({ model: demo, others: [gpt] }),
			said({ model: gpt }, { model: gpt, others: [demo] }, { model: gpt, others: [demo] }),
		]).toEqual([
			'gpt-4o',
			'Demo · bold (scripted, not an LLM)',
			'gpt-4o, with Demo · bold (scripted, not an LLM)',
			'Demo · bold (scripted, not an LLM), with gpt-4o',
			'gpt-4o, with Demo · bold (scripted, not an LLM)',
		]);
	});
});
