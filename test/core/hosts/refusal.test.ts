import { describe, expect, test } from 'vitest';
import { groq } from '../../../src/core/hosts/groq.ts';
import { gemini } from '../../../src/core/hosts/gemini.ts';
import { ollama } from '../../../src/core/hosts/ollama.ts';
import { openai } from '../../../src/core/hosts/open-ai.ts';
import { hostsWords } from '../../../src/core/hosts/host-words.ts';
import { explainRefusal, explainStreamError } from '../../../src/core/hosts/refusal.ts';
import type { Host } from '../../../src/core/hosts/host.ts';

function explain(status: number, body: unknown, host: Host = openai, retryAfter: string | null = null) {
	const { failure, waitMs } = explainRefusal(
		{ status, body: typeof body === 'string' ? body : JSON.stringify(body), retryAfter },
		{ host, model: 'some-model', key: 'sk-planted-1234567890', now: 0 },
	);
	return { kind: failure.kind, waitMs };
}

describe('explainRefusal', () => {
	test('tells a limit of the minute from one of the day and from an empty purse', () => {
		const gemini429 = (quotaId: string) => [
			{
				error: {
					code: 429,
					message: 'You exceeded your current quota, please check your plan and billing details.',
					details: [{ violations: [{ quotaId }] }, { retryDelay: '34.5s' }],
				},
			},
		];
		expect({
			geminiMinute: explain(429, gemini429('GenerateRequestsPerMinutePerProjectPerModel-FreeTier'), gemini),
			geminiDay: explain(429, gemini429('GenerateRequestsPerDayPerProjectPerModel-FreeTier'), gemini),
			groqMinute: explain(
				429,
				{ error: { message: 'Limit on tokens per minute (TPM). Please try again in 7.66s.' } },
				groq,
			),
			groqDay: explain(
				429,
				{ error: { message: 'Limit on tokens per day (TPD). Try again in 14m2.3s.' } },
				groq,
			),
			noCredit: explain(429, { error: { code: 'insufficient_quota', message: 'Check your plan.' } }),
			anthropicCredit: explain(400, { error: { message: 'Your credit balance is too low.' } }),
			payment: explain(402, { error: { message: 'Payment required' } }),
			hours: explain(429, { error: { message: 'Slow down' } }, openai, '7200'),
		}).toEqual({
			geminiMinute: { kind: 'rate-limit', waitMs: 34_500 },
			geminiDay: { kind: 'quota', waitMs: 34_500 },
			groqMinute: { kind: 'rate-limit', waitMs: 7_660 },
			groqDay: { kind: 'quota', waitMs: 842_300 },
			noCredit: { kind: 'quota', waitMs: null },
			anthropicCredit: { kind: 'quota', waitMs: null },
			payment: { kind: 'quota', waitMs: null },
			hours: { kind: 'quota', waitMs: 7_200_000 },
		});
	});

	test('knows an unknown model, a wrong path, a wrong key and a page that is not admitted', () => {
		expect({
			model: explain(404, { error: { code: 'model_not_found', message: 'no' } }).kind,
			ollamaModel: explain(404, { error: { message: 'model "x" not found' } }, ollama).kind,
			mistralModel: explain(400, { message: 'Invalid model: x', code: '1500' }).kind,
			path: explain(404, '404 page not found').kind,
			geminiKey: explain(
				400,
				[{ error: { message: 'API key not valid. Please pass a valid API key.' } }],
				gemini,
			).kind,
			key: explain(401, { detail: 'Unauthorized' }).kind,
			page: explain(403, '', ollama).kind,
			redirect: explain(302, '').kind,
			own: explain(503, '<html><title>Busy</title></html>').kind,
			long: explain(400, { error: { message: 'This model has a maximum context length of 8192.' } }).kind,
		}).toEqual({
			model: 'unknown-model',
			ollamaModel: 'unknown-model',
			mistralModel: 'unknown-model',
			path: 'bad-request',
			geminiKey: 'unauthorised',
			key: 'unauthorised',
			page: 'forbidden',
			redirect: 'bad-request',
			own: 'server',
			long: 'bad-request',
		});
	});

	test('says in whole sentences what happened and what to do', () => {
		const { failure } = explainRefusal(
			{ status: 401, body: '{"error":{"message":"Wrong key."}}', retryAfter: null },
			{ host: openai, model: 'gpt-4o', key: 'sk-1', now: 0 },
		);
		expect(failure).toEqual({
			kind: 'unauthorised',
			message: 'OpenAI does not accept the key (401). It says: “Wrong key.”',
			remedy: 'Check that the key is whole and belongs to OpenAI: https://platform.openai.com/api-keys.',
			status: 401,
		});
	});
});

describe('explainStreamError', () => {
	test('reads the status out of an error inside a stream, by number or by name', () => {
		const context = { host: openai, model: 'm', key: null, now: 0 };
		expect(
			[{ code: 429, message: 'busy' }, { type: 'overloaded_error' }, { message: 'died' }, 'odd'].map(
				(error) => explainStreamError(error, context).failure.kind,
			),
		).toEqual(['rate-limit', 'rate-limit', 'server', 'server']);
	});
});

describe('hostsWords', () => {
	test('finds the sentence in every shape of error body', () => {
		expect(
			[
				'{"error":{"message":"a"}}',
				'[{"error":{"message":"b"}}]',
				'{"error":"c"}',
				'{"detail":[{"msg":"d"}]}',
				'{"message":"e"}',
				'<html><title>f</title></html>',
				'g',
				'{}',
				'',
			].map(hostsWords),
		).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', '', '']);
	});
});
