import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSameModel, modelIdOf, modelRefOf } from '../../../src/core/hosts/model-identity.ts';
import { findHost, hosts } from '../../../src/core/hosts/registry.ts';
import { refOf } from '../../../src/runtime/model/hosted-model.ts';
import { HurriedClock } from '../../support/model-server/hurried-clock.ts';

const anyHost = fc.constantFrom(...hosts);
const anyAddress = fc.constantFrom(
	'http://localhost:11434/v1',
	'http://127.0.0.1:11434/v1',
	'http://[::1]:11434/v1',
	'http://nas:11434/v1',
	'https://api.openai.com/v1',
	'https://gateway.example/vllm/v1',
	'https://gateway.example/ollama/v1',
);
const anyName = fc.constantFrom('m', 'vendor/m', 'm:latest');

describe('what a configured model is called', () => {
	it('is the same in the pickers and in the events of its calls, whichever host and address it was added with', () => {
		fc.assert(
			fc.property(anyHost, anyAddress, anyName, fc.boolean(), (host, baseUrl, model, isOld) => {
				const id = isOld ? 'some-id-of-before' : modelIdOf(host, baseUrl, model);
				const chosen = modelRefOf({ id, host: host.id, baseUrl, model });
				const readKey = () => Promise.resolve(null);
				const adapter = { host, baseUrl, model, readKey, clock: new HurriedClock(), random: () => 0 };
				expect([refOf({ ...adapter, id }).id, refOf({ ...adapter, id })]).toEqual([id, chosen]);
			}),
		);
	});

	it('tells two servers apart wherever they differ in more than a name of this computer', () => {
		fc.assert(
			fc.property(anyHost, anyAddress, anyAddress, anyName, (host, one, other, model) => {
				if (isSameModel({ baseUrl: one, model }, { baseUrl: other, model })) return;
				expect(modelIdOf(host, one, model)).not.toBe(modelIdOf(host, other, model));
			}),
		);
	});

	it('keeps the short names, and names any other address', () => {
		const named = (id: string, baseUrl: string) =>
			modelIdOf(findHost(id) as (typeof hosts)[number], baseUrl, 'm');
		expect([
			named('openai', 'https://api.openai.com/v1'),
			named('gemini', findHost('gemini')?.baseUrl ?? ''),
			named('ollama', 'http://localhost:11434/v1'),
			named('ollama', 'http://nas:11434/v1'),
			named('custom', 'https://gateway.example/vllm/v1'),
		]).toEqual([
			'openai:m',
			'gemini:m',
			'ollama:m',
			'ollama at http://nas:11434:m',
			'custom at https://gateway.example/vllm/v1:m',
		]);
	});

	it('says “this computer” of servers on this computer alone', () => {
		const at = (baseUrl: string) =>
			modelRefOf({ id: 'x', host: 'llamacpp', baseUrl, model: 'qwen' }).label.split(' · ')[1];
		expect(
			[
				'http://localhost:8080/v1',
				'http://127.0.0.1:8080/v1',
				'http://nas:8080/v1',
				'https://llm.example/v1',
			].map(at),
		).toEqual([
			...['llama.cpp server (this computer)', 'llama.cpp server (this computer)'],
			...['llama.cpp server', 'llama.cpp server'],
		]);
	});

	it('is the name of its file where a server names it by a path, which tells of somebody’s computer', () => {
		const label = (model: string) =>
			modelRefOf({ id: 'x', host: 'llamacpp', baseUrl: 'http://localhost:8080/v1', model }).label;
		const at = (name: string) => `${name} · llama.cpp server (this computer)`;
		expect(
			[
				'/home/ana/models/qwen.gguf',
				'C:\\Users\\ana\\qwen.gguf',
				'~/models/qwen.gguf',
				'./models/qwen.gguf',
				'models/qwen.gguf',
				'/srv/models/qwen/',
				'/',
				'vendor/qwen',
				'accounts/vendor/models/qwen',
				'vendor/qwen-GGUF:qwen.gguf',
			].map(label),
		).toEqual(
			[
				...['qwen.gguf', 'qwen.gguf', 'qwen.gguf', 'qwen.gguf', 'models/qwen.gguf', 'qwen', '/'],
				...['vendor/qwen', 'accounts/vendor/models/qwen', 'vendor/qwen-GGUF:qwen.gguf'],
			].map(at),
		);
	});

	it('is local for a server of one’s own under any host', () => {
		const kinds = (['custom', 'ollama', 'openai'] as const).map((host) =>
			['http://localhost:8000/v1', 'http://nas:8000/v1', 'https://far.example/v1'].map(
				(baseUrl) => modelRefOf({ id: 'x', host, baseUrl, model: 'm' }).kind,
			),
		);
		expect(kinds).toEqual([
			['local', 'local', 'hosted'],
			['local', 'local', 'local'],
			['local', 'local', 'hosted'],
		]);
	});

	it('counts names of this computer as one, and hosts not at all; path, port and name of the model count', () => {
		const at = (baseUrl: string, model = 'm') => ({ baseUrl, model });
		const here = at('http://localhost:11434/v1');
		expect([
			isSameModel(here, at('http://127.0.0.1:11434/v1/')),
			isSameModel(here, at('http://localhost:1234/v1')),
			isSameModel(here, at('http://localhost:11434/other/v1')),
			isSameModel(here, at('http://localhost:11434/v1', 'n')),
			isSameModel(at('broken'), at('broken')),
			isSameModel(at('broken'), here),
		]).toEqual([true, false, false, false, true, false]);
	});
});
