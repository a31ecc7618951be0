import { describe, expect, it } from 'vitest';
import type { LessonId } from '../../../src/core/lessons/lesson-id.ts';
import type { Figure } from '../../../src/core/lessons/lesson.ts';
import { lessonById, lessons } from '../../../src/core/lessons/registry.ts';
import { SYMBENCH } from '../../../src/core/published/symbench.ts';
import type { PublishedTable } from '../../../src/core/published/table.ts';
import { PUBLISHED_TABLES } from '../../../src/core/published/tables.ts';

type TableId = (typeof PUBLISHED_TABLES)[number]['id'];
/** Where a figure stands: table, row and column; a score and the tokens it took are two. */
type Place = readonly [table: TableId, row: string, column: string];

/** Of every lesson with published figures, in their order. */
const PLACES: Partial<Record<LessonId, readonly Place[]>> = {
	letters: [
		['symbench', 'Letters', 'Only question'],
		['symbench', 'Letters', 'All text + CoT'],
		['symbench', 'Letters', 'All code + CoT'],
		['symbench', 'Letters', 'CodeSteer'],
	],
	'three-bands': ['2 × 2', '3 × 4', '1 × 3 × 4', '4 × 4', '6 × 6'].map((level): Place => [
		'multiplying',
		`GPT-4o, ${level}`,
		'words, wrong',
	]),
	'disguised-code': [
		['game-24-forced', 'All Text, GPT-4o', '4 numbers'],
		['game-24-forced', 'All Code, GPT-4o', '4 numbers'],
		['ablations', 'total', 'CodeSteer'],
		['ablations', 'total', 'without symbolic checker'],
	],
	'code-worse': [
		['symbench', 'Date Understanding', 'All text + CoT'],
		['symbench', 'Date Understanding', 'All code + CoT'],
		['symbench', 'String Insertion', 'All text + CoT'],
		['symbench', 'String Insertion', 'All code + CoT'],
	],
	'no-best-method': [
		['ten-methods', 'AutoGen Conca.', 'GPT-4o'],
		['ten-methods', 'All Code', 'GPT-3.5 Turbo'],
		['ten-methods', 'All Code + CoT', 'Claude 3 Sonnet'],
		['ten-methods', 'Code Interpreter', 'GPT-4o mini'],
	],
	'two-answers': [
		['costs', 'Code + Text + Sum.1', 'tokens'],
		['costs', 'All Code + CoT', 'tokens'],
	],
	'another-look': [
		['turns', 'GPT-4o, All Code', '1 turn'],
		['turns', 'GPT-4o, All Code', '2 turns'],
		['turns', 'GPT-4o, All Text', '1 turn'],
		['turns', 'GPT-4o, All Text', '2 turns'],
	],
	confidence: ['GPT-4o', 'GPT-4o mini', 'GPT-3.5 Turbo', 'Mixtral 8x7B'].map((model): Place => [
		'ten-methods',
		'Self-estimate Score',
		model,
	]),
	guide: [
		['costs', 'Only Question', 'score'],
		['costs', 'Code/Text Choice', 'score'],
		['costs', 'CodeSteer, guide on one H100', 'score'],
	],
	'staying-power': [
		['complexity', 'Number Multiply, (4,4)', 'o1'],
		['complexity', 'Number Multiply, (12,12)', 'o1'],
		['complexity', 'Number Multiply, (20,20)', 'o1'],
		['complexity', 'Number Multiply, (20,20)', 'GPT-4o, code interpreter'],
	],
	'endless-text': [
		['costs', 'DeepSeek R1', 'tokens'],
		['costs', 'CodeSteer, guide on one H100', 'tokens'],
	],
	cost: [
		'Only Question',
		'Code/Text Choice',
		'All Code + CoT',
		'Code + Text + Sum.1',
		'CodeSteer, guide on one H100',
	].map((row): Place => ['costs', row, 'tokens']),
};
/** Right answers, in words or in code. */
const GAME_24_RIGHT = ['GPT-4o', 'GPT-4o-mini', 'GPT-3.5-turbo'] as const;
/** Numbers that stand in no table of the two papers. */
const ELSEWHERE: readonly LessonId[] = ['mental-code', 'two-view'];

function tableOf(id: string): PublishedTable {
	return PUBLISHED_TABLES.find((table) => table.id === id)!;
}

function published([id, row, column]: Place): number {
	const { rows, averages, columns } = tableOf(id);
	const value = [...rows, ...averages].find(({ label }) => label === row)?.values[columns.indexOf(column)];
	if (typeof value !== 'number') throw new Error(`There is no ${row}, ${column} in ${id}`);
	return value;
}

/** As a lesson prints what a table holds: tokens and what was measured from a plot without decimals. */
function printed(value: number, { unit, approximate }: Figure): number {
	return unit === 'tokens' || approximate === true ? Math.round(value) : value;
}

const withFigures = lessons.filter(({ evidence }) => evidence.own !== true && evidence.figures.length > 0);

describe('the published figures of a lesson', () => {
	it.each(withFigures.map((lesson) => [lesson.id, lesson.evidence.figures] as const))(
		'%s: are those of the tables, and say so where they were measured from a plot',
		(id, figures) => {
			if (ELSEWHERE.includes(id)) return;
			if (id === 'inverse-scaling') {
				const right = GAME_24_RIGHT.map(
					(model) =>
						published(['game-24-ways', `${model}, 4 numbers`, 'code, right']) +
						published(['game-24-ways', `${model}, 4 numbers`, 'words, right']),
				);
				expect(figures.map(({ value }) => value)).toEqual(right.map(Math.round));
				expect(figures.every(({ approximate }) => approximate)).toBe(true);
				return;
			}
			const places = PLACES[id]!;
			expect(figures.map(({ value }) => value)).toEqual(
				places.map((place, at) => printed(published(place), figures[at]!)),
			);
			// The first turn is printed in a table, the others are drawn.
			expect(figures.map(({ approximate }) => approximate === true)).toEqual(
				places.map(([table, , column]) => tableOf(table).within !== null && column !== '1 turn'),
			);
		},
	);

	it('have their scores beside the tokens they took', () => {
		const figures = lessonById('cost')!.evidence.figures;
		expect(figures.map(({ label }) => Number(/([\d.]+) points$/.exec(label)?.[1]))).toEqual(
			PLACES.cost!.map(([table, row]) => published([table, row, 'score'])),
		);
	});
});

describe('what a lesson counts in the published tables', () => {
	const rates = (column: string): readonly number[] =>
		SYMBENCH.rows.map(({ label }) => published(['symbench', label, column]));
	const says = (id: LessonId): string => JSON.stringify(lessonById(id));
	const count = (is: (at: number) => boolean): string =>
		String(SYMBENCH.rows.filter((_, at) => is(at)).length);
	const [text, code, sum, steered] = [
		'All text + CoT',
		'All code + CoT',
		'Code + text + sum. 1',
		'CodeSteer',
	].map(rates) as [readonly number[], readonly number[], readonly number[], readonly number[]];
	const baselines = [
		'Only question',
		'Symbolic agent',
		'All text + CoT',
		'All code + CoT',
		'AutoGen conca.',
		'Code + text + sum. 1',
		'Code + text + sum. 2',
		'Code/text choice',
		'Code interpreter',
	].map(rates);

	it('is counted so: where forced code loses, and where it is far ahead', () => {
		const worse = count((at) => code[at]! < text[at]!);
		const ahead = count((at) => code[at]! >= text[at]! + 30);
		expect(says('code-worse')).toContain(
			`on ${worse} of 37 tasks, and 30 points or more better on ${ahead}.`,
		);
	});

	it('is counted so: where a summary stays below the better of its inputs, and where it beats both', () => {
		const better = (at: number): number => Math.max(text[at]!, code[at]!);
		const below = count((at) => sum[at]! < better(at));
		expect(says('two-answers')).toContain(`below the better of its two inputs on ${below} of 37 tasks`);
		expect(says('two-answers')).toContain(`On ${count((at) => sum[at]! > better(at))} of 37 tasks it did`);
		const of = (family: string, columns: readonly (readonly number[])[]): readonly number[] =>
			columns.map((column) => column[SYMBENCH.rows.findIndex((row) => row.family === family)]!);
		expect([...of('light-puzzles', [sum, text, code]), ...of('standard-sudoku', [sum, code])]).toEqual([
			92, 56, 69, 12, 100,
		]);
	});

	it('is counted so: where CodeSteer is below the best other method', () => {
		const lost = count((at) => steered[at]! < Math.max(...baselines.map((column) => column[at]!)));
		expect(says('no-best-method')).toContain(
			`is below the best other method with GPT-4o on ${lost} of 37 tasks`,
		);
		expect(says('no-best-method')).toContain(`loses on ${lost} of its 37 tasks`);
	});

	it('is counted so: the gap between words and code on Letters is one of the five widest, and not the widest', () => {
		const gaps = SYMBENCH.rows.map(({ family }, at) => ({ family, gap: Math.abs(text[at]! - code[at]!) }));
		const wider = gaps.filter(({ gap }) => gap > gaps.find(({ family }) => family === 'letters')!.gap);
		expect([wider.length > 0, wider.length < 5]).toEqual([true, true]);
		expect(says('letters')).toContain('one of the widest');
	});

	it('is reckoned so: what a summary costs, and CodeSteer beside one decision', () => {
		const tokens = (row: string): number => published(['costs', row, 'tokens']);
		const turn = (row: string): number => published(['turn-costs', `${row}, 1 turn`, 'tokens']);
		expect(Math.round(turn('Code + Text + Sum.') / turn('Only Question'))).toBe(6);
		expect(says('two-answers')).toContain('six times the tokens of the bare question');
		expect(Math.round(tokens('Code + Text + Sum.1') / tokens('All Code + CoT'))).toBe(4);
		expect(says('cost')).toContain('four times the tokens of plain code');
		expect(Math.round(tokens('CodeSteer, guide on one H100') / tokens('Code/Text Choice'))).toBe(8);
		expect(says('cost')).toContain('eight times the tokens');
	});

	it('leaves out no word of tokens that the papers did not count', () => {
		for (const id of ['cost', 'endless-text'] as const) {
			expect(says(id)).toMatch(/CodeSteer/);
			expect(says(id)).toMatch(/not counted|are not included/);
		}
	});
});

it('says of no lesson that a number was published that is in no table', () => {
	const unplaced = withFigures
		.map(({ id }) => id)
		.filter((id) => PLACES[id] === undefined && !ELSEWHERE.includes(id) && id !== 'inverse-scaling');
	expect(unplaced).toEqual([]);
	expect(lessonById('mental-code')?.evidence.source).toContain('from notes of third parties');
});
