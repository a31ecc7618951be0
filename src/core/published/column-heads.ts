import type { PublishedColumn } from '../tasks/published-rates.ts';

/** P2, table 1, as the paper heads its columns; from `onlyQuestion` on the answering model is GPT-4o. */
export const COLUMN_HEADS: Readonly<Record<PublishedColumn, string>> = {
	o1: 'o1',
	deepSeekR1: 'DeepSeek R1',
	o1Preview: 'o1-preview',
	onlyQuestion: 'Only question',
	symbolicAgent: 'Symbolic agent',
	allText: 'All text + CoT',
	allCode: 'All code + CoT',
	autoGen: 'AutoGen conca.',
	sum1: 'Code + text + sum. 1',
	sum2: 'Code + text + sum. 2',
	choice: 'Code/text choice',
	codeInterpreter: 'Code interpreter',
	codeSteer: 'CodeSteer',
};
