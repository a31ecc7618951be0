/**
 * The script of sandbox.html, a frame of opaque origin without network. It compiles the WebAssembly once (a compiled module cannot
 * cross the origin border), makes one classic worker per interpreter and ends them. It never looks at what interpreters say, but for
 * their first word, which comes before any program runs.
 */
import { ENDS_LATE } from './ends-late.ts';
import { keepImage } from './kept-package.ts';
import { Lingering } from './lingering.ts';
import {
	CONNECT,
	type FrameReply,
	type FrameRequest,
	type KeptPackage,
	type RuntimeFiles,
	type WorkerPackages,
	type WorkerStart,
} from './python.protocol.ts';
import workerSource from './python.worker.ts?bundled';
import { share, type SharedBytes } from './shared-bytes.ts';
import { unpack } from './unpack.ts';
import { withoutInitialData } from './wasm-data.ts';

type Runtime = Omit<WorkerStart, 'snapshot' | 'makes'>;

const workers = new Map<number, Worker>();
// In a frame of opaque origin Chromium loads no module worker from a blob: URL; a classic one works in every engine.
const workerUrl = URL.createObjectURL(new Blob([workerSource], { type: 'text/javascript' }));
const packages = new Map<string, KeptPackage>();
let runtime: Runtime | undefined;
let lingering: Lingering | undefined;
let snapshot: SharedBytes | null = null;
/** One with imports made. */
let memory: { name: string; bytes: SharedBytes } | null = null;
/** The interpreter's file until there is a memory: the one that comes with the page leaves out what is in it. */
let wasm: ArrayBuffer | null = null;

/** The page around this frame; the library of workers, which the code of interpreters is held to, does not know it. */
declare const parent: MessageEventSource;

addEventListener('message', connect);

function connect(event: MessageEvent): void {
	// Where nothing gave this frame a sandbox, it would be a part of the page.
	if (origin !== 'null') return;
	const port = event.ports[0];
	if (event.source !== parent || event.data !== CONNECT || port === undefined) return;
	removeEventListener('message', connect);
	lingering = new Lingering({
		exists: (address) =>
			fetch(address).then(
				() => true,
				() => false,
			),
		sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
		onchange: (ended) => reply(port, { kind: 'lingering', ended }),
	});
	port.onmessage = ({ data, ports }: MessageEvent<FrameRequest>) => receive(port, data, ports[0]);
	reply(port, { kind: 'connected', build: SANDBOX_BUILD });
}

function receive(control: MessagePort, request: FrameRequest, port: MessagePort | undefined): void {
	switch (request.kind) {
		case 'install':
			compile(request.files).then(
				(compiled) => {
					runtime = compiled;
					wasm = request.files.wasm;
					reply(control, { kind: 'installed' });
				},
				(error: unknown) => reply(control, { kind: 'install-failed', reason: String(error) }),
			);
			break;
		case 'use-snapshot':
			snapshot = request.snapshot && share(request.snapshot);
			wasm = null;
			break;
		case 'use-first-memory':
			takeFirstMemory(request.packed).then(
				(memory) => {
					snapshot = share(memory);
					reply(control, { kind: 'first-memory', isUsed: true });
				},
				() => reply(control, { kind: 'first-memory', isUsed: false }),
			);
			break;
		case 'start':
			if (runtime === undefined || port === undefined) throw new Error('start before install');
			begin(control, request, port, runtime);
			break;
		case 'keep-memory':
			memory = { name: request.name, bytes: share(request.memory) };
			break;
		case 'keep-package':
			keepImage(request.image).then(
				(kept) => {
					packages.set(request.key, kept);
					reply(control, { kind: 'package-kept', key: request.key });
				},
				(error: unknown) =>
					reply(control, { kind: 'package-not-kept', key: request.key, reason: String(error) }),
			);
			break;
		case 'give-packages':
			give(control, request);
			break;
		case 'stop':
			end(request.interpreter);
			break;
		case 'ping':
			reply(control, { kind: 'pong' });
			break;
	}
}

async function compile(files: RuntimeFiles): Promise<Runtime> {
	// From bytes, not by streaming: then no server has to send the right type for .wasm.
	const module = await WebAssembly.compile(files.wasm);
	const scriptUrl = URL.createObjectURL(new Blob([files.script], { type: 'text/javascript' }));
	return { module, scriptUrl, stdlib: share(files.stdlib), lock: files.lock };
}

/** Rejects for bytes that are no memory; interpreters then begin without one. */
async function takeFirstMemory(packed: ArrayBuffer): Promise<ArrayBuffer> {
	const memory = await unpack(packed);
	// Another one may have been made meanwhile.
	if (wasm === null) throw new Error('the first memory came too late');
	withoutInitialData(new Uint8Array(memory), new Uint8Array(wasm));
	wasm = null;
	return memory;
}

function begin(
	control: MessagePort,
	{ interpreter, makes, memory: name }: Extract<FrameRequest, { kind: 'start' }>,
	port: MessagePort,
	runtime: Runtime,
): void {
	if (name === null) start(control, interpreter, port, { ...runtime, makes, snapshot });
	else if (memory?.name === name)
		start(control, interpreter, port, { ...runtime, makes, snapshot: memory.bytes });
	else fail(control, interpreter, 'it was to begin with a memory that is not kept here');
}

function start(control: MessagePort, interpreter: number, port: MessagePort, given: WorkerStart): void {
	const worker = new Worker(workerUrl);
	workers.set(interpreter, worker);
	worker.onerror = (event) => fail(control, interpreter, event.message || 'the worker failed');
	worker.onmessageerror = () => fail(control, interpreter, 'the worker could not read its start message');
	worker.postMessage(given, ENDS_LATE ? [port, hearFirstWord(interpreter)] : [port]);
}

/** The worker's end of a channel over which nothing is heard but an address that the worker has made. */
function hearFirstWord(interpreter: number): MessagePort {
	const { port1, port2 } = new MessageChannel();
	port1.onmessage = ({ data: address }: MessageEvent<string>) => {
		port1.close();
		if (workers.has(interpreter)) lingering?.know(interpreter, address);
	};
	return port2;
}

function end(interpreter: number): void {
	workers.get(interpreter)?.terminate();
	workers.delete(interpreter);
	lingering?.watch(interpreter).catch((error: unknown) => {
		throw error;
	});
}

/** All of them or none: an image made, or a program run, with fewer would be a lasting riddle. */
function give(
	control: MessagePort,
	{ interpreter, run, missing, keys }: Extract<FrameRequest, { kind: 'give-packages' }>,
): void {
	const given = keys.flatMap((key) => packages.get(key) ?? []);
	if (given.length < keys.length) fail(control, interpreter, 'a package was given that is not kept here');
	else workers.get(interpreter)?.postMessage({ run, missing, packages: given } satisfies WorkerPackages);
}

function fail(control: MessagePort, interpreter: number, reason: string): void {
	end(interpreter);
	reply(control, { kind: 'interpreter-failed', interpreter, reason });
}

function reply(port: MessagePort, message: FrameReply): void {
	port.postMessage(message);
}
