import type { RunView } from '../run/view.ts';
import type { RoutedExample } from './train.ts';

/** One answered question: in which way the final answer was found and whether it was right. */
export interface RoutedAnswer {
	question: string;
	way: 'text' | 'code';
	isRight: boolean;
}

/** What a finished run says about the way it took; null when it was not judged or holds no answer of a model. */
export function routedAnswer({ spec, modeChain, verdict }: RunView): RoutedAnswer | null {
	if (spec === null || verdict === null || verdict.verdict.kind === 'not-checked') return null;
	const link = modeChain.findLast(({ turn, voice }) => turn === verdict.turn && voice !== 'coach');
	if (link === undefined || link.voice === 'coach') return null;
	return {
		question: spec.question.text,
		way: link.voice,
		isRight: verdict.verdict.kind === 'correct',
	};
}

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
