import { expect, test } from 'vitest';
import type { RunId } from '../../../src/core/ids.ts';
import type { ModelPart } from '../../../src/core/model.ts';
import { Seats } from '../../../src/runtime/model/person.ts';

const [one, two] = ['run-1', 'run-2'] as [RunId, RunId];
const request = { role: 'coach', messages: [] } as const;

async function partsOf(parts: AsyncIterable<ModelPart>): Promise<ModelPart[]> {
	const heard: ModelPart[] = [];
	for await (const part of parts) heard.push(part);
	return heard;
}
const textOf = (parts: readonly ModelPart[]) =>
	parts.map((part) => (part.type === 'text-delta' ? part.text : part.type));

test('a run waits for its own person and for no other', async () => {
	const seats = new Seats();
	const signal = new AbortController().signal;
	const first = partsOf(seats.open(one).stream(request, signal));
	const second = partsOf(seats.open(two).stream(request, signal));
	await Promise.resolve();
	expect(seats.say(two, { text: '<<<Code>>>', isCovered: false })).toBe(true);
	expect(textOf(await second)).toEqual(['<<<Code>>>', 'finish']);
	expect(seats.say(two, { text: 'too late', isCovered: false })).toBe(false);
	expect(seats.say(one, { text: '<<<Text>>>', isCovered: true })).toBe(true);
	expect((await first).at(-1)).toEqual({
		type: 'finish',
		reason: { unified: 'stop', raw: null },
		usage: { inputTokens: 0, outputTokens: 0, cost: 0 },
		covered: true,
	});
});

test('a stopped run waits for nobody any more', async () => {
	const seats = new Seats();
	const stop = new AbortController();
	const parts = partsOf(seats.open(one).stream(request, stop.signal));
	await Promise.resolve();
	stop.abort();
	expect(await parts).toEqual([
		{
			type: 'failed',
			failure: { kind: 'cancelled', message: 'The run was stopped.', remedy: 'Run again when you like.' },
		},
	]);
	expect(seats.say(one, { text: 'too late', isCovered: false })).toBe(false);
	expect(textOf(await partsOf(seats.open(one).stream(request, stop.signal)))).toEqual(['failed']);
});

test('a run that is stopped takes no other call’s seat away', async () => {
	const seats = new Seats();
	const stop = new AbortController();
	const before = partsOf(seats.open(one).stream(request, stop.signal));
	const after = partsOf(seats.open(one).stream(request, new AbortController().signal));
	await Promise.resolve();
	stop.abort();
	expect(textOf(await before)).toEqual(['failed']);
	expect(seats.say(one, { text: '<<<Code>>>', isCovered: false })).toBe(true);
	expect(textOf(await after)).toEqual(['<<<Code>>>', 'finish']);
});
