import type { MethodId } from '../method-id.ts';
import { PUBLISHED_AVERAGES } from '../published/averages.ts';
import type { PublishedColumn } from '../tasks/published-rates.ts';

/**
 * What the two papers measured, as printed there; nothing here was measured by us. P1 = arXiv 2410.03524, P2 = arXiv 2502.04350.
 * A score is the average normalised score in percent: on each task a method's share of right answers is divided by the best any
 * compared column reached, and the mean of these is taken. It depends on the company, so scores of the two papers, or of runs of
 * one's own, are not to be compared. Nothing was published of the rule coach, nor of methods that are ours.
 */
export interface PublishedScores {
	/** P1, table 2: over 14 tasks, one turn; null where the paper did not run the model. Empty for methods that are not in it. */
	p1: readonly { model: string; score: number | null }[];
	/** P2, tables 1 and 8: GPT-4o over the 37 tasks of SymBench, 28 of them seen; null for methods that are not in them. */
	p2: PublishedAverage | null;
	/** P2, table 9: GPT-4o's right answers out of a hundred on five tasks, where no average was published. */
	fiveTasks: readonly { task: string; right: number }[];
	/** What the paper's figures were reached with and ours are not; null when nothing in particular. */
	reachedWith: string | null;
}

/** P2’s averages of one method: normalised scores over all tasks, the seen and the unseen ones, and what a question took. */
export interface PublishedAverage {
	score: number;
	seen: number;
	unseen: number;
	/** Mean per question, sent and received; without those of a model trained for a role. */
	tokens: number;
	/** Mean per question, models and programs together. */
	seconds: number;
}

/** P1's columns. */
export const P1_MODELS = [
	'GPT-4o',
	'GPT-4o mini',
	'GPT-3.5 Turbo',
	'o1-preview',
	'Claude 3 Sonnet',
	'Mixtral 8x7B',
] as const;

/** In the order of `P1_MODELS`. */
type ByModel = readonly (number | null)[];

const P1_TABLE_2: Partial<Record<MethodId, ByModel>> = {
	'only-question': [80.6, 67.6, 65.3, 88.2, 71.5, 63.4],
	'all-text': [79.9, 75.9, 65.3, 81.9, 72.0, 68.0],
	'all-code': [80.3, 77.4, 68.1, 93.3, 74.7, 69.2],
	'all-code-cot': [80.4, 76.6, 64.0, 92.8, 81.0, 67.3],
	'autogen-conca': [84.5, 71.8, 64.6, 83.9, 74.0, 70.8],
	'autogen-system': [79.4, 68.2, 55.5, null, 71.1, 64.1],
	'code-interpreter': [83.5, 80.8, 64.5, null, null, null],
	'code-interpreter-plus': [85.7, 79.0, 58.5, null, null, null],
	'code-text-sum': [88.1, 85.0, 63.9, 90.2, 76.2, 73.6],
	'self-estimate': [86.9, 76.5, 59.2, 75.2, 69.4, 49.0],
};

/** Column of table 1, tokens and seconds of table 8 (CodeSteer's with its coach on one H100). */
const P2_TABLES_1_AND_8: Partial<
	Record<MethodId, readonly [column: PublishedColumn, tokens: number, seconds: number]>
> = {
	'only-question': ['onlyQuestion', 566.1, 8.2],
	'symbolic-agent': ['symbolicAgent', 1192.5, 27.3],
	'all-text': ['allText', 1110.7, 15.3],
	'all-code-cot': ['allCode', 949.8, 8.9],
	'autogen-conca': ['autoGen', 1295.9, 10.6],
	'code-text-sum': ['sum1', 3931.6, 24.2],
	'code-text-sum-2': ['sum2', 2808.6, 32.4],
	'code-text-choice': ['choice', 587.4, 20.1],
	'code-interpreter': ['codeInterpreter', 1175.9, 23.8],
	codesteer: ['codeSteer', 4693.3, 63.8],
};

const FIVE_TASKS = ['Game 24', 'Path Plan', 'Eight Queens', 'Combinatorial Calculation', '2048'] as const;

const P2_TABLE_9: Partial<Record<MethodId, readonly [number, number, number, number, number]>> = {
	'few-shot': [28, 54, 47, 58, 49],
	'code-first-rule': [68, 59, 62, 47, 40],
	'code-first-agent': [76, 57, 73, 59, 48],
};

const REACHED_WITH: Partial<Record<MethodId, string>> = {
	'code-interpreter': 'OpenAI’s hosted interpreter',
	'code-interpreter-plus': 'OpenAI’s hosted interpreter',
	'symbolic-agent': 'GPT-4o as coach',
	'code-text-sum-2': 'a summariser trained for it',
	'code-text-choice': 'a coach trained for it',
	codesteer: 'a coach trained for it',
	'code-first-agent': 'GPT-4o as coach',
};

/** Everything empty or null where nothing was published. */
export function publishedScores(id: MethodId): PublishedScores {
	return {
		p1: (P1_TABLE_2[id] ?? []).map((of, i) => ({ model: P1_MODELS[i] ?? '', score: of })),
		p2: publishedAverage(id),
		fiveTasks: (P2_TABLE_9[id] ?? []).map((right, i) => ({ task: FIVE_TASKS[i] ?? '', right })),
		reachedWith: REACHED_WITH[id] ?? null,
	};
}

function publishedAverage(id: MethodId): PublishedAverage | null {
	const row = P2_TABLES_1_AND_8[id];
	if (row === undefined) return null;
	const [column, tokens, seconds] = row;
	const { total, seen, unseen } = PUBLISHED_AVERAGES[column];
	return { score: total, seen, unseen, tokens, seconds };
}
