import { isListOf, isWhole } from '../kit/shape.ts';
import type { Importer } from '../import/importer.ts';
import { collectSamples, jsonSamples } from '../import/samples.ts';
import { parseBoxLift } from './instance.ts';
import { greedyPlan } from './solver.ts';

/** The step limit is not stored: the published runs take the one of the greedy rule in the stored order of lifters. */
export const importer: Importer = {
	family: 'boxlift',
	recognises: (path) =>
		/(?:^|\/)BoxLift_dataset(?:_SFT)?\/BoxLift_\d+_\d+\/BoxLift\d+\/BoxLift\.json$/.test(path),
	read: (files) =>
		collectSamples(jsonSamples(files), parseBoxLift, ({ boxes, lifters }) => {
			const isAmount = (value: unknown): value is number => isWhole(value, 1, 1_000_000);
			if (!isListOf(boxes, 1, 100, isAmount) || !isListOf(lifters, 1, 30, isAmount)) {
				return 'The weights or capacities are no lists of positive whole numbers';
			}
			const plan = greedyPlan(boxes, lifters);
			if (plan === null) return 'One box is too heavy for the whole team';
			return { instance: { boxes, lifters, maxSteps: plan.length } };
		}),
};
