import { describe, expect, it } from 'vitest';
import { resultsOf } from '../../../src/core/bench/results.ts';
import ToolNeed from '../../../src/ui/bench/ToolNeed.svelte';
import { benchOf, castOf, designOf, type Ending, methodsOf, wrong } from '../../support/bench-runs.ts';
import { drawn, textOf } from '../timeline/drawn.ts';

const design = designOf({
	families: [{ family: 'letters', levels: ['easy', 'hard'] }],
	methods: methodsOf('all-text', 'all-code', 'only-question'),
	sizes: [{ instances: 2, repeats: 3 }],
	casts: [castOf('small'), castOf('large')],
});

/** Words fail on the hard ones, code never; the free method always uses words. */
const ending: Ending = ({ condition, instance }) => {
	const isCode = condition.method.id === 'all-code';
	return { ...(isCode || instance.level === 'easy' ? {} : wrong), way: isCode ? 'code' : 'text' };
};

const draw = (of: typeof design, how: Ending): string =>
	drawn(ToolNeed, { results: resultsOf(benchOf(of, how)), onruns: () => undefined });

/** Texts of the cells of every row of a table, by its name. */
function rowsOf(markup: string, name: string): string[][] {
	const [, table = ''] = new RegExp(`<table aria-label="${name}"[^>]*>(.*?)</table>`, 's').exec(markup) ?? [];
	return [...table.matchAll(/<tr[^>]*>(.*?)<\/tr>/gs)].map(([, row = '']) =>
		[...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => textOf(cell)),
	);
}

describe('when code is needed', () => {
	it('has a row per model, with shares, counts and intervals', () => {
		const rows = rowsOf(draw(design, ending), 'When code is needed');
		expect(rows).toHaveLength(3);
		expect(rows[1]?.slice(0, 3)).toEqual([
			'small of 4 questions',
			expect.stringMatching(/^50 % \(2\) \d+–\d+ %$/),
			expect.stringMatching(/^0 % \(0\) 0–\d+ %$/),
		]);
		expect(rows[1]?.slice(-2)).toEqual(['100 % All code', expect.stringMatching(/^100 % \d+–100 %$/)]);
		expect(rows[2]?.[0]).toBe('large of 4 questions');
	});

	it('has a row per method that chooses: what it reached, lost and mistook', () => {
		const rows = rowsOf(draw(design, ending), 'Methods that choose');
		expect(rows.map(([name]) => name).slice(1)).toEqual([
			'Only question · small of 4 questions',
			'Only question · large of 4 questions',
		]);
		expect(rows[1]?.slice(1)).toEqual([
			'50 %',
			'no gap',
			expect.stringMatching(/^\+50 points −?\+?\d+ to \+\d+$/),
			'2 of 4 2 lost',
			expect.stringMatching(/^50 % \d+–\d+ %$/),
		]);
	});

	it('makes every number that has runs the way to them', () => {
		const markup = draw(design, ending);
		expect(markup.match(/<button/g)).toHaveLength(2 * (2 + 3));
	});

	it('says what to add where a model is not asked both ways, and that nothing counts yet', () => {
		const without = { ...design, methods: methodsOf('all-text', 'codesteer') };
		expect(textOf(draw(without, ending))).toMatch(/: add All code \+ CoT or All code\.$/);
		expect(textOf(draw(design, () => null))).toBe('No question counts yet in words and in code.');
	});

	it('says that single runs do not tell a need', () => {
		const once = { ...design, sizes: [{ instances: 2, repeats: 1 }] };
		expect(textOf(draw(once, ending))).toContain('known only with at least three repeats of each question');
	});
});
