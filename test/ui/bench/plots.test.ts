import { describe, expect, it } from 'vitest';
import type { Design } from '../../../src/core/bench/experiment.ts';
import { offeredPictures } from '../../../src/core/bench/plots/offered.ts';
import type { ShownResults } from '../../../src/state/experiment-results.svelte.ts';
import Plots from '../../../src/ui/bench/Plots.svelte';
import { cellsOf, seenOf } from '../../../src/ui/bench/pictures/seen.ts';
import { castOf, designOf, type Ending, methodsOf, momentOf, wrong } from '../../support/bench-runs.ts';
import { evaluatedNow } from '../../support/evaluators.ts';
import { drawn, textOf } from '../timeline/drawn.ts';

/** The first picture that is offered, as it is seen when the experiment is opened. */
function shownOf(design: Design, ending: Ending): ShownResults {
	const moment = momentOf(design, ending);
	const [picture] = offeredPictures(moment.plan, false);
	const lookedAt = { rows: 'method', picture } as const;
	return { ...evaluatedNow(moment, { ...lookedAt, intervals: false }), moment, lookedAt };
}

function draw(design: Design, ending: Ending): string {
	const shown = shownOf(design, ending);
	const wanted = shown.lookedAt.picture;
	if (wanted === null) throw new Error('No picture is offered');
	return drawn(Plots, { shown, wanted, onwanted: () => undefined, onruns: () => undefined });
}

/** Names of the pictures that are offered, and the headings of those that are shown. */
function offered(markup: string): string[] {
	const group = /<div role="group" aria-label="Picture"[^>]*>(.*?)<\/div>/s.exec(markup)?.[1] ?? '';
	return [...group.matchAll(/<button[^>]*>(.*?)<\/button>/gs)].map(([, label = '']) => textOf(label));
}
const headings = (markup: string): string[] =>
	[...markup.matchAll(/<h3[^>]*>(.*?)<\/h3>/gs)].map(([, title = '']) => textOf(title));

describe('the pictures of an experiment', () => {
	it('are offered where they have something to show', () => {
		const one = designOf({
			families: [{ family: 'letters', levels: ['10-15'] }],
			methods: methodsOf('all-text'),
		});
		expect(offered(draw(one, () => ({})))).toEqual(['Cost']);
		const all = designOf({
			families: [
				{ family: 'letters', levels: ['10-15'] },
				{ family: 'number-multiply', levels: ['2-2', '4-4'] },
			],
		});
		const rated = { rated: { value: 0.7, by: 'model' as const } };
		expect(offered(draw(all, () => rated))).toEqual([
			'Difficulty',
			'Tasks',
			'Cost',
			'Differences',
			'Confidence',
		]);
	});

	it('say that there is nothing yet, instead of empty frames', () => {
		const markup = draw(designOf(), () => null);
		expect(markup).toContain('<section aria-label="Plots"');
		expect(textOf(markup)).toBe('Plots Nothing counted yet.');
	});

	it('have a fitted line where the steps of the levels are known, and say where it is half right', () => {
		const levels = ['2-2', '4-4', '8-8'];
		const stepped = designOf({ families: [{ family: 'number-multiply', levels }] });
		const falls: Ending = ({ instance }, round) =>
			instance.level === '8-8' || (instance.level === '4-4' && round % 2 === 0) ? wrong : {};
		const text = textOf(draw(stepped, falls));
		expect(text).toMatch(
			/Thin line: a fit, not a claim; All text is half right at about \d+ steps \(95 %: [\d.]+–\d+, approximate\)\. A step is one product of two digits\./,
		);
		expect(text).toContain('Fitted line');
		const unknown = designOf({ families: [{ family: 'game-24', levels: ['n3', 'n4', 'n5'] }] });
		expect(textOf(draw(unknown, () => ({})))).not.toContain('Thin line');
	});

	it('have below them what they show, how sure, where it is from, and their numbers', () => {
		const scripted = designOf({ casts: [castOf('demo', { label: 'Demo', kind: 'scripted' })] });
		const markup = draw(scripted, () => ({}));
		expect(headings(markup)).toEqual([
			'Number Multiply: right answers over difficulty',
			'Number Multiply: how the answers were got',
		]);
		const text = textOf(markup);
		expect(text).toContain('10 of 10 planned pairs counted.');
		expect(text).toContain('Measured with CodeSteer Playground: Demo (scripted, not an LLM); seed 1.');
		expect(markup.match(/<summary[^>]*>Data table/g)).toHaveLength(2);
		expect(markup).toContain('aria-label="SVG: Number Multiply: how the answers were got"');
		expect(markup).toContain('aria-label="PNG: Number Multiply: how the answers were got"');
	});

	it('name a method by its label, and what is published by its own', () => {
		const shown = shownOf(designOf(), () => wrong);
		const { nameOf } = seenOf(shown, {});
		const [{ key } = { key: '' }] = shown.moment.plan.conditions;
		expect([nameOf(key), nameOf('codesteer'), nameOf('gone')]).toEqual(['All text', 'CodeSteer', 'gone']);
	});
});

it('reads the values of a data table to people', () => {
	const cell = cellsOf({ nameOf: (key) => `Method ${key}` }, new Map([['2-2', '2 × 2 digits']]));
	const read: [string, string | number | null][] = [
		['condition', 'a'],
		['level', '2-2'],
		['level', 'imported'],
		['band', 'code-wrong'],
		['source', 'published'],
		['rate', 0.834],
		['counted', 1200],
		['tokens', 1234.5],
		['seconds', 2],
		['money', 0.004],
		['e', 20.123],
		['rate', null],
	];
	expect(read.map(([column, value]) => cell(column, value))).toEqual([
		'Method a',
		'2 × 2 digits',
		'imported',
		'code, wrong',
		'published',
		'83 %',
		'1,200',
		'1,235',
		'2.0',
		'$0.0040',
		'20.1',
		'not known',
	]);
});
