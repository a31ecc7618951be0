import { describe, expect, it } from 'vitest';
import type { MethodId } from '../../../src/core/method-id.ts';
import { faces } from '../../../src/core/methods/faces.ts';
import { P1_MODELS, publishedScores } from '../../../src/core/methods/published-scores.ts';
import {
	PUBLISHED_COLUMNS,
	publishedRate,
	type PublishedColumn,
} from '../../../src/core/tasks/published-rates.ts';
import { FAMILY_LABELS, isPublishedFamily } from '../../../src/core/tasks/family-id.ts';
import { families } from '../../../src/core/tasks/registry.ts';

const COLUMNS: Partial<Record<MethodId, PublishedColumn>> = {
	'only-question': 'onlyQuestion',
	'symbolic-agent': 'symbolicAgent',
	'all-text': 'allText',
	'all-code-cot': 'allCode',
	'autogen-conca': 'autoGen',
	'code-text-sum': 'sum1',
	'code-text-sum-2': 'sum2',
	'code-text-choice': 'choice',
	'code-interpreter': 'codeInterpreter',
	codesteer: 'codeSteer',
};

/** Each task's rate by the best of all columns, averaged; in percent with one decimal, as printed. */
function averageNormalised(column: PublishedColumn, tasks: typeof families): number {
	const ratios = tasks
		.map(({ id }) => id)
		.filter(isPublishedFamily)
		.map(
			(id) =>
				publishedRate(id, column) / Math.max(...PUBLISHED_COLUMNS.map((other) => publishedRate(id, other))),
		);
	return (ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length) * 100;
}

/** Places among the methods by their scores, best first; one that was not run comes right after the last that was, as P1 counts. */
function meanRank(id: MethodId): number {
	const inTable = faces.map((known) => publishedScores(known.id).p1).filter((scores) => scores.length > 0);
	const places = publishedScores(id).p1.map(({ score }, column) => {
		const ofModel = inTable.map((scores) => scores[column]?.score ?? null).filter((other) => other !== null);
		return 1 + ofModel.filter((other) => score === null || other > score).length;
	});
	return places.reduce((sum, place) => sum + place, 0) / places.length;
}

describe('the published scores', () => {
	it.each(Object.entries(COLUMNS) as [MethodId, PublishedColumn][])(
		'of %s are the averages of the published rates of the tasks, all, seen and unseen',
		(id, column) => {
			const { p2 } = publishedScores(id);
			const seen = families.filter(({ split }) => split === 'seen');
			const unseen = families.filter(({ split }) => split === 'unseen');
			expect(p2?.score).toBeCloseTo(averageNormalised(column, families), 1);
			expect(p2?.seen).toBeCloseTo(averageNormalised(column, seen), 1);
			expect(p2?.unseen).toBeCloseTo(averageNormalised(column, unseen), 1);
		},
	);

	it.each([
		['only-question', 5.83],
		['all-text', 5.5],
		['all-code', 3.33],
		['all-code-cot', 4.33],
		['autogen-conca', 4.5],
		['autogen-system', 8.33],
		['code-interpreter', 6.33],
		['code-interpreter-plus', 6.83],
		['code-text-sum', 2.5],
		['self-estimate', 6.5],
	] as const)('of %s give the mean rank that P1 prints, %d', (id, rank) => {
		expect(meanRank(id)).toBeCloseTo(rank, 2);
	});

	it('name their models, and leave out what was not run', () => {
		expect(publishedScores('code-interpreter').p1).toEqual([
			{ model: 'GPT-4o', score: 83.5 },
			{ model: 'GPT-4o mini', score: 80.8 },
			{ model: 'GPT-3.5 Turbo', score: 64.5 },
			{ model: 'o1-preview', score: null },
			{ model: 'Claude 3 Sonnet', score: null },
			{ model: 'Mixtral 8x7B', score: null },
		]);
		for (const { id } of faces) expect([0, P1_MODELS.length]).toContain(publishedScores(id).p1.length);
	});

	it('are rates on five tasks where no average was published', () => {
		expect(publishedScores('few-shot')).toEqual({
			p1: [],
			p2: null,
			fiveTasks: [
				{ task: 'Game 24', right: 28 },
				{ task: 'Path Plan', right: 54 },
				{ task: 'Eight Queens', right: 47 },
				{ task: 'Combinatorial Calculation', right: 58 },
				{ task: '2048', right: 49 },
			],
			reachedWith: null,
		});
		const labels: readonly string[] = Object.values(FAMILY_LABELS);
		for (const { id } of faces) {
			const { fiveTasks } = publishedScores(id);
			expect(fiveTasks.filter(({ task }) => !labels.includes(task))).toEqual([]);
		}
	});

	it('are none for methods that are in neither paper, and some for every other', () => {
		for (const { id, idea } of faces) {
			const { p1, p2, fiveTasks } = publishedScores(id);
			expect(p1.length > 0 || p2 !== null || fiveTasks.length > 0).toBe(idea !== 'ours' && idea !== 'beyond');
		}
	});

	it('say with which coach or summariser they were reached, for every method that has one', () => {
		for (const { id, roles } of faces) {
			const needs = roles.includes('coach') || roles.includes('summariser');
			if (needs) expect(publishedScores(id).reachedWith).not.toBeNull();
		}
	});
});
