import { describe, expect, it } from 'vitest';
import { toChatBody } from '../../../src/core/hosts/chat-request.ts';
import { refusedField } from '../../../src/core/hosts/refused-field.ts';
import { openai } from '../../../src/core/hosts/open-ai.ts';

describe('nucleus sampling', () => {
	const plain = { role: 'coach', messages: [{ role: 'user', content: 'q' }], temperature: 0.95 } as const;
	const request = { ...plain, topP: 0.7 };

	it('is sent when a method asks for it, and only then', () => {
		expect(toChatBody(request, 'm', openai.capabilities)).toMatchObject({ temperature: 0.95, top_p: 0.7 });
		expect(toChatBody(plain, 'm', openai.capabilities)).not.toHaveProperty('top_p');
	});

	it('is left out once a host has refused it', () => {
		expect(refusedField(400, '{"error":"top_p is not supported by this model"}')).toBe('top_p');
		expect(refusedField(400, '{"error":"temperature and top_p: not allowed together"}')).toBe('top_p');
		const body = toChatBody(request, 'm', openai.capabilities, new Set(['top_p'] as const));
		expect(body).toMatchObject({ temperature: 0.95 });
		expect(body).not.toHaveProperty('top_p');
	});
});
