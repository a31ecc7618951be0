import { readFile, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

export interface StaticServer {
	/** Where the folder appears, ending in `/`. */
	url: string;
	/** Paths below `url` that were asked for, in order. */
	requests: string[];
	/** Answers instead of a file: path below `url` to body, or to null for 404. */
	overrides: Map<string, string | Uint8Array | null>;
	/** Keeps requests for a path waiting until what it gives is called. */
	hold(name: string): () => void;
	/** Type by extension; what is not named is sent as plain bytes. */
	types: Map<string, string>;
	close(): Promise<void>;
}

/** The poorest static host there is: no special headers, no type for .wasm, a sub-path of somebody else's site. */
export async function serveFolder(folder: string, path = '/some/where/'): Promise<StaticServer> {
	const requests: string[] = [];
	const overrides: StaticServer['overrides'] = new Map();
	const held = new Map<string, Promise<void>>();
	const types = new Map(TYPES);
	const find = async (name: string): Promise<string | Uint8Array | null> => {
		const override = overrides.get(name);
		if (override !== undefined || name.startsWith('..')) return override ?? null;
		const file = join(folder, name);
		return (await stat(file).catch(() => null))?.isFile() ? await readFile(file) : null;
	};
	const answer = async (request: IncomingMessage, response: ServerResponse) => {
		const { pathname } = new URL(request.url ?? '/', 'http://localhost');
		const name =
			pathname === path ? 'index.html' : normalize(decodeURIComponent(pathname.slice(path.length)));
		requests.push(name);
		await held.get(name);
		const body = pathname.startsWith(path) ? await find(name) : null;
		const type = body === null ? 'text/plain' : types.get(extname(name));
		response.writeHead(body === null ? 404 : 200, { 'Content-Type': type ?? 'application/octet-stream' });
		response.end(body ?? 'not found');
	};
	const server = createServer((request, response) => {
		answer(request, response).catch(() => response.destroy());
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}${path}`,
		requests,
		overrides,
		types,
		hold(name) {
			let release = (): void => undefined;
			held.set(name, new Promise((resolve) => (release = resolve)));
			return () => {
				held.delete(name);
				release();
			};
		},
		close: () =>
			new Promise((resolve) => {
				server.closeAllConnections();
				server.close(() => resolve());
			}),
	};
}

const TYPES: readonly [string, string][] = [
	['.html', 'text/html'],
	['.js', 'text/javascript'],
	['.mjs', 'text/javascript'],
	['.css', 'text/css'],
	['.svg', 'image/svg+xml'],
	['.json', 'application/json'],
];
