import { describe, expect, it } from 'vitest';
import { conditionsOf } from '../../../src/core/bench/experiment.ts';
import { formatDesignQuery, parseDesignQuery } from '../../../src/core/bench/link.ts';
import { parseDesign } from '../../../src/core/bench/parse.ts';
import { namesOf } from '../../../src/core/bench/sentences.ts';
import { withOwnTexts } from '../../../src/core/methods/prompts/wording.ts';
import { designOf } from '../../support/experiment.ts';

const MINE = withOwnTexts({}, { 'all-code': 'Code it.' });
const OTHER = withOwnTexts({}, { 'all-code': 'Code it at once.' });

describe('a method in a person’s own wording, in an experiment', () => {
	it('is a condition beside ours, and is named so', () => {
		const design = designOf({
			methods: [MINE, {}, OTHER].map((options) => ({ id: 'all-code' as const, options })),
		});
		const names = [...namesOf(conditionsOf(design)).values()];
		expect(names.map(({ method }) => method)).toEqual([
			'All code · your wording',
			'All code',
			'All code · your wording',
		]);
		expect(new Set(names.map(({ options }) => JSON.stringify(options))).size).toBe(3);
	});

	it('travels in the link of the design', async () => {
		const options = withOwnTexts({}, { 'all-code': 'x y '.repeat(2000) });
		const design = designOf({ methods: [{ id: 'all-code', options }] });
		const query = await formatDesignQuery(design);
		expect(await parseDesignQuery(query.ok ? query.value : '', parseDesign)).toEqual({
			ok: true,
			value: design,
		});
	});

	it('is refused with a sentence where it cannot be used', () => {
		const refusal = (forks: Record<string, string>) =>
			parseDesign(designOf({ methods: [{ id: 'all-code', options: withOwnTexts({}, forks) }] }));
		expect(refusal({ 'all-code': '' })).toMatchObject({
			error: expect.stringContaining('all-code: A wording cannot be empty') as unknown,
		});
		expect(refusal({ nothing: 'Code it.' })).toMatchObject({
			error: expect.stringContaining('all-code: The method sends no prompt “nothing”') as unknown,
		});
	});
});
