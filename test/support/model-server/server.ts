import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { anthropicWire } from './anthropic-wire.ts';
import { behaviours } from './behaviours.ts';
import { openAiWire } from './openai-wire.ts';
import type { ScriptedReply } from './wire.ts';

/** One request as it arrived; preflights are in the list too. */
export interface SeenRequest {
	method: string;
	path: string;
	headers: Readonly<Record<string, string>>;
	/** Parsed JSON, or null. */
	body: Readonly<Record<string, unknown>> | null;
}

/** What a script sees of a chat request. */
export interface ChatRequest {
	model: string;
	messages: readonly { role: string; content: unknown }[];
	body: Readonly<Record<string, unknown>>;
	dialect: 'openai' | 'anthropic';
}

/** An answer byte by byte, for hosts that speak no dialect properly. */
export interface RawAnswer {
	/** Default 200. */
	status?: number;
	/** Default `text/event-stream`. */
	type?: string;
	/** Written one after the other, each after its wait in milliseconds. */
	parts: readonly (readonly [number, string])[];
	/** The connection stays open after the last part. */
	staysOpen?: boolean;
}

export interface ModelServer {
	/** `http://127.0.0.1:port`. Base URLs: `/v1` open, `/strict/v1` refuses unusual headers, `/closed/v1` admits no page. */
	origin: string;
	requests: SeenRequest[];
	/** Scripts the replies of well-behaved models; null falls back to the default reply. */
	reply: (script: (request: ChatRequest) => ScriptedReply | null) => void;
	/** How it misbehaves whatever the model's name says, by a name of `behaviours.ts`; null: by the model's name. */
	misbehave: (how: string | null) => void;
	/** Answers chat requests in its own bytes; null leaves them to the dialect. */
	raw: (script: (request: ChatRequest) => RawAnswer | null) => void;
	/** What `/models` answers instead of the names of the misbehaviours; null falls back to those. */
	models: (body: string | null) => void;
	/** `total_slots` at `/props`; null: there is no such path. */
	slots: (count: number | null) => void;
	close: () => Promise<void>;
}

export const defaultReply: ScriptedReply = { text: 'Größer ist 9.9 ✓', usage: { input: 12, output: 7 } };

/** A model host on this machine that speaks both dialects, answers real CORS preflights, and misbehaves by model name. */
export async function startModelServer(): Promise<ModelServer> {
	const requests: SeenRequest[] = [];
	const timesAsked = new Map<string, number>();
	let script: (request: ChatRequest) => ScriptedReply | null = () => null;
	let raw: (request: ChatRequest) => RawAnswer | null = () => null;
	let misbehaviour: string | null = null;
	let models: string | null = null;
	let slots: number | null = null;

	const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
		const seen = await readRequest(request);
		requests.push(seen);
		const [, place, path] = /^\/(?:(strict|closed|elsewhere)\/)?v1(\/[a-z/]*)/.exec(seen.path) ?? [];
		const cors = corsHeaders(place, seen.headers['origin']);
		if (seen.method === 'OPTIONS') {
			response.writeHead(place === 'closed' ? 403 : 204, cors).end();
			return;
		}
		if (place === 'closed' && seen.headers['origin'] !== undefined) {
			response.writeHead(403).end();
			return;
		}
		if (path === '/models') {
			response.writeHead(200, { ...cors, 'content-type': 'application/json' });
			const listed = { object: 'list', data: Object.keys(behaviours).map((id) => ({ id })) };
			response.end(models ?? JSON.stringify(listed));
			return;
		}
		if (seen.path === '/props' && slots !== null) {
			response.writeHead(200, {
				...corsHeaders('', seen.headers['origin']),
				'content-type': 'application/json',
			});
			response.end(JSON.stringify({ total_slots: slots }));
			return;
		}
		if (
			seen.method !== 'POST' ||
			(path !== '/chat/completions' && path !== '/messages') ||
			seen.body === null
		) {
			response.writeHead(404, { ...cors, 'content-type': 'text/plain' }).end('404 page not found');
			return;
		}
		const dialect = path === '/messages' ? 'anthropic' : 'openai';
		const model = String(seen.body['model']);
		const times = (timesAsked.get(model) ?? 0) + 1;
		timesAsked.set(model, times);
		const isForgiven = model.endsWith('-once') && times > 1;
		const name = misbehaviour ?? (isForgiven ? 'ok' : model.replace(/-once$/, ''));
		const messages = seen.body['messages'] as ChatRequest['messages'];
		const own = raw({ model, messages, body: seen.body, dialect });
		if (own !== null) return answerRaw(own, response, cors);
		await (behaviours[name] ?? behaviours['ok'])?.({
			response,
			wire: dialect === 'anthropic' ? anthropicWire : openAiWire,
			reply: script({ model, messages, body: seen.body, dialect }) ?? defaultReply,
			model,
			cors,
			authorization: seen.headers['authorization'] ?? seen.headers['x-api-key'] ?? '',
			body: seen.body,
		});
	};

	const server = createServer((request, response) => {
		answer(request, response).catch((error: unknown) => response.destroy(error as Error));
	});
	const port = await listen(server);
	return {
		origin: `http://127.0.0.1:${String(port)}`,
		requests,
		reply: (next) => {
			script = next;
		},
		misbehave: (how) => {
			misbehaviour = how;
		},
		raw: (next) => {
			raw = next;
		},
		models: (body) => {
			models = body;
		},
		slots: (count) => {
			slots = count;
		},
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}

async function answerRaw(
	{ status = 200, type = 'text/event-stream', parts, staysOpen = false }: RawAnswer,
	response: ServerResponse,
	cors: Readonly<Record<string, string>>,
): Promise<void> {
	response.writeHead(status, { ...cors, 'content-type': type });
	response.flushHeaders();
	for (const [wait, text] of parts) {
		if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
		response.write(text);
	}
	if (!staysOpen) response.end();
}

function corsHeaders(place: string | undefined, origin: string | undefined): Record<string, string> {
	if (place === 'closed' || origin === undefined) return {};
	const plain = 'authorization, content-type';
	return {
		'access-control-allow-origin': origin,
		'access-control-allow-methods': 'GET, POST, OPTIONS',
		'access-control-allow-headers':
			place === 'strict'
				? plain
				: `${plain}, x-api-key, anthropic-version, anthropic-dangerous-direct-browser-access`,
		vary: 'origin',
	};
}

async function readRequest(request: IncomingMessage): Promise<SeenRequest> {
	const parts: Buffer[] = [];
	for await (const part of request) parts.push(part as Buffer);
	const text = Buffer.concat(parts).toString();
	const headers = Object.fromEntries(
		Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
	);
	return {
		method: request.method ?? '',
		path: request.url ?? '',
		headers,
		body: text === '' ? null : (JSON.parse(text) as Record<string, unknown>),
	};
}

function listen(server: Server): Promise<number> {
	return new Promise((resolve) => {
		server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
	});
}
