import { say } from './prompts/say.ts';
import type { ExecutionResult } from '../execution.ts';
import { marked } from '../reply/markers.ts';
import { EMPTY_READING, proseAfter, proseBefore, type Reading } from '../reply/reading.ts';
import { face } from './faces.ts';
import type { FinalReply, Method } from './method.ts';
import { choice, choiceOf } from './options.ts';
import { CODE_INSTRUCTION, OUTPUT, QUESTION } from './sights.ts';
import { ask, execute, keep, note, type Steps, withInstruction } from './steps.ts';

const route = choice<'simulate' | 'execute'>(
	'route',
	'Answer',
	{ simulate: 'what the model imagines', execute: 'what Python prints' },
	'simulate',
	'Which of the two outputs of one and the same program is the answer',
);

/** arXiv 2606.15589: the same program imagined and executed differ in nothing but the running. */
export const mentalCode: Method = {
	...face('mental-code'),
	source: {
		paper: { arXiv: '2606.15589', title: 'Is code better than language for algorithmic reasoning?' },
		section: '',
	},
	options: [route],
	presets: [],
	differs: {
		paper:
			'The instruction is in our own words, and program, trace and prediction come in one reply, so that both routes have the very same program.',
		code: 'One reply holds program and prediction; a program that was not asked to run is run all the same, for whoever looks on.',
	},
	calls: () => ({ min: 1, max: 1 }),
	sees: [{ who: 'task model', sees: [CODE_INSTRUCTION, QUESTION], hidden: [OUTPUT] }],
	*plan({ text: question }, options, { answers }): Steps<FinalReply> {
		const imagines = choiceOf(route, options) === 'simulate';
		const turn = 1;
		const reply = yield* ask({
			role: 'task',
			turn,
			steer: 'code',
			purpose: 'writes a program and imagines its output',
			messages: [{ role: 'user', content: withInstruction(say(MENTAL_INSTRUCTION), question) }],
			temperature: 0,
		});
		const { text, reading, callId } = reply;
		const words = proseAfter(reading);
		const labelled = (reading.isCut ? null : behindLabel(words)) ?? saidBefore(reading);
		const imagined: FinalReply = {
			turn,
			text,
			// Nothing but the prediction: numbers of the program and of the trace are no answer.
			reading: { ...EMPTY_READING, prose: labelled ?? words, isCut: reading.isCut },
			execution: null,
		};
		const answer = answers.of(imagined);
		const inMarkers = `<<<${answer ?? ''}>>>`;
		const predicted = answer === null ? null : (labelled ?? (words.includes(inMarkers) ? inMarkers : answer));
		const { program } = reading;
		if (program === null) {
			yield* note({ type: 'prediction', turn, codeId: null, predicted, printed: null });
			yield* returns(turn, 'The reply holds no program, so nothing was run; what it says is the answer');
			return imagined;
		}
		if (imagines) yield* keep(imagined);
		const { codeId, result } = yield* execute({
			turn,
			callId,
			code: program.code,
			...(imagines ? { purpose: 'shadow' } : { purpose: 'answer', analyse: { prose: proseBefore(reading) } }),
			...(program.note === null ? {} : { note: program.note }),
		});
		yield* note({ type: 'prediction', turn, codeId, predicted, printed: outputOf(result) });
		if (!imagines) {
			yield* returns(turn, 'What Python printed is the answer; what the model imagined is not');
			// Its words hold what was imagined, which is not the answer of this route.
			return { turn, text: program.code, reading: EMPTY_READING, execution: result };
		}
		yield* returns(
			turn,
			predicted === null
				? 'The model does not say what its program would print, so there is no answer'
				: 'What the model imagined is the answer; the run beside it is not part of the method',
		);
		return imagined;
	},
};

function* returns(turn: number, reason: string): Steps<void> {
	yield* note({ type: 'decision', turn, by: 'method', action: 'return', reason });
}

/**
 * What stands behind the last line that begins with `Output:`, up to the end of its last marked answer, else of its paragraph.
 * Null where no line has the label, or nothing stands behind it: then all words behind the program may hold the prediction.
 */
function behindLabel(words: string): string | null {
	const label = Array.from(words.matchAll(OUTPUT_LABEL)).at(-1);
	if (label === undefined) return null;
	const behind = words.slice(label.index + label[0].length);
	// What stands in markers at once is all of it: a trace behind it may show the program's own markers.
	const isAtOnce =
		/^\s*[`*]{0,3}<<</.test(behind) && marked(behind.slice(0, behind.indexOf('>>>') + 3)) !== null;
	const close = marked(behind) === null ? -1 : isAtOnce ? behind.indexOf('>>>') : behind.lastIndexOf('>>>');
	const said = close < 0 ? (behind.trim().split(/\n\s*\n/, 1)[0] ?? '') : behind.slice(0, close + 3);
	const plain = said
		.trim()
		.replace(/^[`*]{1,3}(?=<<<)/, '')
		.replace(/^([`*]{1,3})([^\n]+)\1$/, '$2');
	return plain === '' ? null : plain;
}

/**
 * Small models say the output in the form that is asked for and write the program after it: the last such label before the program.
 * Without markers words there are no prediction.
 */
function saidBefore(reading: Reading): string | null {
	const said = behindLabel(proseBefore(reading));
	return said !== null && said.startsWith('<<<') ? said : null;
}

/** Null where nothing was printed, or Python stopped before anything was. */
function outputOf(result: ExecutionResult): string | null {
	const printed = result.kind === 'unavailable' ? '' : result.stdout.trim();
	return printed === '' ? null : printed;
}

const OUTPUT_LABEL =
	/^[\s>*_#`\d.)-]{0,12}(?:(?:the|final|predicted|expected|program|program's|printed)\s){0,3}output\b[^:\n]{0,40}:[*_]{0,2}[ \t]*/gim;

/** Three parts, the last of which is the answer. */
export const MENTAL_INSTRUCTION =
	'Write a Python program for this and then run it in your head: you are the computer. Reply in three parts. First ' +
	'one complete program in a single ```python block, which computes the answer and prints it as the question asks, ' +
	'for example print(f"<<<{answer}>>>"). Second a trace: go through the program line by line and write down each ' +
	'variable that changes. Third, as the very last line, exactly what the program prints, in this form:\n' +
	'Output: <<<final answer>>>';
