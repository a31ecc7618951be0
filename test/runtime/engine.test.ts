import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ModelConfig } from '../../src/core/preferences.ts';
import type { ModelSnapshot } from '../../src/core/record/spec.ts';
import { Engine } from '../../src/compose-engine.ts';
import { FakePython } from '../support/fake-python.ts';
import { HurriedClock } from '../support/model-server/hurried-clock.ts';
import { type ModelServer, startModelServer } from '../support/model-server/server.ts';
import { collect, specOf } from '../support/run-spec.ts';

let server: ModelServer;
beforeAll(async () => {
	server = await startModelServer();
	server.reply(() => ({ text: 'It is <<<42>>>' }));
});
afterAll(() => server.close());

function engineWith(config: ModelConfig | null): Engine {
	return new Engine({
		python: new FakePython(),
		keys: {
			read: () => Promise.resolve('sk-planted-0123456789abcdef'),
			write: () => Promise.resolve(),
			delete: () => Promise.resolve(),
			list: () => Promise.resolve([]),
		},
		clock: new HurriedClock(),
		config: () => config,
		refuse: () => undefined,
		demoPace: () => 0,
		spendingCap: () => null,
		ledger: { amount: 0 },
		pageOrigin: 'http://localhost',
	});
}

async function askedOf(config: ModelConfig | null, snapshot?: ModelSnapshot) {
	const before = server.requests.length;
	const spec = {
		...specOf({ seed: 7 }),
		...(snapshot === undefined ? {} : { snapshots: { 'test:model': snapshot } }),
	};
	const events = await collect(engineWith(config).run(spec, new AbortController().signal));
	const bodies = server.requests.slice(before).map(({ body }) => body);
	return {
		outcome: events.findLast((event) => event.type === 'run-end')?.outcome,
		cost: events.find((event) => event.type === 'call-end')?.usage.cost !== undefined,
		bodies: bodies.flatMap((body) => (body === null ? [] : [{ model: body['model'], seed: body['seed'] }])),
	};
}

describe('a model of a planned run', () => {
	it('is called as it was set up then, whatever is set up now', async () => {
		const snapshot = {
			host: 'custom',
			baseUrl: `${server.origin}/v1`,
			model: 'ok',
			rates: { input: 1, output: 2 },
		};
		const now = { id: 'test:model', host: 'custom', baseUrl: `${server.origin}/v1`, model: 'another' };
		const asPlanned = { outcome: 'finished', cost: true, bodies: [{ model: 'ok', seed: 7 }] };
		expect([await askedOf(now, snapshot), await askedOf(null, snapshot), await askedOf(null)]).toEqual([
			asPlanned,
			asPlanned,
			{ outcome: 'failed', cost: false, bodies: [] },
		]);
	});

	it('that came from elsewhere without the folder of its file is asked for as this browser knows it', async () => {
		const snapshot = { host: 'custom', baseUrl: `${server.origin}/v1`, model: 'qwen.gguf' };
		const here = { ...snapshot, id: 'test:model', model: '/home/me/models/qwen.gguf' };
		const asked = async (config: ModelConfig | null) =>
			(await askedOf(config, snapshot)).bodies.map(({ model }) => model);
		expect([
			await asked(here),
			await asked({ ...here, model: '/home/me/models/other.gguf' }),
			await asked(null),
		]).toEqual([['/home/me/models/qwen.gguf'], ['qwen.gguf'], ['qwen.gguf']]);
	});
});
