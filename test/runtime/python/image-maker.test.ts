import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ImageMaker } from '../../../src/runtime/python/image-maker.ts';
import type { Interpreter } from '../../../src/runtime/python/interpreter.ts';
import type { PythonReply } from '../../../workers/python.protocol.ts';

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }));
afterEach(() => vi.useRealTimers());

const wheel = { fileName: 'outer.whl', bytes: new ArrayBuffer(1), to: 'site', imports: ['outer'] } as const;
const image = { files: [], libraries: [], bytes: new ArrayBuffer(1) };

/** A maker whose interpreters answer only what a test has them say. */
function maker() {
	const asked: string[] = [];
	const interpreters: {
		isAlive: boolean;
		onreply: Interpreter['onreply'];
		ondeath: Interpreter['ondeath'];
	}[] = [];
	const made = new ImageMaker(async () => {
		asked.push('start');
		const interpreter = {
			isAlive: true,
			onreply: null,
			ondeath: null,
			give: ({ keys }: { keys: readonly string[] }) => asked.push(`give ${keys.join(' ')}`),
			send: () => asked.push('make'),
			stop() {
				interpreter.isAlive = false;
				asked.push('stop');
			},
		};
		interpreters.push(interpreter);
		return interpreter as unknown as Interpreter;
	});
	return {
		asked,
		make: (needed: readonly string[] = []) => made.make('outer', wheel, needed, () => asked.push('turn')),
		says: (reply: PythonReply) => interpreters.at(-1)?.onreply?.(reply),
		ends: (reason: string) => {
			interpreters.at(-1)!.isAlive = false;
			interpreters.at(-1)!.ondeath?.(reason);
		},
	};
}

const settled = () => vi.advanceTimersByTimeAsync(0);

test('what a package needs is in place before it is imported', async () => {
	const { make, asked, says } = maker();
	const making = make(['inner', 'other']);
	await settled();
	expect(asked).toEqual(['turn', 'start', 'give inner other']);
	says({ kind: 'placed', run: 1 });
	await settled();
	expect(asked).toEqual(['turn', 'start', 'give inner other', 'make']);
	says({ kind: 'image', run: 1, image, isWhole: true });
	expect(await making).toEqual({ image, isWhole: true });
	const again = make(['inner', 'outer']);
	await settled();
	expect(asked.slice(4)).toEqual(['turn', 'make']);
	says({ kind: 'image', run: 2, image, isWhole: false });
	expect(await again).toEqual({ image, isWhole: false });
});

test('nothing is imported where its needs could not be put in place', async () => {
	const { make, asked, says } = maker();
	const making = make(['inner']);
	await settled();
	says({ kind: 'not-placed', run: 1, reason: 'no room' });
	await expect(making).rejects.toThrow('what it needs could not be put in place (no room)');
	expect(asked).toEqual(['turn', 'start', 'give inner', 'stop']);
});

test('an interpreter that ends between two packages is replaced', async () => {
	const { make, asked, says, ends } = maker();
	const making = make();
	await settled();
	says({ kind: 'image', run: 1, image, isWhole: true });
	await making;
	ends('gone');
	asked.length = 0;
	const again = make(['inner']);
	await settled();
	expect(asked).toEqual(['turn', 'start', 'give inner']);
	says({ kind: 'placed', run: 2 });
	await settled();
	says({ kind: 'image', run: 2, image, isWhole: true });
	expect(await again).toEqual({ image, isWhole: true });
});

test('a package whose interpreter ends at work is made once more, with what it needs, and then given up', async () => {
	const { make, asked, says, ends } = maker();
	const making = make(['inner']);
	await settled();
	says({ kind: 'placed', run: 1 });
	await settled();
	ends('killed');
	await settled();
	expect(asked).toEqual(['turn', 'start', 'give inner', 'make', 'stop', 'start', 'give inner']);
	says({ kind: 'placed', run: 2 });
	await settled();
	says({ kind: 'image', run: 2, image, isWhole: true });
	expect(await making).toEqual({ image, isWhole: true });
	const broken = make();
	const refused = expect(broken).rejects.toThrow('no memory');
	await settled();
	ends('no memory');
	await settled();
	ends('no memory');
	await refused;
});

test('one that says nothing ends, and the next package has its turn', async () => {
	const { make, asked, says } = maker();
	const making = make();
	const refused = expect(making).rejects.toThrow('preparing it took too long');
	const next = make();
	await vi.advanceTimersByTimeAsync(120_000);
	await refused;
	expect(asked).toEqual(['turn', 'start', 'make', 'stop', 'turn', 'start', 'make']);
	says({ kind: 'image', run: 2, image, isWhole: true });
	expect(await next).toEqual({ image, isWhole: true });
});

test('time in which the page stood still does not count', async () => {
	const { make, says } = maker();
	const making = make();
	await settled();
	vi.setSystemTime(Date.now() + 600_000);
	await vi.advanceTimersByTimeAsync(120_000);
	says({ kind: 'image', run: 1, image, isWhole: true });
	expect(await making).toEqual({ image, isWhole: true });
});
