import type { MethodOptions } from '../../method-id.ts';
import type { Way } from '../../steer.ts';
import { OURS } from '../kit/ours.ts';
import { answerInWay, chooseBySigns } from '../kit/ways.ts';
import { face } from '../faces.ts';
import type { FinalReply, Method } from '../method.ts';
import { decimal, numberOf } from '../options.ts';
import { QUESTION } from '../sights.ts';
import { note, type Steps } from '../steps.ts';
import { featuresOf } from './features.ts';
import { predict } from './logistic.ts';
import { ROUTER_MODEL_OPTION } from './model-option.ts';
import { parseRouterModel } from './train.ts';

const threshold = decimal(
	'threshold',
	'Code from',
	[0.05, 0.95, 0.05],
	0.5,
	'Probability that code is the better way from which the question goes to code',
);

export const learnedRouter: Method = {
	...face('learned-router'),
	...OURS,
	options: [threshold],
	calls: () => ({ min: 1, max: 1 }),
	sees: [
		{ who: 'router', sees: [QUESTION], note: 'as counts of its words and numbers' },
		{ who: 'task model', sees: [{ what: 'its instruction', from: 'router' }, QUESTION] },
	],
	*plan({ text: question }, options): Steps<FinalReply> {
		return yield* answerInWay(yield* chooseWay(question, options), question, 1);
	},
};

function* chooseWay(question: string, options: MethodOptions): Steps<Way> {
	const stored = options[ROUTER_MODEL_OPTION];
	const router = typeof stored === 'string' ? parseRouterModel(stored) : null;
	if (router?.ok !== true) {
		const why = router === null ? 'No router has been trained yet' : router.error;
		yield* note({ type: 'remark', turn: 1, text: `${why}; plain rules on the question decide instead` });
		return yield* chooseBySigns(question, 'method');
	}
	const value = predict(router.value, featuresOf(question));
	const limit = numberOf(threshold, options);
	yield* note({
		type: 'gauge',
		turn: 1,
		label: 'Code is the better way',
		value,
		explanation: `Trained on ${String(router.value.trainedOn)} questions that only one way solved`,
	});
	const way = value >= limit ? 'code' : 'text';
	const reason = `Probability of code ${value.toFixed(2)}, code from ${limit.toFixed(2)}`;
	yield* note({ type: 'decision', turn: 1, by: 'method', action: way, reason });
	return way;
}
