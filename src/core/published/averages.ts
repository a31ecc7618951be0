import type { PublishedColumn } from '../tasks/published-rates.ts';

/** Average normalised scores in percent, as printed; nothing here was measured by us. */
export interface PublishedAverages {
	/** Over the 28 tasks whose training split the coach was trained on. */
	seen: number;
	/** Over the other 9. */
	unseen: number;
	/** Over all 37: the plain mean over tasks, not that of the two others. */
	total: number;
}

/**
 * arXiv 2502.04350 (ICML 2025), table 1: the company is all 13 columns of the table, the reasoning models included; a task
 * counts by the rate over the best rate of any of them.
 */
export const PUBLISHED_AVERAGES: Readonly<Record<PublishedColumn, PublishedAverages>> = {
	o1: { seen: 83.8, unseen: 79.4, total: 82.7 },
	deepSeekR1: { seen: 79.3, unseen: 69.1, total: 76.8 },
	o1Preview: { seen: 77.9, unseen: 65.1, total: 74.8 },
	onlyQuestion: { seen: 59.3, unseen: 34.5, total: 53.3 },
	symbolicAgent: { seen: 77.0, unseen: 67.9, total: 74.8 },
	allText: { seen: 56.7, unseen: 37.9, total: 52.1 },
	allCode: { seen: 71.6, unseen: 63.2, total: 69.6 },
	autoGen: { seen: 73.2, unseen: 59.5, total: 69.9 },
	sum1: { seen: 66.7, unseen: 51.9, total: 63.1 },
	sum2: { seen: 65.8, unseen: 51.7, total: 62.4 },
	choice: { seen: 79.7, unseen: 72.1, total: 77.9 },
	codeInterpreter: { seen: 73.3, unseen: 61.9, total: 70.5 },
	codeSteer: { seen: 88.1, unseen: 81.3, total: 86.4 },
};
