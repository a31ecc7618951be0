import { fileURLToPath } from 'node:url';
import { compileFunction } from 'node:vm';
import { beforeAll, describe, expect, test } from 'vitest';
import { bundleScript } from '../../workers/one-script.ts';
import { CONNECT, type FrameReply, type FrameRequest } from '../../workers/python.protocol.ts';

let script: string;
beforeAll(async () => {
	const entry = fileURLToPath(new URL('../../workers/python.frame.ts', import.meta.url));
	script = await bundleScript(entry, { SANDBOX_BUILD: 'b' }, 'the worker');
});

interface FakeWorker {
	got: unknown[];
	isEnded: boolean;
}

/** The frame's own script, with a page that writes down what it says and workers that do nothing. */
async function frame() {
	const replies: FrameReply[] = [];
	const workers: FakeWorker[] = [];
	const parent = {};
	const control = {
		onmessage: null as ((event: { data: FrameRequest; ports: readonly object[] }) => void) | null,
		postMessage: (reply: FrameReply) => replies.push(reply),
	};
	class Worker implements FakeWorker {
		readonly got: unknown[] = [];
		isEnded = false;
		constructor() {
			workers.push(this);
		}
		postMessage(message: unknown) {
			this.got.push(message);
		}
		terminate() {
			this.isEnded = true;
		}
	}
	const names = ['origin', 'parent', 'Worker', 'addEventListener', 'removeEventListener'];
	const connect = { source: parent, data: CONNECT, ports: [control] };
	const begin = compileFunction(script, names) as (...given: unknown[]) => void;
	begin(
		'null',
		parent,
		Worker,
		(_kind: string, listener: (event: object) => void) => queueMicrotask(() => listener(connect)),
		() => undefined,
	);
	const says = (reply: FrameReply) => expect.poll(() => replies).toContainEqual(reply);
	const send = (data: FrameRequest) => control.onmessage?.({ data, ports: [{}] });
	await says({ kind: 'connected', build: 'b' });
	const wasm = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]).buffer;
	const nothing = new ArrayBuffer(0);
	send({ kind: 'install', files: { script: nothing, wasm, stdlib: nothing, lock: '{}' } });
	await says({ kind: 'installed' });
	const image = { files: [{ path: '/a.py', start: 0, end: 1 }], libraries: [], bytes: new ArrayBuffer(1) };
	send({ kind: 'keep-package', key: 'a', image });
	await says({ kind: 'package-kept', key: 'a' });
	for (const interpreter of [1, 2]) send({ kind: 'start', interpreter, makes: null, memory: null });
	// What they boot from.
	for (const { got } of workers) got.length = 0;
	replies.length = 0;
	const seen = () => workers.map(({ got, isEnded }) => ({ got, isEnded }));
	const sources = { files: image.files, bytes: expect.any(Blob) as Blob };
	return { replies, seen, send, kept: { files: [], bytes: nothing, sources, libraries: [] } };
}

describe('packages that are given to an interpreter', () => {
	test('come to it alone, with what is missing', async () => {
		const { replies, seen, send, kept } = await frame();
		send({ kind: 'give-packages', interpreter: 2, run: 7, keys: ['a'], missing: { b: 'no network' } });
		expect(seen()).toEqual([
			{ got: [], isEnded: false },
			{ got: [{ run: 7, packages: [kept], missing: { b: 'no network' } }], isEnded: false },
		]);
		expect(replies).toEqual([]);
	});

	test('end it, and no other, where one of them is not kept here', async () => {
		const { replies, seen, send } = await frame();
		send({ kind: 'give-packages', interpreter: 2, run: 7, keys: ['a', 'unknown'], missing: {} });
		expect(replies).toEqual([
			{
				kind: 'interpreter-failed',
				interpreter: 2,
				reason: 'a package was given that is not kept here',
			},
		]);
		expect(seen()).toEqual([
			{ got: [], isEnded: false },
			{ got: [], isEnded: true },
		]);
	});

	test('go nowhere where it has ended', async () => {
		const { replies, seen, send } = await frame();
		send({ kind: 'stop', interpreter: 2 });
		send({ kind: 'give-packages', interpreter: 2, run: 7, keys: ['a'], missing: {} });
		expect([replies, seen()]).toEqual([
			[],
			[
				{ got: [], isEnded: false },
				{ got: [], isEnded: true },
			],
		]);
	});
});

describe('an interpreter that is to begin with a memory', () => {
	const bytesOf = async (blob: Blob | null | undefined) => new Uint8Array((await blob?.arrayBuffer()) ?? []);
	const begin = (interpreter: number, memory: string | null) =>
		({ kind: 'start', interpreter, makes: null, memory }) as const;

	test('gets the one that is kept by this name, and no other gets it', async () => {
		const { seen, send } = await frame();
		send({ kind: 'keep-memory', name: 'm', memory: new Uint8Array([1, 2]).buffer });
		for (const [interpreter, memory] of [[3, 'm'] as const, [4, null] as const])
			send(begin(interpreter, memory));
		const [, , third, fourth] = seen().map(({ got }) => got[0] as { snapshot: Blob | null });
		expect([await bytesOf(third?.snapshot), fourth?.snapshot]).toEqual([new Uint8Array([1, 2]), null]);
	});

	test('ends where another one, or none, is kept here', async () => {
		const { replies, seen, send } = await frame();
		send({ kind: 'keep-memory', name: 'm', memory: new ArrayBuffer(2) });
		send({ kind: 'keep-memory', name: 'n', memory: new ArrayBuffer(2) });
		send(begin(3, 'm'));
		expect([replies, seen().length]).toEqual([
			[
				{
					kind: 'interpreter-failed',
					interpreter: 3,
					reason: 'it was to begin with a memory that is not kept here',
				},
			],
			2,
		]);
	});
});
