import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { groq } from '../../../src/core/hosts/groq.ts';
import { ollama } from '../../../src/core/hosts/ollama.ts';
import type { ModelPart } from '../../../src/core/model.ts';
import { createPoliteness, type Door, type Politeness } from '../../../src/runtime/model/politeness.ts';
import { waitAtDoor } from '../../../src/runtime/model/waiting.ts';
import { collect, modelAt, question } from '../../support/model-server/calling.ts';
import { type ModelServer, startModelServer } from '../../support/model-server/server.ts';

let server: ModelServer;
let politeness: Politeness;

beforeAll(async () => {
	server = await startModelServer();
});
afterAll(() => server.close());
beforeEach(() => {
	server.requests.length = 0;
	server.slots(null);
	politeness = createPoliteness();
});

const never = new AbortController().signal;
const doorOfServer = (): Door => politeness.door(server.origin.replace('127.0.0.1', 'localhost'), 'local');
const waits = (parts: readonly ModelPart[]) =>
	parts.flatMap((part) => (part.type === 'waiting' ? [part.ahead] : []));
const propsAsked = () => server.requests.filter(({ path }) => path === '/props').length;

/** Resolves when the condition holds; each look lets the server work. */
async function until(isSo: () => boolean): Promise<void> {
	while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('a local server', () => {
	test('gets one call at a time, and each that waits says behind how many, before anything else', async () => {
		const lanes = await Promise.all([1, 2, 3].map(() => collect(modelAt(server, { politeness }))));
		expect(lanes.map(waits)).toEqual([[], [1], [2, 1]]);
		for (const parts of lanes) {
			const firstOther = parts.findIndex((part) => part.type !== 'waiting');
			expect(parts.slice(firstOther).some((part) => part.type === 'waiting')).toBe(false);
			expect(parts.at(-1)?.type).toBe('finish');
		}
	});

	test('is one server whatever its host is called and however this computer is named', async () => {
		const port = new URL(server.origin).port;
		const lanes = await Promise.all([
			collect(modelAt(server, { politeness })),
			collect(modelAt(server, { politeness, host: ollama, baseUrl: `http://localhost:${port}/v1` })),
		]);
		expect(lanes.map(waits)).toEqual([[], [1]]);
	});

	test('that offers more gets as many as it offers; it is asked once, at its root, with the key', async () => {
		server.slots(2);
		await collect(modelAt(server, { politeness }));
		await until(() => doorOfServer().state().limit === 2);
		const lanes = await Promise.all([1, 2, 3].map(() => collect(modelAt(server, { politeness }))));
		expect(lanes.map(waits)).toEqual([[], [], [1]]);
		expect(propsAsked()).toBe(1);
		expect(server.requests.find(({ path }) => path === '/props')?.headers['authorization']).toMatch(
			/^Bearer sk-/,
		);
	});

	test('that is no llama.cpp is asked once and keeps one call at a time', async () => {
		await collect(modelAt(server, { politeness }));
		await until(() => propsAsked() === 1);
		await collect(modelAt(server, { politeness }));
		expect([propsAsked(), doorOfServer().state().limit]).toEqual([1, 1]);
	});

	test('is not asked where its kind has no such path, and hosted ones never are', async () => {
		await collect(modelAt(server, { politeness, host: ollama }));
		expect(propsAsked()).toBe(0);
		const asked: string[] = [];
		const fetch = (input: RequestInfo | URL) => {
			asked.push(input instanceof Request ? input.url : String(input));
			return Promise.resolve(Response.json({}));
		};
		await collect(modelAt(server, { politeness, host: groq, baseUrl: groq.baseUrl, fetch }));
		expect(asked).toEqual(['https://api.groq.com/openai/v1/chat/completions']);
	});

	test('does not keep the first call waiting for that answer', async () => {
		const asked: string[] = [];
		const slow: typeof fetch = (input, init) => {
			const url = input instanceof Request ? input.url : String(input);
			asked.push(new URL(url).pathname);
			return url.endsWith('/props') ? new Promise(() => undefined) : fetch(input, init);
		};
		const parts = await collect(modelAt(server, { politeness, fetch: slow }));
		expect(parts.at(-1)?.type).toBe('finish');
		expect(asked).toContain('/props');
	});

	test('forgets a call that is stopped while it waits', async () => {
		const leave = await doorOfServer().enter(never);
		const control = new AbortController();
		const parts: ModelPart[] = [];
		for await (const part of modelAt(server, { politeness }).stream(question, control.signal)) {
			parts.push(part);
			if (part.type === 'waiting') control.abort();
		}
		expect(parts).toMatchObject([
			{ type: 'waiting', ahead: 1 },
			{ type: 'failed', failure: { kind: 'cancelled' } },
		]);
		expect(doorOfServer().state()).toEqual({ limit: 1, running: 1, waiting: 0 });
		leave('other');
		expect(server.requests.filter(({ path }) => path.endsWith('/completions'))).toEqual([]);
	});
});

describe('waiting at a door', () => {
	test('is over for whoever walks away, and for the next one in turn', async () => {
		const door = politeness.door('a', 'local');
		const leave = await door.enter(never);
		const first = waitAtDoor(door, never);
		const second = waitAtDoor(door, never);
		expect([await first.next(), await second.next()]).toEqual([
			{ done: false, value: { type: 'waiting', ahead: 1 } },
			{ done: false, value: { type: 'waiting', ahead: 2 } },
		]);
		const next = second.next();
		await first.return(null);
		expect(await next).toEqual({ done: false, value: { type: 'waiting', ahead: 1 } });
		leave('served');
		const through = await second.next();
		expect(through.done).toBe(true);
		expect(door.state()).toEqual({ limit: 1, running: 1, waiting: 0 });
	});

	test('ends for several at once when a server offers more', async () => {
		const door = politeness.door('a', 'local');
		await door.enter(never);
		const told: number[] = [];
		const entering = [1, 2, 3].map((place) => door.enter(never, (ahead) => told.push(place * 10 + ahead)));
		door.offer(3);
		await Promise.all(entering.slice(0, 2));
		expect([door.state(), told]).toEqual([{ limit: 3, running: 3, waiting: 1 }, [11, 22, 33, 31]]);
	});

	test('grows no local door by serving', async () => {
		const door = politeness.door('a', 'local');
		for (let call = 0; call < 5; call++) (await door.enter(never))('served');
		expect(door.state().limit).toBe(1);
	});
});
