import { describe, expect, it } from 'vitest';
import { isFound } from '../../../src/core/methods/find.ts';
import { methods } from '../../../src/core/methods/registry.ts';

const found = (search: string) => methods.filter((method) => isFound(method, search)).map(({ id }) => id);

describe('a search of the method list', () => {
	it('finds all with nothing to look for, and none with what stands nowhere', () => {
		expect(found('')).toHaveLength(methods.length);
		expect(found('  ')).toHaveLength(methods.length);
		expect(found('zebra')).toEqual([]);
	});

	it('looks at names, whatever their case, and takes signs as they are', () => {
		expect(found('AUTOGEN')).toEqual(['autogen-conca', 'autogen-system']);
		expect(found('interpreter+')).toEqual(['code-interpreter-plus']);
	});

	it('looks at descriptions, ideas and papers too, and wants every word', () => {
		expect(found('summariser')).toEqual(['code-text-sum-2']);
		expect(found('ours')).toEqual(methods.filter(({ idea }) => idea === 'ours').map(({ id }) => id));
		expect(found('p2 rule')).toEqual(['code-first-rule']);
	});
});
