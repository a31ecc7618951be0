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

	test('lets whoever is waited for in before all in the background, and keeps one slot from those', async () => {
		const slots = new Slots(3);
		const order: string[] = [];
		const enter = async (name: string, isBackground: boolean) => {
			const leave = await slots.enter(never, isBackground);
			order.push(name);
			return leave;
		};
		const behind = ['b1', 'b2', 'b3', 'b4'].map((name) => enter(name, true));
		await settled();
		expect(order).toEqual(['b1', 'b2']);
		const before = ['f1', 'f2'].map((name) => enter(name, false));
		await settled();
		expect(order).toEqual(['b1', 'b2', 'f1']);
		(await behind[0])?.();
		await settled();
		expect(order).toEqual(['b1', 'b2', 'f1', 'f2']);
		(await before[0])?.();
		(await behind[1])?.();
		await settled();
		expect(order).toEqual(['b1', 'b2', 'f1', 'f2', 'b3', 'b4']);
	});

	test('tells of a wait when it begins and when it is over, and of none where there is room', async () => {
		const slots = new Slots(2);
		const told: string[] = [];
		const enter = (name: string, signal = never) =>
			slots.enter(signal, true, (isWaiting) => told.push(`${name} ${isWaiting ? 'waits' : 'goes on'}`));
		const abort = new AbortController();
		const first = await enter('first');
		const waiting = [enter('second'), enter('third', abort.signal)];
		abort.abort();
		first?.();
		await Promise.all(waiting);
		expect(told).toEqual(['second waits', 'third waits', 'third goes on', 'second goes on']);
	});

	test('never lets more in than there are, background or not, and lets everybody in', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 1, max: 4 }),
				fc.array(fc.record({ stay: fc.nat(3), isBackground: fc.boolean() }), { maxLength: 20 }),
				async (count, guests) => {
					const slots = new Slots(count);
					let [inside, behind, most, mostBehind, served] = [0, 0, 0, 0, 0];
					await Promise.all(
						guests.map(async ({ stay, isBackground }) => {
							const leave = await slots.enter(never, isBackground);
							most = Math.max(most, ++inside);
							if (isBackground) mostBehind = Math.max(mostBehind, ++behind);
							for (let turn = 0; turn < stay; turn++) await Promise.resolve();
							inside -= 1;
							if (isBackground) behind -= 1;
							served += 1;
							leave?.();
						}),
					);
					expect({ served, isWithin: most <= count && mostBehind <= Math.max(1, count - 1) }).toEqual({
						served: guests.length,
						isWithin: true,
					});
				},
			),
		);
	});
});

const settled = () => new Promise((resolve) => setImmediate(resolve));
