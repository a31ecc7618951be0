import { expect, test, vi } from 'vitest';
import type { Booted, Interpreter } from '../../../src/runtime/python/interpreter.ts';
import { InterpreterPool } from '../../../src/runtime/python/pool.ts';
import type { Sandbox } from '../../../src/runtime/python/sandbox.ts';

const FAILED: Booted = { ok: false, reason: 'a broken memory' };
const GONE: Booted = { ok: false, reason: 'the frame is gone' };
const BOOTED: Booted = { ok: true, snapshot: null };

/** Opens sandboxes whose interpreters boot as a test says; what happens to them is written down under their number. */
function pool() {
	const did: string[] = [];
	const sandboxes: { isThere: boolean; boots: ((booted: Booted) => void)[] }[] = [];
	const open = async () => {
		const number = sandboxes.length + 1;
		const state = { isThere: true, boots: [] as ((booted: Booted) => void)[] };
		sandboxes.push(state);
		const started: { isAlive: boolean }[] = [];
		const sandbox = {
			first: null,
			start() {
				did.push(`${number} start`);
				const interpreter = {
					of: number,
					isAlive: state.isThere,
					isReady: false,
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

test('a spare is not booted beside a program that just begins, but once that has had its moment', async () => {
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
	try {
		const { did, sandboxes, pool: interpreters } = pool();
		const taking = interpreters.take();
		await settled();
		sandboxes[0]!.boots[0]!(BOOTED);
		await taking;
		interpreters.refillSoon();
		interpreters.refillSoon();
		await settled();
		expect(did).toEqual(['1 start']);
		vi.advanceTimersByTime(100);
		await settled();
		expect(did).toEqual(['1 start', '1 start']);
	} finally {
		vi.useRealTimers();
	}
});

test('a spare is booted at once when the program before it has ended, and not again a moment later', async () => {
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
	try {
		const { did, sandboxes, pool: interpreters } = pool();
		const taking = interpreters.take();
		await settled();
		sandboxes[0]!.boots[0]!(BOOTED);
		await taking;
		interpreters.refillSoon();
		interpreters.refill();
		await settled();
		sandboxes[0]!.boots[1]!(BOOTED);
		await settled();
		expect(vi.getTimerCount()).toBe(0);
		expect(did).toEqual(['1 start', '1 start']);
	} finally {
		vi.useRealTimers();
	}
});

test('a pool that is closed boots nothing a moment later', async () => {
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
	try {
		const { pool: interpreters } = pool();
		interpreters.refillSoon();
		interpreters.close();
		expect(vi.getTimerCount()).toBe(0);
	} finally {
		vi.useRealTimers();
	}
});
