import { describe, expect, test } from 'vitest';
import { Lingering } from '../../workers/lingering.ts';

/** Workers that are gone after so many looks. */
function workers(looksUntilGone: Readonly<Record<string, number>>) {
	const left = { ...looksUntilGone };
	const told: number[] = [];
	const slept: number[] = [];
	const lingering = new Lingering({
		exists: async (address) => (left[address] ?? 0) > 0 && left[address]!-- > 0,
		sleep: async (ms) => void slept.push(ms),
		onchange: (count) => told.push(count),
	});
	return { lingering, told, slept };
}

describe('a worker that was ended', () => {
	test('is gone at the first look, and nothing is told', async () => {
		const { lingering, told, slept } = workers({ 'blob:a': 0 });
		lingering.know(1, 'blob:a');
		await lingering.watch(1);
		expect({ told, slept }).toEqual({ told: [], slept: [3000] });
	});

	test('counts as long as it lives on', async () => {
		const { lingering, told, slept } = workers({ 'blob:a': 2 });
		lingering.know(1, 'blob:a');
		await lingering.watch(1);
		expect({ told, looks: slept.length }).toEqual({ told: [1, 0], looks: 3 });
	});

	test('counts beside others', async () => {
		const { lingering, told } = workers({ 'blob:a': 1, 'blob:b': 3, 'blob:c': 0 });
		['a', 'b', 'c'].forEach((name, at) => lingering.know(at, `blob:${name}`));
		await Promise.all([0, 1, 2].map((interpreter) => lingering.watch(interpreter)));
		expect(told).toEqual([1, 2, 1, 0]);
	});

	test('that never told an address is not looked for', async () => {
		const { lingering, told, slept } = workers({});
		await lingering.watch(1);
		expect({ told, slept }).toEqual({ told: [], slept: [] });
	});
});
