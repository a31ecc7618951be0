import type { ServerResponse } from 'node:http';
import type { ScriptedReply, Wire } from './wire.ts';

/** What a behaviour gets to answer with. */
export interface Answering {
	response: ServerResponse;
	wire: Wire;
	/** The reply of a well-behaved host. */
	reply: ScriptedReply;
	model: string;
	/** Headers that let the page read the answer. */
	cors: Readonly<Record<string, string>>;
	authorization: string;
	body: Readonly<Record<string, unknown>>;
}

type Behaviour = (answering: Answering) => Promise<void>;

/**
 * Misbehaviours by the model name in the request; any other name behaves well. With `-once` appended, only the first
 * request for that name misbehaves.
 */
export const behaviours: Readonly<Record<string, Behaviour>> = {
	ok: (answering) => streamWell(answering),
	'401': (answering) => fail(answering, 401, 'invalid_api_key', 'Incorrect API key provided.'),
	'401-echo': (answering) =>
		fail(answering, 401, 'invalid_api_key', `Incorrect API key provided: ${answering.authorization}`),
	'403': (answering) => fail(answering, 403, 'permission_denied', 'This project has no access.'),
	'404': (answering) =>
		fail(answering, 404, 'model_not_found', `The model ${answering.model} does not exist.`),
	'429-header': (answering) =>
		fail(answering, 429, 'rate_limit_exceeded', 'Slow down.', {
			'retry-after': '7',
			'access-control-expose-headers': 'retry-after',
		}),
	'429-hidden-header': (answering) =>
		fail(answering, 429, 'rate_limit_exceeded', 'Slow down.', { 'retry-after': '7' }),
	'429-body': (answering) =>
		fail(answering, 429, 'rate_limit_exceeded', 'Rate limit reached. Please try again in 1.5s.'),
	'429': (answering) => fail(answering, 429, 'rate_limit_exceeded', 'Slow down.'),
	'429-daily': (answering) =>
		fail(answering, 429, 'rate_limit_exceeded', 'Limit on requests per day (RPD) reached.'),
	'429-quota': (answering) => fail(answering, 429, 'insufficient_quota', 'You have no credit left.'),
	'500': (answering) => fail(answering, 500, 'server_error', 'Something broke.'),
	'503': (answering) => fail(answering, 503, 'overloaded', 'Overloaded.'),
	'400': (answering) => fail(answering, 400, 'context_length_exceeded', 'The prompt is too long.'),
	'no-temperature': (answering) =>
		answering.body['temperature'] === undefined
			? streamWell(answering)
			: fail(answering, 400, 'unsupported_value', "Unsupported parameter: 'temperature'."),
	'no-tools': (answering) =>
		answering.body['tools'] === undefined
			? streamWell(answering)
			: fail(answering, 400, 'invalid_request_error', 'this model does not support tools'),
	'slow-first-byte': async (answering) => {
		await pause(300);
		await streamWell(answering);
	},
	cut: async (answering) => {
		open(answering);
		await write(answering, answering.wire.events(answering.reply, answering.model).slice(0, -3));
		answering.response.destroy();
	},
	'cut-quietly': async (answering) => {
		open(answering);
		await write(answering, answering.wire.events(answering.reply, answering.model).slice(0, 2));
		answering.response.end();
	},
	'cut-in-event': async (answering) => {
		open(answering);
		const events = answering.wire.events(answering.reply, answering.model);
		await write(answering, [...events.slice(0, 2), (events[2] ?? '').slice(0, -12)]);
		answering.response.end();
	},
	/** Says that more will come than does. */
	'promises-more': async (answering) => {
		const body = answering.wire.events(answering.reply, answering.model).join('');
		const length = String(Buffer.byteLength(body) + 400);
		answering.response.writeHead(200, {
			...answering.cors,
			'content-type': 'text/event-stream',
			'content-length': length,
		});
		answering.response.write(body.slice(0, 300));
		await pause(20);
		answering.response.destroy();
	},
	/** Says that less will come than does: the rest is none of this answer. */
	'promises-less': async ({ response, wire, reply, model, cors }) => {
		const body = wire.events(reply, model).join('');
		response.writeHead(200, { ...cors, 'content-type': 'text/event-stream', 'content-length': '300' });
		response.end(Buffer.from(body).subarray(0, 300));
	},
	'split-letters': (answering) => streamBytes(answering, 1),
	'split-events': (answering) => streamBytes(answering, 17),
	comments: (answering) =>
		streamWell(answering, (events) => events.flatMap((event) => [': keep-alive\n\n', event, '\n'])),
	'no-done': (answering) =>
		streamWell(answering, (events) => events.filter((event) => !/\[DONE\]|message_stop/.test(event))),
	'no-usage': (answering) => streamWell({ ...answering, reply: { ...answering.reply, usage: null } }),
	'tool-pieces': (answering) =>
		streamWell({
			...answering,
			reply: {
				text: '',
				toolCalls: [
					{ id: 'call_a', name: 'run_python', arguments: '{"code":"print(9.9)"}' },
					{ id: 'call_b', name: 'finish', arguments: '{}' },
				],
			},
		}),
	reasoning: (answering) =>
		streamWell({ ...answering, reply: { ...answering.reply, reasoning: 'Compare the tenths.' } }),
	logprobs: (answering) =>
		streamWell({
			...answering,
			reply: { text: '9.9', logprobs: [{ token: '9.9', logprob: -0.25 }] },
		}),
	'wrong-type': (answering) => streamWell(answering, undefined, 'text/plain'),
	whole: async (answering) => {
		answering.response.writeHead(200, { ...answering.cors, 'content-type': 'application/json' });
		answering.response.end(JSON.stringify(answering.wire.whole(answering.reply, answering.model)));
	},
	html: async (answering) => {
		answering.response.writeHead(200, { ...answering.cors, 'content-type': 'text/html' });
		answering.response.end('<!doctype html><title>Sign in to the hotel network</title>');
	},
	'html-502': async (answering) => {
		answering.response.writeHead(502, { ...answering.cors, 'content-type': 'text/html' });
		answering.response.end('<html><head><title>Bad gateway</title></head></html>');
	},
	redirect: async (answering) => {
		answering.response.writeHead(307, { ...answering.cors, location: '/elsewhere/v1/chat/completions' });
		answering.response.end();
	},
	empty: (answering) => streamWell({ ...answering, reply: { text: '', usage: { input: 12, output: 0 } } }),
	malformed: (answering) =>
		streamWell(answering, (events) => [...events.slice(0, 2), 'data: {"choices": [oops\n\n']),
	'stream-error': (answering) =>
		streamWell(answering, (events) => [
			...events.slice(0, 2),
			`data: ${JSON.stringify(answering.wire.error('server_error', 'The worker died.'))}\n\n`,
		]),
	/** Under status 200, and no worse for being asked again. */
	'error-200': (answering) =>
		streamWell(answering, (events) => [
			...events.slice(0, 2),
			`data: ${JSON.stringify(answering.wire.error('invalid_request_error', 'The prompt exceeds the context.'))}\n\n`,
		]),
	/** All events as fast as the connection takes them. */
	burst: async (answering) => {
		open(answering);
		const { response, wire, reply, model } = answering;
		for (const event of wire.events(reply, model)) response.write(event);
		response.end();
	},
	/** Streams a little, then says nothing until the caller goes away. */
	hang: async (answering) => {
		open(answering);
		await write(answering, answering.wire.events(answering.reply, answering.model).slice(0, 3));
	},
};

async function fail(
	{ response, wire, cors }: Answering,
	status: number,
	type: string,
	message: string,
	headers: Readonly<Record<string, string>> = {},
): Promise<void> {
	response.writeHead(status, { ...cors, 'content-type': 'application/json', ...headers });
	response.end(JSON.stringify(wire.error(type, message)));
}

async function streamWell(
	answering: Answering,
	change: (events: string[]) => string[] = (events) => events,
	contentType = 'text/event-stream',
): Promise<void> {
	open(answering, contentType);
	await write(answering, change(answering.wire.events(answering.reply, answering.model)));
	answering.response.end();
}

async function streamBytes(answering: Answering, size: number): Promise<void> {
	open(answering);
	const bytes = Buffer.from(answering.wire.events(answering.reply, answering.model).join(''));
	for (let start = 0; start < bytes.length; start += size) {
		answering.response.write(bytes.subarray(start, start + size));
		// Lets the piece leave as a packet of its own, often enough to matter.
		if (start % (size * 8) === 0) await pause(0);
	}
	answering.response.end();
}

function open({ response, cors }: Answering, contentType = 'text/event-stream'): void {
	response.writeHead(200, { ...cors, 'content-type': contentType, 'cache-control': 'no-store' });
	response.socket?.setNoDelay(true);
	response.flushHeaders();
}

async function write({ response, reply }: Answering, events: readonly string[]): Promise<void> {
	for (const event of events) {
		if (response.destroyed) return;
		response.write(event);
		await pause(reply.delayMs ?? 0);
	}
}

function pause(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}
