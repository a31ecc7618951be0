import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Slots } from '../../../src/runtime/python/slots.ts';

const never = new AbortController().signal;

describe('Slots', () => {
	test('never holds more than its count, lets everybody in, in the order they came', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 1, max: 4 }),
				fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 20 }),
				async (count, stays) => {
					const slots = new Slots(count);
					const entered: number[] = [];
					let inside = 0;
					let most = 0;
					await Promise.all(
						stays.map(async (stay, index) => {
							const leave = await slots.enter(never);
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
		const slots = new Slots(1);
		const abort = new AbortController();
		const leave = await slots.enter(never);
		const impatient = slots.enter(abort.signal);
		const patient = slots.enter(never);
		abort.abort();
		leave?.();
		expect([await impatient, typeof (await patient), await slots.enter(AbortSignal.abort())]).toEqual([
			null,
			'function',
			null,
		]);
	});
});
