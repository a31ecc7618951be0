import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planOf } from '../../../src/core/bench/plan.ts';
import { generatedQuestion, sampleQuestion, specOf } from '../../../src/core/bench/specs.ts';
import type { RunId } from '../../../src/core/ids.ts';
import { parseRunSpec } from '../../../src/core/record/parse.ts';
import { families, familyById } from '../../../src/core/tasks/registry.ts';
import { castOf, demoModel, designOf, designs, experimentOf, hosted } from '../../support/experiments.ts';
import { typed } from '../../support/run-spec.ts';

const id = 'run-9' as RunId;

describe('the spec of a cell', () => {
	test('is a run of the experiment as the design has it', () => {
		const cast = hosted('one');
		const experiment = experimentOf(
			designOf({
				casts: [cast],
				limits: { pythonMs: 5_000, calls: 20 },
				blocks: 'all',
				sizes: [{ instances: 1, repeats: 2 }],
			}),
		);
		const [, second] = planOf(experiment.design).cells;
		const question = generatedQuestion(second!.instance, familyById('letters')!);
		const spec = specOf(experiment, second!, question, id);
		expect(spec).toEqual({
			runId: 'run-9',
			groupId: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
			experimentId: experiment.id,
			question: {
				text: expect.stringContaining('letter') as string,
				source: {
					kind: 'instance',
					family: 'letters',
					level: '10-15',
					seed: '7-1',
					instance: expect.objectContaining({}) as object,
				},
			},
			method: 'all-text',
			options: {},
			models: cast.models,
			snapshots: cast.snapshots,
			seed: expect.any(Number) as number,
			repeat: 1,
			limits: { pythonMs: 5_000, calls: 20 },
			blocks: 'all',
			readOut: true,
		});
		expect(parseRunSpec(JSON.parse(JSON.stringify(spec)))).toEqual({ ok: true, value: spec });
	});

	test('asks no reader of the scripted model', () => {
		const experiment = experimentOf(designOf({ casts: [castOf(demoModel)], readOut: true }));
		const [cell] = planOf(experiment.design).cells;
		expect(specOf(experiment, cell!, typed('?'), id).readOut).toBe(false);
	});

	test('asks for log-probabilities only where the design says so', () => {
		const said = [undefined, true].map((logprobs) => {
			const experiment = experimentOf(designOf(logprobs === undefined ? {} : { logprobs }));
			const [cell] = planOf(experiment.design).cells;
			return specOf(experiment, cell!, typed('?'), id).logprobs;
		});
		expect(said).toEqual([undefined, true]);
	});

	test('shares its seed with every condition of the round and its group with those of its cast, with nobody else', () => {
		fc.assert(
			fc.property(designs, (design) => {
				const experiment = experimentOf(design);
				const ofRound = new Map<string, number>();
				const ofGroup = new Map<string, string>();
				for (const cell of planOf(design).cells) {
					const { seed, groupId } = specOf(experiment, cell, typed('?'), id);
					const round = `${cell.instance.key} ${String(cell.repeat)}`;
					const place = `${round} ${cell.condition.cast.models.task.id}`;
					expect([ofRound.get(round) ?? seed, ofGroup.get(place) ?? groupId]).toEqual([seed, groupId]);
					ofRound.set(round, seed!);
					ofGroup.set(place, groupId);
				}
				expect([new Set(ofRound.values()).size, new Set(ofGroup.values()).size]).toEqual([
					ofRound.size,
					ofGroup.size,
				]);
			}),
		);
	});
});

describe('the question of a planned instance', () => {
	test('is the same each time, for every family and level, and another for another number', () => {
		for (const family of families) {
			const [level] = family.levels;
			const design = designOf({
				families: [{ family: family.id, levels: [level!.id] }],
				sizes: [{ instances: 4, repeats: 1 }],
			});
			const { rounds } = planOf(design);
			const texts = rounds.map(({ instance }) => generatedQuestion(instance, family).text);
			expect(rounds.map(({ instance }) => generatedQuestion(instance, family).text)).toEqual(texts);
			expect(new Set(texts).size, family.id).toBeGreaterThan(1);
		}
	});

	test('is the person’s own sample where that was planned', () => {
		const letters = familyById('letters')!;
		const drawn = generatedQuestion(planOf(designOf()).rounds[0]!.instance, letters);
		const instance = drawn.source.kind === 'instance' ? drawn.source.instance : null;
		const design = designOf({
			families: [],
			imported: [{ family: 'letters', samples: [{ name: 'a/1', instance }] }],
		});
		const [round] = planOf(design).rounds;
		expect(sampleQuestion(designOf(), planOf(designOf()).rounds[0]!.instance, letters)).toBeNull();
		expect(sampleQuestion(design, round!.instance, letters)).toEqual({
			text: drawn.text,
			source: { kind: 'instance', family: 'letters', level: 'imported', seed: 'imported:a/1', instance },
		});
	});
});
