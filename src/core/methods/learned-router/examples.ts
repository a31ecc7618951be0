import type { MethodId } from '../../method-id.ts';
import type { RunView } from '../../record/view.ts';
import type { Way } from '../../steer.ts';
import type { RoutedExample } from './train.ts';

/** One answered question: in which way the final answer was found and whether it was right. */
export interface RoutedAnswer {
	question: string;
	way: Way;
	isRight: boolean;
}

/**
 * What a finished run says about the way it took; null when it was not judged, holds no answer of a model, or mixed the
 * ways: words that had a program's output before them say nothing about words alone.
 */
export function routedAnswer(view: RunView): RoutedAnswer | null {
	const { spec, verdict } = view;
	if (spec === null || verdict === null || verdict.verdict.kind === 'not-checked') return null;
	const way = wayOf(view, verdict.turn);
	if (way === null) return null;
	return { question: spec.question.text, way, isRight: verdict.verdict.kind === 'correct' };
}

function wayOf({ spec, turns, modeChain }: RunView, turn: number): RoutedAnswer['way'] | null {
	const hasTools = turns.some(({ entries }) =>
		entries.some((entry) => entry.kind === 'code' && entry.purpose === 'tool'),
	);
	if (hasTools) return 'code';
	const links = modeChain.filter(({ voice }) => voice !== 'coach');
	const last = links.findLast((link) => link.turn === turn)?.voice;
	const isMixed = new Set(links.map(({ voice }) => voice)).size > 1;
	if (last === undefined || last === 'coach' || (isMixed && !BLIND.includes(spec?.method ?? ''))) return null;
	return last;
}

/** Methods whose task model is never shown an output, so that each of its replies stands for one way. */
const BLIND: readonly string[] = [
	'codesteer',
	'symbolic-agent',
	'code-first-rule',
	'code-first-agent',
	'confidence-gate',
] satisfies MethodId[];

/** Questions answered both ways, at least once each; of repeated answers the majority counts, a tie as wrong. */
export function examplesOf(answers: readonly RoutedAnswer[]): RoutedExample[] {
	const byQuestion = new Map<string, { text: number[]; code: number[] }>();
	for (const { question, way, isRight } of answers) {
		const known = byQuestion.get(question) ?? { text: [], code: [] };
		known[way].push(isRight ? 1 : 0);
		byQuestion.set(question, known);
	}
	return [...byQuestion].flatMap(([question, { text, code }]) =>
		text.length === 0 || code.length === 0 ? [] : [{ question, text: isMostly(text), code: isMostly(code) }],
	);
}

function isMostly(outcomes: readonly number[]): boolean {
	return outcomes.reduce((sum, value) => sum + value, 0) * 2 > outcomes.length;
}
