import type { MethodOptions } from '../../method-id.ts';
import { FAMILY_LABELS } from '../../tasks/family-id.ts';
import { interpret, interpreterCalls, stepsOption } from '../code-interpreter/interpreter-loop.ts';
import { face } from '../faces.ts';
import type { FinalReply, Lessons, Method } from '../method.ts';
import { integer, numberOf } from '../options.ts';
import { OUTPUT, QUESTION } from '../sights.ts';
import { note, type Steps } from '../steps.ts';
import { chooseExamples } from './choose.ts';
import { type LearnedExample, parseExamples } from './example.ts';
import { EXAMPLES_OPTION } from './examples-option.ts';
import { withExamples, type Worked } from './worked.ts';

const countOption = integer(
	'count',
	'Examples',
	[1, 2],
	2,
	'How many worked examples stand before the question, at most one in words and one with Python',
);

export const learnedExamples: Method = {
	...face('learned-examples'),
	source: { paper: { arXiv: '2510.20909', title: 'CodeAdapt' }, section: '' },
	options: [stepsOption, countOption],
	presets: [],
	differs: {
		paper:
			'The shortest of your own right runs are taken; the paper scores sets of examples on further problems and keeps the best set.',
		code: 'The loop is that of Code interpreter here; examples come from whatever method was right, without its instructions.',
	},
	calls: interpreterCalls,
	sees: [
		{
			who: 'task model',
			sees: [{ what: 'your own right runs', from: 'question' }, QUESTION],
			note: 'with a Python tool',
		},
		{ when: 'whenever it runs Python', who: 'task model', sees: [OUTPUT], note: 'in the same dialogue' },
	],
	*plan({ text }, options, { capabilities, lessons }): Steps<FinalReply> {
		const examples = yield* examplesFor(options, lessons);
		const instruction = examples.length === 0 ? '' : withExamples(examples);
		return yield* interpret({ text, instruction, steer: 'free' }, options, capabilities.tools);
	},
};

/** Says in the record which they are, so that the run tells what it saw. */
function* examplesFor(options: MethodOptions, lessons: Lessons | undefined): Steps<readonly Worked[]> {
	const stored = options[EXAMPLES_OPTION];
	const read = parseExamples(typeof stored === 'string' ? stored : '');
	if (!read.ok) yield* remark(`${read.error}, so none of them is shown`);
	if (lessons === undefined) return [];
	const most = numberOf(countOption, options);
	const chosen = chooseExamples(read.ok ? read.value : [], lessons, most);
	if (chosen.length > 0) {
		yield* remark(`Worked examples: ${chosen.map(named).join('; ')}`);
		return chosen;
	}
	const textbook = lessons.textbook();
	yield* remark(textbook === null ? NO_EXAMPLE : TEXTBOOK);
	return textbook === null ? [] : [textbook];
}

function* remark(text: string): Steps<void> {
	yield* note({ type: 'remark', turn: 1, text });
}

function named({ family, way, model, run }: LearnedExample): string {
	const how = way === 'code' ? 'with Python' : 'in words';
	return `${FAMILY_LABELS[family]} ${how}, by ${model} in run ${run}`;
}

const TEXTBOOK =
	'None of your own right runs fits, so a textbook example is shown: the task’s own program on another question';
const NO_EXAMPLE = 'No worked example fits this question, so it is asked as in Code interpreter';
