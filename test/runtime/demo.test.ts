import { describe, expect, it } from 'vitest';
import { demoReply } from '../../src/core/demo/demo-reply.ts';
import type { ModelPart, ModelRequest } from '../../src/core/model.ts';
import type { Clock } from '../../src/core/ports.ts';
import { createDemoModel } from '../../src/runtime/model/demo.ts';

const question = { text: 'How many r are in strawberry?', source: { kind: 'typed' } } as const;
const request: ModelRequest = {
	role: 'task',
	messages: [{ role: 'user', content: question.text }],
	question,
};

/** Does not wait, but keeps how long it should have. */
class NotedClock implements Clock {
	readonly waits: number[] = [];

	now(): number {
		return 0;
	}

	async sleep(ms: number): Promise<void> {
		this.waits.push(ms);
	}
}

async function collect(parts: AsyncIterable<ModelPart>): Promise<ModelPart[]> {
	const all: ModelPart[] = [];
	for await (const part of parts) all.push(part);
	return all;
}

const textOf = (parts: readonly ModelPart[]): string =>
	parts.map((part) => (part.type === 'text-delta' ? part.text : '')).join('');

describe('createDemoModel', () => {
	it('gives the whole reply at once without a pace, with estimated usage', async () => {
		const model = createDemoModel('bold', { clock: new NotedClock(), pace: () => 0 });
		const { text } = demoReply(request, 'bold');
		expect([model.ref, await collect(model.stream(request, new AbortController().signal))]).toEqual([
			{ id: 'demo:bold', label: 'Demo · bold', kind: 'scripted' },
			[
				{ type: 'text-delta', text },
				{
					type: 'finish',
					reason: { unified: 'stop', raw: null },
					usage: {
						inputTokens: Math.ceil(question.text.length / 4),
						outputTokens: Math.ceil(text.length / 4),
						estimated: true,
						cost: 0,
					},
				},
			],
		]);
	});

	it('streams the same words in small pieces at a pace that can change on the way', async () => {
		const clock = new NotedClock();
		let asked = 0;
		const model = createDemoModel('bold', { clock, pace: () => (asked++ < 3 ? 20 : 0) });
		const parts = await collect(model.stream(request, new AbortController().signal));
		expect([textOf(parts), clock.waits, parts.length]).toEqual([
			demoReply(request, 'bold').text,
			[50, 50, 50],
			5,
		]);
	});

	it('ends with a cancelled call when aborted, and says nothing after it', async () => {
		const controller = new AbortController();
		const clock: Clock = {
			now: () => 0,
			sleep: async () => controller.abort(),
		};
		const model = createDemoModel('careful', { clock, pace: () => 50 });
		const parts = await collect(model.stream(request, controller.signal));
		expect(parts).toMatchObject([{ type: 'failed', failure: { kind: 'cancelled' } }]);
	});

	it('is cut at the token limit like any model', async () => {
		const model = createDemoModel('bold', { clock: new NotedClock(), pace: () => 0 });
		const parts = await collect(model.stream({ ...request, maxTokens: 5 }, new AbortController().signal));
		expect([textOf(parts).length, parts.at(-1)]).toMatchObject([20, { reason: { unified: 'length' } }]);
	});

	it('passes tool calls and the scripted confidence on', async () => {
		const product = { text: '482915736 * 9073645218', source: { kind: 'typed' } } as const;
		const model = createDemoModel('bold', { clock: new NotedClock(), pace: () => 0 });
		const parts = await collect(
			model.stream(
				{
					role: 'task',
					messages: [{ role: 'user', content: product.text }],
					question: product,
					tools: [{ name: 'run_python', description: '', parameters: {} }],
					logprobs: true,
				},
				new AbortController().signal,
			),
		);
		expect([parts.map(({ type }) => type), parts.at(-1)]).toMatchObject([
			['text-delta', 'tool-call', 'logprobs', 'finish'],
			{ reason: { unified: 'tool-calls' } },
		]);
	});
});
