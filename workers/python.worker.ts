/** One Python interpreter: boots, then serves the page over its port. Everything the page must not believe happens in here. */
import './python/harden.ts';
import { Kernel } from './python/kernel.ts';
import type { PythonReply, PythonRequest, WorkerPackages, WorkerStart } from './python.protocol.ts';

addEventListener(
	'message',
	(event: MessageEvent<WorkerStart>) => {
		const [port, frame] = event.ports;
		// Goes with this worker: whether it still leads somewhere tells whether this lives.
		frame?.postMessage(URL.createObjectURL(new Blob()));
		if (port !== undefined) serve(event.data, port).catch(rethrow);
	},
	{ once: true },
);

async function serve(start: WorkerStart, port: MessagePort): Promise<void> {
	const reply = (message: PythonReply, transfer: Transferable[] = []) => port.postMessage(message, transfer);
	let kernel: Kernel;
	try {
		kernel = await Kernel.boot(start, reply);
	} catch (error) {
		reply({ kind: 'boot-failed', reason: error instanceof Error ? error.message : String(error) });
		return;
	}
	addEventListener('message', ({ data }: MessageEvent<WorkerPackages>) => {
		kernel.install(data).catch(rethrow);
	});
	port.onmessage = ({ data: request }: MessageEvent<PythonRequest>) => {
		switch (request.kind) {
			case 'run':
				kernel.prepare(request);
				break;
			case 'make-image':
				kernel.makeImage(request.wheel).then(
					({ image, isWhole }) => reply({ kind: 'image', run: request.run, image, isWhole }, [image.bytes]),
					(error: unknown) => reply({ kind: 'no-image', run: request.run, reason: String(error) }),
				);
				break;
			case 'import-ahead':
				reply({
					kind: 'imported-ahead',
					run: request.run,
					isUnnoticed: kernel.importAhead(request.imports, request.later),
				});
				break;
			case 'make-memory': {
				const memory = kernel.makeMemory();
				reply({ kind: 'memory', run: request.run, memory }, memory === null ? [] : [memory]);
				break;
			}
			case 'analyse':
				reply({ kind: 'analysed', run: request.run, analysis: kernel.analyse(request.code, request.prose) });
				break;
		}
	};
	const snapshot = kernel.snapshot();
	reply({ kind: 'booted', snapshot }, snapshot === null ? [] : [snapshot]);
}

/** A bug: outside of promises it reaches the frame's onerror, which ends this worker and tells the page. */
function rethrow(error: unknown): void {
	setTimeout(() => {
		throw error;
	});
}
