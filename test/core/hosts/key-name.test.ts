import { describe, expect, it } from 'vitest';
import { custom } from '../../../src/core/hosts/custom.ts';
import { keyLabelOf, keyNameOf } from '../../../src/core/hosts/key-name.ts';
import { openai } from '../../../src/core/hosts/open-ai.ts';

describe('keyNameOf', () => {
	it('is the host at its own address, and names any other address', () => {
		expect([
			keyNameOf(openai, 'https://api.openai.com/v1'),
			keyNameOf(openai, 'https://proxy.example/v1'),
			keyNameOf(custom, 'http://localhost:8000/v1'),
			keyNameOf(custom, 'http://localhost:9000/v1'),
		]).toEqual([
			'openai',
			'openai at https://proxy.example',
			'custom at http://localhost:8000',
			'custom at http://localhost:9000',
		]);
	});

	it('has words for people', () => {
		expect([keyLabelOf('openai'), keyLabelOf('openai at https://proxy.example'), keyLabelOf('gone')]).toEqual(
			['OpenAI', 'OpenAI at https://proxy.example', 'gone'],
		);
	});
});
