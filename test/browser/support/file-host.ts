import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FileHost {
	/** Address of its one file, `…/tiny.gguf`. */
	url: string;
	/** `Range` header of each request, in order; null without one. */
	asked: (string | null)[];
	/** Its mark of the file's version. */
	version: string;
	close(): Promise<void>;
}

/** A host of large files on another port, as model files come from: open to pages, sends ranges, and sends slowly in pieces what is asked for from its start. */
export async function startFileHost(file: Uint8Array, pauseMs = 20): Promise<FileHost> {
	const host: FileHost = { url: '', asked: [], version: '"first"', close: () => Promise.resolve() };
	const pieceBytes = 64 * 1024;
	const server = createServer((request, response) => {
		host.asked.push(request.headers.range ?? null);
		const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
		response.writeHead(request.headers.range === undefined ? 200 : 206, {
			'access-control-allow-origin': '*',
			'access-control-expose-headers': 'etag',
			'content-length': file.length - from,
			'content-range': `bytes ${String(from)}-${String(file.length - 1)}/${String(file.length)}`,
			etag: host.version,
		});
		let at = from;
		const send = (): void => {
			if (response.destroyed) return;
			response.write(file.subarray(at, at + pieceBytes));
			at += pieceBytes;
			if (at < file.length) setTimeout(send, from === 0 ? pauseMs : 0);
			else response.end();
		};
		send();
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	host.url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/tiny.gguf`;
	host.close = () =>
		new Promise((resolve) => {
			server.closeAllConnections();
			server.close(() => resolve());
		});
	return host;
}
