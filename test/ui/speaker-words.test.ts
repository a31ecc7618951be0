import { expect, test } from 'vitest';
import { modelRefOf } from '../../src/core/hosts/model-identity.ts';
import { capsuleWords } from '../../src/words/capsule.ts';

test('names a model of what is shared and its host once, and tells what else its record holds', () => {
	const said = (host: string, baseUrl: string, model: string): string =>
		capsuleWords.open.speaker({
			ref: modelRefOf({ id: `${host}:${model}`, host, baseUrl, model }),
			snapshot: { host, baseUrl, model },
		});
	expect([
		said('openai', 'https://api.openai.com/v1', 'gpt-4o'),
		said('llamacpp', 'http://localhost:8080/v1', 'qwen'),
		said('llamacpp', 'http://nas:8080/v1', '/home/anna/models/qwen.gguf'),
	]).toEqual([
		'gpt-4o · OpenAI',
		'qwen · llama.cpp server (this computer), http://localhost:8080/v1',
		'qwen.gguf · llama.cpp server, /home/anna/models/qwen.gguf, http://nas:8080/v1',
	]);
});

test('names as what and where a model was called that bears another label', () => {
	const snapshot = { host: 'openai', baseUrl: 'https://api.openai.com/v1', model: 'gpt-4o' };
	const ref = { id: 'a', label: 'The large one', kind: 'hosted' } as const;
	expect(capsuleWords.open.speaker({ ref, snapshot })).toBe('The large one, called as gpt-4o at openai');
});
