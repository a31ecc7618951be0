import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createPoliteness, type Outcome } from '../../../src/runtime/model/politeness.ts';

const never = new AbortController().signal;

describe('a door', () => {
	test('lets in as many as the limit and the rest in order of coming', async () => {
		const door = createPoliteness({ start: 2, most: 4 }).door('a', 'hosted');
		const order: number[] = [];
		const leave = await Promise.all([door.enter(never), door.enter(never)]);
		const third = door.enter(never).then((out) => order.push(3) && out);
		const fourth = door.enter(never).then((out) => order.push(4) && out);
		expect(door.state()).toEqual({ limit: 2, running: 2, waiting: 2 });
		leave[0]('other');
		await third;
		leave[1]('other');
		await fourth;
		expect(order).toEqual([3, 4]);
	});

	test('halves once for a burst of refusals sent under the same limit, and grows slowly after served calls', async () => {
		const door = createPoliteness({ start: 8, most: 24 }).door('a', 'hosted');
		const burst = await Promise.all(Array.from({ length: 8 }, () => door.enter(never)));
		for (const leave of burst) leave('too-many');
		expect(door.state().limit).toBe(4);
		const limits: number[] = [];
		for (let served = 0; served < 9; served++) {
			(await door.enter(never))('served');
			limits.push(door.state().limit);
		}
		expect(limits).toEqual([4, 4, 4, 5, 5, 5, 5, 5, 6]);
	});

	test('forgets a caller who gave up waiting', async () => {
		const door = createPoliteness({ start: 1, most: 1 }).door('a', 'hosted');
		const leave = await door.enter(never);
		const control = new AbortController();
		const waiting = door.enter(control.signal);
		control.abort(new Error('enough'));
		await expect(waiting).rejects.toThrow('enough');
		expect(door.state()).toEqual({ limit: 1, running: 1, waiting: 0 });
		leave('served');
		leave('served');
		expect(door.state().running).toBe(0);
	});

	test('belongs to one host', async () => {
		const politeness = createPoliteness({ start: 1, most: 1 });
		await politeness.door('a', 'hosted').enter(never);
		expect([
			politeness.door('a', 'hosted').state().running,
			politeness.door('b', 'hosted').state().running,
		]).toEqual([1, 0]);
	});

	test('tells whoever wants to hear that there is more room, and only then, until they hear no more', async () => {
		const politeness = createPoliteness({ start: 2, most: 3 });
		const heard: string[] = [];
		const hearNoMore = politeness.onRoom(() => heard.push('a'));
		politeness.onRoom(() => heard.push('b'));
		const door = politeness.door('there', 'hosted');
		(await door.enter(never))('served');
		expect(heard).toEqual([]);
		(await door.enter(never))('served');
		expect([door.state().limit, heard]).toEqual([3, ['a', 'b']]);
		(await door.enter(never))('too-many');
		expect([door.state().limit, heard]).toEqual([1, ['a', 'b']]);
		hearNoMore();
		const local = politeness.door('here', 'local');
		local.offer(4);
		local.offer(4);
		expect([local.state().limit, heard]).toEqual([4, ['a', 'b', 'b']]);
	});

	test('never lets in more than its limit and always stays open', async () => {
		const outcomes = fc.array(fc.constantFrom<Outcome>('served', 'too-many', 'other'), { maxLength: 60 });
		await fc.assert(
			fc.asyncProperty(outcomes, async (list) => {
				const door = createPoliteness({ start: 3, most: 5 }).door('a', 'hosted');
				await Promise.all(
					list.map(async (outcome) => {
						const leave = await door.enter(never);
						const { running } = door.state();
						expect(running).toBeLessThanOrEqual(5);
						leave(outcome);
						const { limit } = door.state();
						expect(limit).toBeGreaterThanOrEqual(1);
						expect(limit).toBeLessThanOrEqual(5);
					}),
				);
				expect(door.state()).toMatchObject({ running: 0, waiting: 0 });
			}),
		);
	});
});
