import { isRecord } from '../../json.ts';
import { areDistinct, isListOf, isWhole } from '../kit/shape.ts';

/** What runs of one letter are worth. */
export interface CountingRule {
	letter: string;
	/** Added once for every maximal run that is long enough, whatever its length. */
	points: number;
	/** Shortest run that counts. */
	minRun: number;
}

/** Points for runs of equal letters in a string; the answer is the total. */
export interface StatisticalCountingInstance {
	/** Capitals only. */
	text: string;
	/** One per letter; a letter without a rule adds nothing. */
	rules: CountingRule[];
}

const MAX_TEXT_LENGTH = 5000;

/** Up to 5,000 capitals, and one rule at most for each. */
export function parseStatisticalCounting(value: unknown): StatisticalCountingInstance | null {
	if (!isRecord(value)) return null;
	const { text, rules } = value;
	if (typeof text !== 'string' || text.length > MAX_TEXT_LENGTH || !/^[A-Z]*$/.test(text)) return null;
	if (!isListOf(rules, 1, 26, isRule) || !areDistinct(rules.map(({ letter }) => letter))) return null;
	return { text, rules: rules.map(({ letter, points, minRun }) => ({ letter, points, minRun })) };
}

function isRule(value: unknown): value is CountingRule {
	if (!isRecord(value)) return false;
	const { letter, points, minRun } = value;
	return (
		typeof letter === 'string' &&
		/^[A-Z]$/.test(letter) &&
		isWhole(points, -1000, 1000) &&
		isWhole(minRun, 1, 1000)
	);
}
