import { expect, it } from 'vitest';
import { InTurn } from '../../src/state/in-turn.ts';

it('works begin one after the other in the order in which they came, the first at once, and one that fails holds up none', async () => {
	const turn = new InTurn();
	const did: string[] = [];
	const work = (name: string, fails = false) =>
		turn.do(async (hasWaited) => {
			did.push(`${name} ${hasWaited ? 'waited' : 'at once'}`);
			await new Promise((resolve) => setTimeout(resolve));
			did.push(`${name} ends`);
			if (fails) throw new Error(name);
		});
	const all = [work('a'), work('b', true), work('c')];
	expect(did).toEqual(['a at once']);
	expect((await Promise.allSettled(all)).map(({ status }) => status)).toEqual([
		'fulfilled',
		'rejected',
		'fulfilled',
	]);
	await work('d');
	expect(did).toEqual([
		...['a at once', 'a ends', 'b waited', 'b ends', 'c waited', 'c ends'],
		...['d at once', 'd ends'],
	]);
});
