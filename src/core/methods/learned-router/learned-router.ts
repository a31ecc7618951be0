import { ALL_TEXT_INSTRUCTION, CODE_COT_INSTRUCTION, withInstruction } from '../steering/prompts.ts';
import { ruleChoice } from '../steering/rule-coach.ts';
import { featuresOf } from './features.ts';
import { predict } from './logistic.ts';
import { parseRouterModel } from './train.ts';
import type { FinalReply, Method, OptionSpec } from '../method.ts';
import type { MethodOptions } from '../../method-id.ts';
import { numberOf } from '../options.ts';
import { ask, finalOf, note, runReply, type Steps } from '../steps.ts';

/** The trained router travels in this option, as JSON text; it is set by the bench and not drawn as a knob. */
export const ROUTER_MODEL_OPTION = 'model';

const threshold = {
	id: 'threshold',
	label: 'Code from',
	kind: 'number',
	min: 0.05,
	max: 0.95,
	step: 0.05,
	default: 0.5,
	help: 'Probability that code is the better way from which the question goes to code',
} satisfies OptionSpec;

export const learnedRouter: Method = {
	id: 'learned-router',
	label: 'Learned router',
	summary: 'A small model trained on your own runs sends each question to text or to code.',
	source: { paper: 'ours', section: '' },
	roles: ['task'],
	options: [threshold],
	presets: [],
	differs: {
		paper: 'Ours, in neither paper.',
		code: 'Ours, in no released code.',
	},
	calls: () => ({ min: 1, max: 1 }),
	sees: ['router ← the question’s words and numbers', 'task model ← the matching instruction + question'],
	*plan({ text: question }, options): Steps<FinalReply> {
		const way = yield* chooseWay(question, options);
		const reply = yield* ask({
			role: 'task',
			turn: 1,
			steer: way,
			purpose: `answers in ${way}`,
			messages: [
				{
					role: 'user',
					content: withInstruction(way === 'code' ? CODE_COT_INSTRUCTION : ALL_TEXT_INSTRUCTION, question),
				},
			],
		});
		return finalOf(yield* runReply(reply, 1));
	},
};

function* chooseWay(question: string, options: MethodOptions): Steps<'code' | 'text'> {
	const stored = options[ROUTER_MODEL_OPTION];
	const router = typeof stored === 'string' ? parseRouterModel(stored) : null;
	if (router?.ok !== true) {
		const why = router === null ? 'No router has been trained yet' : router.error;
		yield* note({ type: 'remark', turn: 1, text: `${why}; plain rules on the question decide instead` });
		const { action, reason } = ruleChoice(question);
		const way = action === 'code' ? 'code' : 'text';
		yield* note({ type: 'decision', turn: 1, by: 'method', action: way, reason });
		return way;
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
