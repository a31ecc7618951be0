import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Lanes } from '../../../src/runtime/python/slots.ts';

const never = new AbortController().signal;

describe('Lanes', () => {
	test('never holds more than its count, lets everybody in, in the order they came', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 1, max: 4 }),
				fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 20 }),
				async (count, stays) => {
					const lanes = new Lanes(count);
					const entered: number[] = [];
					let inside = 0;
					let most = 0;
					await Promise.all(
						stays.map(async (stay, index) => {
							const leave = await lanes.enter(never);
							entered.push(index);
							most = Math.max(most, ++inside);
							for (let turn = 0; turn < stay; turn++) await Promise.resolve();
							inside -= 1;
							leave?.();
							leave?.();
						}),
					);
					expect({ entered, isWithin: most <= count }).toEqual({
						entered: stays.map((_stay, index) => index),
						isWithin: true,
					});
				},
			),
		);
	});

	test('an abort leaves the queue without taking a place', async () => {
		const lanes = new Lanes(1);
		const abort = new AbortController();
		const leave = await lanes.enter(never);
		const impatient = lanes.enter(abort.signal);
		const patient = lanes.enter(never);
		abort.abort();
		leave?.();
		expect([await impatient, typeof (await patient), await lanes.enter(AbortSignal.abort())]).toEqual([
			null,
			'function',
			null,
		]);
	});
});
