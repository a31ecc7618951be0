import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Booted, Interpreter } from '../../../src/runtime/python/interpreter.ts';
import { InterpreterPool } from '../../../src/runtime/python/pool.ts';
import type { Sandbox } from '../../../src/runtime/python/sandbox.ts';

const FAILED: Booted = { ok: false, reason: 'a broken memory' };
const GONE: Booted = { ok: false, reason: 'the frame is gone' };
const BOOTED: Booted = { ok: true, snapshot: null };

/** Opens sandboxes whose interpreters boot as a test says; what happens to them is written down under their number. */
function pool() {
	const did: string[] = [];
	const sandboxes: {
		isThere: boolean;
		boots: ((booted: Booted) => void)[];
		dies: (interpreter: number) => void;
	}[] = [];
	const open = async () => {
		const number = sandboxes.length + 1;
		const started: { isAlive: boolean }[] = [];
		const state = {
			isThere: true,
			boots: [] as ((booted: Booted) => void)[],
			dies: (interpreter: number) => void (started[interpreter]!.isAlive = false),
		};
		sandboxes.push(state);
		const sandbox = {
			first: null,
			start() {
				did.push(`${number} start`);
				const interpreter = {
					of: number,
					isAlive: state.isThere,
					isReady: false,
					isExpendable: false,
					ondeath: null as Interpreter['ondeath'],
					booted: new Promise<Booted>((resolve) => {
						state.boots.push((booted) => {
							interpreter.isReady = booted.ok;
							interpreter.isAlive &&= booted.ok;
							resolve(booted);
						});
						if (!state.isThere) resolve(GONE);
					}),
				};
				started.push(interpreter);
				return interpreter as unknown as Interpreter;
			},
			forgetSnapshot: async () => {
				did.push(`${number} forget`);
			},
			isThere: async () => state.isThere,
			close() {
				did.push(`${number} close`);
				state.isThere = false;
				for (const interpreter of started) interpreter.isAlive = false;
				for (const boot of state.boots) boot(GONE);
			},
		};
		return sandbox as unknown as Sandbox;
	};
	return { did, sandboxes, pool: new InterpreterPool(open, 1, () => undefined) };
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

test('a kept memory that does not start is forgotten, and an interpreter started without', async () => {
	const { did, sandboxes, pool: interpreters } = pool();
	const taking = interpreters.take();
	await settled();
	sandboxes[0]!.boots[0]!(FAILED);
	await settled();
	sandboxes[0]!.boots[1]!(BOOTED);
	expect(await taking).toMatchObject({ of: 1 });
	expect(did).toEqual(['1 start', '1 forget', '1 start']);
});

test('one that does not start without either is lost with its sandbox, with the first reason', async () => {
	const { did, sandboxes, pool: interpreters } = pool();
	const taking = interpreters.take();
	const refused = expect(taking).rejects.toThrow('Python could not be started: a broken memory');
	await settled();
	sandboxes[0]!.boots[0]!(FAILED);
	await settled();
	sandboxes[0]!.boots[1]!(GONE);
	await refused;
	await settled();
	expect(did).toEqual(['1 start', '1 forget', '1 start', '1 close']);
});

/** An interpreter that was taken, beside which two boots then fail. */
async function besideOther() {
	const all = pool();
	const { sandboxes, pool: interpreters } = all;
	const first = interpreters.take();
	await settled();
	sandboxes[0]!.boots[0]!(BOOTED);
	const taken = await first;
	/** A take for which the boots end so, the first with this number. */
	const takes = async (from: number, ...ends: Booted[]) => {
		const taking = interpreters.take().catch((error: unknown) => (error as Error).message);
		for (const [at, end] of ends.entries()) {
			await settled();
			sandboxes.at(-1)!.boots[from + at]!(end);
		}
		return taking;
	};
	const fails = () => takes(sandboxes.at(-1)!.boots.length, FAILED, FAILED);
	return { ...all, taken, takes, fails };
}
const REFUSED = 'Python could not be started: a broken memory';

test('boots that fail end no program that runs beside them', async () => {
	const { did, taken, takes, fails } = await besideOther();
	expect([await fails(), taken.isAlive]).toEqual([REFUSED, true]);
	expect(await takes(3, BOOTED)).toMatchObject({ of: 1 });
	expect(did).toEqual(['1 start', '1 start', '1 forget', '1 start', '1 start']);
});

test('once nothing runs in a sandbox where none boots, the next interpreter is of a new one', async () => {
	const { did, taken, takes, fails } = await besideOther();
	await fails();
	Object.assign(taken, { isAlive: false });
	expect([await fails(), did.at(-1)]).toEqual([REFUSED, '1 close']);
	expect(await takes(0, BOOTED)).toMatchObject({ of: 2 });
});

test('an interpreter that nobody would miss keeps no sandbox where none boots', async () => {
	const { did, taken, fails } = await besideOther();
	taken.isExpendable = true;
	await fails();
	expect([did.at(-1), taken.isAlive]).toEqual(['1 close', false]);
});

test('programs of a sandbox that is gone do not keep it', async () => {
	const { did, sandboxes, pool: interpreters } = await besideOther();
	const taking = interpreters.take();
	await settled();
	sandboxes[0]!.isThere = false;
	sandboxes[0]!.boots[1]!(FAILED);
	await settled();
	await settled();
	sandboxes[1]!.boots[0]!(BOOTED);
	expect(await taking).toMatchObject({ of: 2 });
	expect(did).toEqual(['1 start', '1 start', '1 forget', '1 start', '1 close', '2 start']);
});

test('a spare that ended after it had booted says nothing against the memory it began with', async () => {
	const { did, sandboxes, pool: interpreters } = pool();
	await interpreters.open();
	interpreters.refill();
	await settled();
	const taking = interpreters.take();
	sandboxes[0]!.boots[0]!(BOOTED);
	sandboxes[0]!.dies(0);
	await settled();
	sandboxes[0]!.boots[1]!(BOOTED);
	expect(await taking).toMatchObject({ of: 1, isAlive: true });
	expect(did).toEqual(['1 start', '1 start']);
});

test('who waits in a sandbox that is lost gets an interpreter of the one in its place, whose memory stays', async () => {
	const { did, sandboxes, pool: interpreters } = pool();
	const taking = interpreters.take();
	await settled();
	sandboxes[0]!.isThere = false;
	await interpreters.check();
	await settled();
	sandboxes[1]!.boots[0]!(BOOTED);
	expect(await taking).toMatchObject({ of: 2 });
	expect(did).toEqual(['1 start', '1 close', '2 start']);
});

test('a second failure in a lost sandbox does not end the one in its place', async () => {
	const { did, sandboxes, pool: interpreters } = pool();
	const taking = interpreters.take();
	await settled();
	sandboxes[0]!.boots[0]!(FAILED);
	await settled();
	interpreters.close();
	await settled();
	sandboxes[1]!.boots[0]!(BOOTED);
	expect(await taking).toMatchObject({ of: 2 });
	expect(did).toEqual(['1 start', '1 forget', '1 start', '1 close', '2 start']);
});

test('where sandboxes are lost again and again, whoever waits hears so', async () => {
	const { pool: interpreters } = pool();
	const taking = interpreters.take();
	const refused = expect(taking).rejects.toThrow('Python could not be started: the frame is gone');
	for (let lost = 0; lost < 3; lost++) {
		await settled();
		interpreters.close();
	}
	await refused;
});

test('a sandbox that is closed while it opens has no spares, and leaves none', async () => {
	const { did, sandboxes, pool: interpreters } = pool();
	const opening = interpreters.open();
	interpreters.refill();
	interpreters.close();
	await opening;
	await settled();
	const taking = interpreters.take();
	await settled();
	sandboxes[1]!.boots[0]!(BOOTED);
	expect(await taking).toMatchObject({ of: 2 });
	expect(did).toEqual(['1 close', '2 start']);
});

describe('with a program that just begins', () => {
	beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
	afterEach(() => void vi.useRealTimers());

	/** A pool of which the first interpreter has been taken. */
	async function taken() {
		const made = pool();
		const taking = made.pool.take();
		await settled();
		made.sandboxes[0]!.boots[0]!(BOOTED);
		await taking;
		return made;
	}

	test('a spare is not booted beside it, but once it has had its moment', async () => {
		const { did, pool: interpreters } = await taken();
		interpreters.refillSoon();
		interpreters.refillSoon();
		await settled();
		expect(did).toEqual(['1 start']);
		vi.advanceTimersByTime(100);
		await settled();
		expect(did).toEqual(['1 start', '1 start']);
	});

	test('a spare is booted at once when it has ended, and not again a moment later', async () => {
		const { did, sandboxes, pool: interpreters } = await taken();
		interpreters.refillSoon();
		interpreters.refill();
		await settled();
		sandboxes[0]!.boots[1]!(BOOTED);
		await settled();
		expect(vi.getTimerCount()).toBe(0);
		expect(did).toEqual(['1 start', '1 start']);
	});

	test('a pool that is closed boots nothing a moment later', () => {
		const { pool: interpreters } = pool();
		interpreters.refillSoon();
		interpreters.close();
		expect(vi.getTimerCount()).toBe(0);
	});
});
