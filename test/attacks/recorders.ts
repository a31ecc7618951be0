import { createSocket } from 'node:dgram';
import { createServer } from 'node:http';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';

/** Servers of somebody else, who would tell everything to everybody. */
export interface Recorders {
	/** Of the one for HTTP and WebSockets, ending in `/`. */
	readonly url: string;
	/** `host:port` of the one for UDP. */
	readonly udp: string;
	/** Address of the one for connections alone, over which nothing need be said; ending in `/`. */
	readonly tcp: string;
	/** Paths that were asked for, without the leading `/`. */
	readonly requests: string[];
	/** How many datagrams came. */
	datagrams(): number;
	/** How many connections came to the one for connections. */
	connections(): number;
	close(): Promise<void>;
}

export async function startRecorders(): Promise<Recorders> {
	const requests: string[] = [];
	let datagrams = 0;
	const http = createServer((request, response) => {
		requests.push((request.url ?? '').slice(1));
		// It welcomes everybody: whatever is refused was refused by the page.
		response.writeHead(200, { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'text/javascript' });
		response.end('globalThis.fetched = true');
	});
	http.on('upgrade', (request, socket) => {
		requests.push((request.url ?? '').slice(1));
		socket.destroy();
	});
	await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
	let connections = 0;
	const tcp = createTcpServer((socket) => {
		connections++;
		// Held open it would serve the next one who asks for a connection.
		socket.on('error', () => undefined).destroy();
	});
	await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve));
	const udp = createSocket('udp4');
	udp.on('message', () => datagrams++);
	// Of the same number: what is the same address by WebTransport.
	const { port } = http.address() as AddressInfo;
	await new Promise<void>((resolve) => udp.bind(port, '0.0.0.0', resolve));
	return {
		url: `http://127.0.0.1:${port}/`,
		udp: `${ownAddress()}:${port}`,
		tcp: `http://127.0.0.1:${(tcp.address() as AddressInfo).port}/`,
		requests,
		connections: () => connections,
		datagrams: () => datagrams,
		close: () =>
			new Promise((resolve) => {
				udp.close();
				tcp.close();
				http.closeAllConnections();
				http.close(() => resolve());
			}),
	};
}

/** Browsers send no WebRTC over the loopback interface where there is another. */
function ownAddress(): string {
	const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
	return all.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.1';
}
