import { describe, expect, it } from 'vitest';
import { methodKey, variantsByIdea, withoutDefaults } from '../../../src/core/bench/variants.ts';
import { methodById, methods } from '../../../src/core/methods/registry.ts';

const sorted = (keys: readonly string[]): readonly string[] => keys.toSorted();

describe('what can be compared', () => {
	it('is every method once, with the person’s own options', () => {
		const variants = variantsByIdea({ 'all-code': { turns: '2' } }, []).flatMap((group) => group.variants);
		const expected = methods.map(({ id }) =>
			methodKey({ id, options: id === 'all-code' ? { turns: '2' } : {} }),
		);
		expect(sorted(variants.map(({ key }) => key))).toEqual(sorted(expected));
	});

	it('is the same method once more where its options are set otherwise, and says which', () => {
		const plain = { id: 'codesteer', options: {} } as const;
		const unchecked = { id: 'codesteer', options: { symbolicChecker: false } } as const;
		const shown = variantsByIdea({}, [plain, unchecked])
			.flatMap((group) => group.variants)
			.filter(({ method }) => method.id === 'codesteer');
		expect(shown).toEqual([
			{
				key: methodKey(plain),
				method: plain,
				label: 'CodeSteer',
				says: methodById('codesteer')?.tagline,
			},
			{
				key: methodKey(unchecked),
				method: unchecked,
				label: 'CodeSteer',
				says: 'Symbolic checker: off',
			},
		]);
	});

	it('does not take options that say the default for others', () => {
		const method = methodById('codesteer');
		if (method === null) throw new Error('there is CodeSteer');
		const said = Object.fromEntries(method.options.map((knob) => [knob.id, knob.default]));
		expect(withoutDefaults(method, { ...said, guidances: 3, router: 'kept' })).toEqual({
			guidances: 3,
			router: 'kept',
		});
	});
});
