import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Design } from '../../../src/core/bench/experiment.ts';
import { MOST, parseDesign, parseExperiment, parseExperimentText } from '../../../src/core/bench/parse.ts';
import { families } from '../../../src/core/tasks/registry.ts';
import {
	castOf,
	demoModel,
	designOf,
	experimentOf,
	hosted,
	searchDesign,
} from '../../support/experiments.ts';

const whole = experimentOf(
	designOf({
		families: families
			.slice(0, 5)
			.map(({ id, levels }) => ({ family: id, levels: levels.map((level) => level.id) })),
		methods: [
			{ id: 'all-text', options: {} },
			{ id: 'codesteer', options: { guidances: 3 } },
		],
		casts: [castOf(demoModel), hosted('one')],
		sizes: [
			{ instances: 3, repeats: 1 },
			{ instances: 5, repeats: 2 },
		],
		limits: { pythonMs: 5_000, calls: 30, seconds: 600 },
		cap: 2.5,
	}),
	{ touched: true },
);

const faultOf = (change: Partial<Design>): string | null => {
	const read = parseDesign({ ...designOf(), ...change });
	return read.ok ? null : read.error;
};

describe('the door of experiments', () => {
	test('lets a whole one in as it was, and nothing beside its own fields', () => {
		const text = JSON.stringify({
			...whole,
			key: 'sk-secret',
			design: { ...whole.design, key: 'sk-secret' },
		});
		expect(parseExperimentText(text)).toEqual({ ok: true, value: whole });
	});

	test('names what is wrong', () => {
		const errors = [
			null,
			[],
			{},
			{ ...whole, version: 2 },
			{ ...whole, version: 1e300 },
			{ ...whole, name: 7 },
			{ ...whole, createdAt: 8.64e15 + 1 },
			{ ...whole, design: { ...whole.design, sizes: [{ instances: 3 }] } },
		].map((value) => {
			const read = parseExperiment(value);
			return read.ok ? null : read.error;
		});
		expect(errors).toEqual([
			'It is no experiment',
			'It is no experiment',
			'It is no experiment',
			'The experiment is of version 2; this page reads versions up to 1',
			'The experiment is of version 1e+300; this page reads versions up to 1',
			'experiment.name is not a text',
			'experiment.createdAt is not a number from 0 to 8,640,000,000,000,000',
			'experiment.design.sizes[0].repeats is not a whole number from 1',
		]);
	});

	test('refuses a text that is too large before it looks at it, and one that is cut off', () => {
		const large = 'x'.repeat(MOST.characters + 1);
		expect([parseExperimentText(large), parseExperimentText(JSON.stringify(whole).slice(0, -9))]).toEqual([
			{ ok: false, error: 'It has 20,000,001 characters; an experiment has at most 20,000,000' },
			{ ok: false, error: 'It is cut off or no JSON' },
		]);
	});

	test('refuses what cannot be run, in words', () => {
		const tooMany = Array.from({ length: 101 }, () => ({ id: 'all-text', options: {} }) as const);
		expect([
			faultOf({ methods: [] }),
			faultOf({ casts: [] }),
			faultOf({ families: [] }),
			faultOf({ families: [{ family: 'letters', levels: [] }] }),
			faultOf({ sizes: [] }),
			faultOf({ sizes: [{ instances: 1, repeats: 1001 }] }),
			faultOf({ sizes: [{ instances: 10_001, repeats: 1 }] }),
			faultOf({ sizes: [{ instances: 10_000, repeats: 21 }] }),
			faultOf({
				sizes: [
					{ instances: 2, repeats: 1 },
					{ instances: 1, repeats: 1 },
				],
			}),
			faultOf({ methods: tooMany }),
			faultOf({ methods: tooMany.slice(0, 2) }),
			faultOf({ methods: [{ id: 'nothing' as 'all-text', options: {} }] }),
			faultOf({ methods: [{ id: 'codesteer', options: { guidances: 1e9 } }] }),
			faultOf({ families: [{ family: 'letters', levels: ['huge'] }] }),
			faultOf({ families: [{ family: 'letters', levels: ['10-15', '10-15'] }] }),
			faultOf({ families: [{ family: '__proto__' as 'letters', levels: ['a'] }] }),
			faultOf({ imported: [{ family: 'letters', samples: [{ name: 'a', instance: { word: 7 } }] }] }),
			faultOf({ seed: -1 }),
			faultOf({ seed: 2 ** 32 }),
			faultOf({ cap: Number.NaN }),
			faultOf({ alpha: 1 }),
			faultOf({ limits: { pythonMs: 1e300 } }),
		]).toEqual([
			'It compares no method',
			'It asks no model',
			'It asks no task',
			'It asks no task',
			'It does not say how many instances are asked',
			'design.sizes[0].repeats is not a number from 1 to 1,000',
			'design.sizes[0].instances is not a number from 1 to 10,000',
			'It has 210,000 runs; the limit is 100,000',
			'It shrinks; an experiment only grows',
			'design.methods is not a list of at most 100',
			'It has the same method with the same models twice: all-text|57dd8275b7771158|demo:bold|rule-coach|demo:bold|demo:bold',
			'design.methods[0].id is not a known method',
			'codesteer: Guidances must be between 1 and 10',
			'letters has no level huge; its levels are 6-10, 10-15, 15-20, 20-25, 25-30, 50-100, 150-200, 350-400, 750-800, 1200-1300, 1900-2000',
			'It names the level 10-15 of letters twice',
			'design.families[0].family is not a known task family',
			'The sample a of letters cannot be read',
			'design.seed is not a whole number from 0',
			'design.seed is not a number from 0 to 4,294,967,295',
			'design.cap is not a number',
			'design.alpha is not a number from 0.0001 to 0.5',
			'Its time limits are shorter than a moment or longer than 24 days',
		]);
	});

	test('lets in a search as it was, and refuses in words one that makes no sense', () => {
		const search = experimentOf(searchDesign(40));
		expect(parseExperiment(JSON.parse(JSON.stringify(search)))).toEqual({ ok: true, value: search });
		const product = (...levels: string[]) => ({ family: 'number-multiply', levels }) as const;
		const faultIn = (change: Partial<Design>) => faultOf({ ...searchDesign(40), ...change });
		expect([
			faultIn({ search: {} as { threshold: number } }),
			faultIn({ search: { threshold: 1 } }),
			faultIn({ search: { threshold: Number.NaN } }),
			faultIn({ families: [product('2-2', '4-4'), { family: 'letters', levels: ['10-15'] }] }),
			faultIn({ families: [product('2-2')] }),
			faultIn({ families: [product('4-4', '2-2')] }),
			faultIn({ methods: searchDesign(1).methods.slice(1) }),
			faultIn({ casts: [castOf(demoModel), hosted('one')] }),
			faultIn({ sizes: [{ instances: 40, repeats: 2 }] }),
			faultIn({ sizes: [{ instances: 2_001, repeats: 1 }] }),
		]).toEqual([
			'design.search.threshold is not a number',
			'design.search.threshold is not a number from 0.01 to 0.99',
			'design.search.threshold is not a number',
			'It looks for the breaking point in one family, and in no imported set',
			'It looks for the breaking point between at least two levels',
			'It names the levels of number-multiply in another order than from easiest to hardest',
			'It looks for the breaking points of exactly two methods',
			'It looks for the breaking points of one model',
			'It repeats questions; a search for breaking points asks each once',
			'It looks through up to 20,010 runs; the limit of a search is 20,000',
		]);
	});

	test('takes names like those of objects’ own parts for what they are: names', () => {
		const text = JSON.stringify(designOf({ methods: [{ id: 'all-text', options: {} }] })).replace(
			'"options":{}',
			'"options":{"__proto__":"x","constructor":1}',
		);
		const read = parseDesign(JSON.parse(text));
		const options = read.ok ? read.value.methods[0]!.options : {};
		expect([Object.entries(options), ({} as Record<string, unknown>)['x']]).toEqual([
			[
				['__proto__', 'x'],
				['constructor', 1],
			],
			undefined,
		]);
	});

	test('gives a value for anything at all, and an experiment only for what it lets in again', () => {
		const damaged = fc
			.tuple(fc.constantFrom(...paths(whole)), fc.jsonValue())
			.map(([path, value]) => replaced(structuredClone(whole), path, value));
		fc.assert(
			fc.property(fc.oneof(fc.jsonValue(), damaged), (value) => {
				const read = parseExperiment(value);
				if (read.ok) expect(parseExperiment(JSON.parse(JSON.stringify(read.value)))).toEqual(read);
				else expect(read.error).not.toBe('');
			}),
		);
	});
});

/** Every place in a value, as the names that lead there. */
function paths(value: unknown): string[][] {
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([name, held]) => [
		[name],
		...paths(held).map((path) => [name, ...path]),
	]);
}

function replaced(value: unknown, [name, ...rest]: readonly string[], by: unknown): unknown {
	const holder = value as Record<string, unknown>;
	if (name === undefined) return by;
	holder[name] = rest.length === 0 ? by : replaced(holder[name], rest, by);
	return holder;
}
