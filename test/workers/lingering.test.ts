import { describe, expect, test } from 'vitest';
import { Lingering } from '../../workers/lingering.ts';

/** Workers that are gone after so many looks. */
function workers(looksUntilGone: Readonly<Record<string, number>>) {
	const left = { ...looksUntilGone };
	const told: string[] = [];
	const slept: number[] = [];
	const lingering = new Lingering({
		exists: async (address) => (left[address] ?? 0) > 0 && left[address]!-- > 0,
		sleep: async (ms) => void slept.push(ms),
		onchange: ({ living, unsure }) => told.push(`${living} live, ${unsure} may`),
	});
	return { lingering, told, slept };
}

describe('a worker that was ended', () => {
	test('may live on until it is looked for, and is mostly gone soon', async () => {
		const { lingering, told, slept } = workers({ 'blob:a': 0 });
		lingering.know(1, 'blob:a');
		await lingering.watch(1);
		expect({ told, slept }).toEqual({ told: ['0 live, 1 may', '0 live, 0 may'], slept: [20] });
	});

	test('that is gone within three seconds never counts', async () => {
		const { lingering, told, slept } = workers({ 'blob:a': 4 });
		lingering.know(1, 'blob:a');
		await lingering.watch(1);
		expect({ told, slept }).toEqual({
			told: ['0 live, 1 may', '0 live, 0 may'],
			slept: [20, 80, 400, 1000, 1500],
		});
	});

	test('counts as long as it lives on', async () => {
		const { lingering, told, slept } = workers({ 'blob:a': 6 });
		lingering.know(1, 'blob:a');
		await lingering.watch(1);
		expect({ told, slept: slept.slice(5) }).toEqual({
			told: ['0 live, 1 may', '1 live, 0 may', '0 live, 0 may'],
			slept: [3000, 3000],
		});
	});

	test('counts beside others', async () => {
		const { lingering, told } = workers({ 'blob:a': 5, 'blob:b': 9, 'blob:c': 0 });
		['a', 'b', 'c'].forEach((name, at) => lingering.know(at, `blob:${name}`));
		await Promise.all([0, 1, 2].map((interpreter) => lingering.watch(interpreter)));
		expect(told).toEqual([
			...['0 live, 1 may', '0 live, 2 may', '0 live, 3 may', '0 live, 2 may'],
			...['1 live, 1 may', '2 live, 0 may', '1 live, 0 may', '0 live, 0 may'],
		]);
	});

	test('that never told an address is not looked for', async () => {
		const { lingering, told, slept } = workers({});
		await lingering.watch(1);
		expect({ told, slept }).toEqual({ told: [], slept: [] });
	});
});
