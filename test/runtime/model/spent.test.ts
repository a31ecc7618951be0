import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { custom } from '../../../src/core/hosts/custom.ts';
import { ollama } from '../../../src/core/hosts/ollama.ts';
import { createSpending, type Ledger } from '../../../src/core/hosts/spending.ts';
import { ratesOf } from '../../../src/core/hosts/host.ts';
import { SpendingState } from '../../../src/state/spending.svelte.ts';
import { collect, modelAt, question } from '../../support/model-server/calling.ts';
import { type ModelServer, startModelServer } from '../../support/model-server/server.ts';

let server: ModelServer;

beforeAll(async () => {
	server = await startModelServer();
});
afterAll(() => server.close());

const rates = { input: 4_000_000, output: 4_000_000 };
/** A dollar a letter, since four letters count as a token. */
const letters = (text: string): number => 4 * Math.ceil(text.length / 4);
const sent = letters(question.messages[0]?.content ?? '');

function chunk(content: string, finish: string | null = null): string {
	return `data: ${JSON.stringify({ choices: [{ delta: { content }, finish_reason: finish }] })}\n\n`;
}

function openAccount(): {
	ledger: Ledger;
	options: { rates: typeof rates; spending: ReturnType<typeof createSpending>; mostRepeats: number };
} {
	const ledger: Ledger = { amount: 0 };
	return { ledger, options: { rates, spending: createSpending(() => null, ledger), mostRepeats: 0 } };
}

describe('what a reply that did not end well has cost', () => {
	test('is estimated from what came of one that was cut', async () => {
		const { ledger, options } = openAccount();
		server.raw(() => ({ parts: [[0, chunk('Nine point nine')]] }));
		await collect(modelAt(server, options));
		expect(ledger).toEqual({ amount: sent + letters('Nine point nine'), isEstimated: true });
	});

	test('counts each try', async () => {
		const { ledger, options } = openAccount();
		server.raw(() => ({ parts: [[0, chunk('Nine point nine')]] }));
		await collect(modelAt(server, { ...options, mostRepeats: 1 }));
		expect(ledger.amount).toBe(2 * (sent + letters('Nine point nine')));
	});

	test.each(['a signal', 'a reader who has enough'])(
		'is estimated from what came before %s ended it',
		async (how) => {
			const { ledger, options } = openAccount();
			server.raw(() => ({
				parts: [
					[0, chunk('Nine')],
					[50, chunk(' point')],
					[60_000, chunk(' nine')],
				],
			}));
			const stop = new AbortController();
			for await (const part of modelAt(server, options).stream(question, stop.signal)) {
				if (part.type !== 'text-delta' || part.text !== ' point') continue;
				if (how === 'a signal') stop.abort();
				else break;
			}
			expect(ledger).toEqual({ amount: sent + letters('Nine point'), isEstimated: true });
		},
	);

	test('is what the host counted, where it did before the end', async () => {
		const { ledger, options } = openAccount();
		const counts = `data: ${JSON.stringify({ choices: [], usage: { prompt_tokens: 1, completion_tokens: 2 } })}\n\n`;
		server.raw(() => ({ parts: [[0, `${chunk('Nine')}${counts}data: {"broken`]] }));
		await collect(modelAt(server, options));
		expect(ledger.amount).toBe(12);
	});

	test.each([
		['an error answer', { status: 500, parts: [[0, '{"error":{"message":"no"}}']] }],
		['an error in the body', { parts: [[0, 'data: {"error":{"message":"no"}}\n\n']] }],
		['a web page', { parts: [[0, '<html></html>']] }],
	] as const)('is nothing for %s', async (_what, answer) => {
		const { ledger, options } = openAccount();
		server.raw(() => answer);
		await collect(modelAt(server, options));
		expect(ledger).toEqual({ amount: 0 });
	});
});

test('a server of a local kind costs nothing where no price is set; behind an address of one’s own a price may stand', () => {
	const baseUrl = 'http://localhost:8000/v1';
	expect([
		ratesOf({ host: ollama, model: 'm' }),
		ratesOf({ host: ollama, model: 'm', rates }),
		ratesOf({ host: custom, model: 'm', baseUrl } as Parameters<typeof ratesOf>[0]),
	]).toEqual([{ input: 0, output: 0 }, rates, null]);
});

test('the sum in this tab outlasts a reload and says for how long that part of it is estimated', () => {
	let kept: string | null = null;
	const open = () => new SpendingState({ load: () => kept, save: (text) => (kept = text) });
	const spending = createSpending(() => null, open());
	spending.add(0.25);
	const exact = open();
	const estimating = createSpending(() => null, open());
	estimating.add(0.5, true);
	const estimated = open();
	const about = [estimated.amount, estimated.isEstimated];
	estimated.amount = 0;
	expect([exact.amount, exact.isEstimated, about, kept]).toEqual([0.25, false, [0.75, true], '0']);
});
