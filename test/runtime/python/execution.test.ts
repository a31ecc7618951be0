import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ExecutionResult, PackageWork } from '../../../src/core/execution.ts';
import { execute, type Unbegun } from '../../../src/runtime/python/execution.ts';
import type { Interpreter } from '../../../src/runtime/python/interpreter.ts';
import type { PackageStore } from '../../../src/runtime/python/packages.ts';
import type { PackageGift, PythonReply } from '../../../workers/python.protocol.ts';

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }));
afterEach(() => {
	vi.useRealTimers();
	vi.restoreAllMocks();
});

const LIMIT = 2000;

/** A program that has begun and says nothing more by itself; `standsStill` lets so much time go by without a timer. */
function begun() {
	const interpreter = {
		isAlive: true,
		imported: [],
		onreply: null,
		ondeath: null,
		send: () => undefined,
		stop: () => undefined,
	};
	const running = execute(
		interpreter as unknown as Interpreter,
		{ code: 'work()', timeLimitMs: LIMIT },
		{
			run: 1,
			packages: async () => ({}) as PackageStore,
			onOutput: () => undefined,
			onPhase: () => undefined,
		},
		new AbortController().signal,
	);
	const reply = (interpreter as unknown as Interpreter).onreply;
	reply?.({ kind: 'started', run: 1 });
	return {
		running,
		end: () => reply?.({ kind: 'ended', run: 1, outcome: { kind: 'finished' }, figures: [], ms: 5 }),
		standsStill: (ms: number) => vi.setSystemTime(Date.now() + ms),
		pass: (ms: number) => vi.advanceTimersByTimeAsync(ms),
	};
}

describe('the time limit of a program', () => {
	test('ends it', async () => {
		const program = begun();
		await program.pass(LIMIT);
		expect(await program.running).toMatchObject({ kind: 'timed-out', limitMs: LIMIT });
	});

	test('counts no time in which the page stood still, as in a frozen tab, and all in which it did not', async () => {
		for (const hasEnded of [true, false]) {
			const program = begun();
			await program.pass(LIMIT / 4 + 1);
			program.standsStill(4_000);
			await program.pass(LIMIT - 2);
			if (hasEnded) program.end();
			await program.pass(LIMIT);
			expect(await program.running).toMatchObject({ kind: hasEnded ? 'finished' : 'timed-out' });
		}
	});
});

/** A program that imports a package, of which the store knows what a test has it know. */
function importing(packages: Partial<PackageStore> = {}, isAlive = true, imported: readonly string[] = []) {
	const did: string[] = [];
	const stopped = new AbortController();
	let provided = 0;
	const interpreter = {
		isAlive,
		imported,
		onreply: null as Interpreter['onreply'],
		ondeath: null as Interpreter['ondeath'],
		send: () => did.push('send'),
		stop: () => did.push('stop'),
		give: ({ keys, missing }: PackageGift) => did.push(`give ${keys.join(' ')} ${JSON.stringify(missing)}`),
	};
	const store = {
		find: () => ['inner'],
		provide: async (imports: readonly string[]) => {
			did.push(`provide ${imports.join(' ')}`);
			return { keys: [`key ${++provided}`], missing: {} };
		},
		discard: async (keys: readonly string[]) => {
			did.push(`discard ${keys.join(' ')}`);
		},
		...packages,
	};
	const running = execute(
		interpreter as unknown as Interpreter,
		{ code: 'import inner' },
		{
			run: 1,
			packages: async () => store as unknown as PackageStore,
			onOutput: () => undefined,
			onPhase: () => undefined,
		},
		stopped.signal,
	);
	return {
		did,
		running,
		stop: () => stopped.abort(),
		dies: (reason: string) => {
			interpreter.isAlive = false;
			interpreter.ondeath?.(reason);
		},
		says: async (reply: PythonReply) => {
			interpreter.onreply?.(reply);
			await pass(0);
		},
	};
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const standStill = () => vi.setSystemTime(Date.now() + 600_000);
const NEEDS: PythonReply = { kind: 'needs', run: 1, imports: ['inner', 'unknown'] };
const ENDED: PythonReply = { kind: 'ended', run: 1, outcome: { kind: 'finished' }, figures: [], ms: 5 };

describe('an interpreter that ends', () => {
	const ENDED_EARLY = {
		kind: 'unbegun',
		reason: 'the browser ended the interpreter before the program began',
	};

	test('after it was taken is not asked: nothing of the program has run', async () => {
		const { running, did } = importing({}, false);
		expect(await running).toEqual(ENDED_EARLY);
		expect(did).toEqual([]);
	});

	test('because it has imported other packages ahead than the program needs has run nothing of it', async () => {
		const { running, says, did } = importing({}, true, ['outer']);
		await says(NEEDS);
		expect(await running).toEqual({
			kind: 'unbegun',
			reason: 'The program needs more than was imported ahead',
		});
		expect(did).toEqual(['send', 'stop']);
	});

	test.each<[string, readonly PythonReply[]]>([
		['while it reads the program', []],
		['while packages are fetched', [NEEDS]],
	])('%s has run nothing of it', async (_when, replies) => {
		const { running, says, dies } = importing();
		for (const reply of replies) await says(reply);
		dies('the browser ended the interpreter');
		expect(await running).toEqual(ENDED_EARLY);
	});

	test('after the program has begun ends the program with what it had printed', async () => {
		const { running, says, dies } = importing();
		await says({ kind: 'started', run: 1 });
		await says({ kind: 'output', run: 1, stream: 'stdout', text: 'begun', truncated: false });
		dies('the browser ended the interpreter');
		expect(await running).toMatchObject({
			kind: 'crashed',
			reason: 'the browser ended the interpreter',
			stdout: 'begun',
		});
	});

	test('after the program was stopped is of no concern', async () => {
		const { running, dies, stop } = importing();
		stop();
		dies('the browser ended the interpreter');
		expect(await running).toMatchObject({ kind: 'stopped' });
	});
});

describe('the time before a program', () => {
	test('is limited while it is read, and not by time in which the page stood still', async () => {
		const { running, says } = importing();
		standStill();
		await pass(20_000);
		await says({ kind: 'started', run: 1 });
		await says(ENDED);
		expect(await running).toMatchObject({ kind: 'finished' });
		const silent = importing();
		await pass(20_000);
		expect(await silent.running).toMatchObject({
			kind: 'crashed',
			reason: 'Reading the program took too long',
		});
	});

	test('is not limited while its packages make progress', async () => {
		let tell: (work: PackageWork) => void = () => undefined;
		const { running, says } = importing({
			provide: (_imports, onWork) => {
				tell = onWork;
				return new Promise(() => undefined);
			},
		});
		await says(NEEDS);
		let result: ExecutionResult | Unbegun | null = null;
		running.then((ended) => (result = ended)).catch(() => undefined);
		for (let loadedBytes = 1; loadedBytes <= 10; loadedBytes++) {
			await pass(299_000);
			tell({ kind: 'fetching', name: 'inner', loadedBytes });
		}
		standStill();
		await pass(300_000);
		expect(result).toBeNull();
		await pass(300_000);
		expect(result).toMatchObject({ kind: 'crashed', reason: 'Loading inner took too long' });
	});
});

describe('packages that cannot be put in place', () => {
	const REFUSED: PythonReply = { kind: 'not-placed', run: 1, reason: 'no room' };

	test('are thrown away and given once more', async () => {
		const { running, says, did } = importing();
		await says(NEEDS);
		await says(REFUSED);
		await says({ kind: 'started', run: 1 });
		await says(ENDED);
		expect(await running).toMatchObject({ kind: 'finished' });
		expect(did).toEqual([
			'send',
			'provide inner unknown',
			'give key 1 {}',
			'discard key 1',
			'provide inner unknown',
			'give key 2 {}',
		]);
	});

	test('are missing with the reason when they cannot be put in place again', async () => {
		const { says, did } = importing();
		await says(NEEDS);
		await says(REFUSED);
		await says(REFUSED);
		const reason = 'it could not be put in place (no room)';
		expect(did.at(-1)).toBe(`give  ${JSON.stringify({ inner: reason, unknown: reason })}`);
		const before = [...did];
		await says(REFUSED);
		expect(did).toEqual(before);
	});

	test('are of no concern where none were given, or the program has begun', async () => {
		const { says, did } = importing();
		await says(REFUSED);
		await says(NEEDS);
		await says({ kind: 'started', run: 1 });
		await says(REFUSED);
		expect(did).toEqual(['send', 'provide inner unknown', 'give key 1 {}']);
	});
});
