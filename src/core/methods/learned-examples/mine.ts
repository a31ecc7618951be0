import { marked } from '../../reply/markers.ts';
import type { RunView, TurnView } from '../../record/view.ts';
import { instanceMark } from './instance-mark.ts';
import type { LearnedExample } from './example.ts';
import { byLength } from './choose.ts';
import { solvedByProgram } from './worked.ts';

/** What a finished run shows how to do: null unless it is about a task, was verified right, and one reply or one program did it. */
export function exampleOf(view: RunView): LearnedExample | null {
	const { spec, verdict } = view;
	if (spec === null || verdict?.verdict.kind !== 'correct' || verdict.answer === null) return null;
	const { source, text: question } = spec.question;
	if (source.kind !== 'instance') return null;
	const solved = solutionOf(view.turns, verdict.turn, verdict.answer.text);
	if (solved === null || question.length > LONGEST_QUESTION || solved.trace.length > LONGEST_TRACE)
		return null;
	return {
		run: spec.runId,
		experiment: spec.experimentId ?? null,
		model: spec.models.task.label,
		family: source.family,
		seed: source.seed,
		instance: instanceMark(source.instance),
		question,
		...solved,
	};
}

/** The newest program that had printed something by the turn that was judged, else that turn's words. */
function solutionOf(
	turns: readonly TurnView[],
	turn: number,
	answer: string,
): Pick<LearnedExample, 'way' | 'trace'> | null {
	const entries = turns.filter((view) => view.turn <= turn).flatMap((view) => view.entries);
	const programs = entries.flatMap((entry) =>
		entry.kind === 'code' && (entry.purpose === 'answer' || entry.purpose === 'tool') ? [entry] : [],
	);
	const program = programs.at(-1);
	if (program?.kind === 'code') {
		// Several programs build on each other; alone the last one teaches nothing.
		const { status, code } = program;
		if (programs.length > 1 || isDisguise(entries, program.codeId)) return null;
		if (status.kind !== 'ended' || status.result.kind !== 'finished') return null;
		const printed = status.result.stdout.trim();
		return printed.includes(answer) ? { way: 'code', trace: solvedByProgram(code, printed, answer) } : null;
	}
	const calls = entries.flatMap((entry) => (entry.kind === 'call' && entry.role === 'task' ? [entry] : []));
	const [call] = calls;
	if (call === undefined || calls.length > 1 || marked(call.reading.prose) === null) return null;
	return { way: 'text', trace: call.text.trim() };
}

/** A program that only prints what was thought up is the shortest of all, and teaches just that. */
function isDisguise(entries: TurnView['entries'], codeId: string): boolean {
	return entries.some(
		(entry) =>
			entry.kind === 'analysis' &&
			entry.codeId === codeId &&
			entry.analysis.kind === 'analysed' &&
			entry.analysis.disguise !== null,
	);
}

/** Of all examples those that are kept: for each family and way the shortest few, each of another instance, as far as they have room. */
export function libraryOf(examples: readonly LearnedExample[]): readonly LearnedExample[] {
	const kept: LearnedExample[] = [];
	let room = MOST_LETTERS;
	const shortest = examples.toSorted(byLength);
	// The first of every family and way before the second of any: another one is needed where the first is the question itself.
	for (let round = 0; round < EACH; round++) {
		for (const one of shortest) {
			const same = kept.filter(({ family, way }) => family === one.family && way === one.way);
			const size = one.question.length + one.trace.length;
			if (same.length > round || size > room) continue;
			if (same.some(({ instance }) => instance === one.instance)) continue;
			kept.push(one);
			room -= size;
		}
	}
	return kept;
}

const LONGEST_QUESTION = 2000;
const LONGEST_TRACE = 2000;
const EACH = 3;
/** They are kept with the preferences and go into every run and link. */
const MOST_LETTERS = 24_000;
