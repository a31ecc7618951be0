import OpenAI from 'openai';
import { custom } from '../../src/core/hosts/custom.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { createOpenAiModel } from '../../src/runtime/model/openai.ts';
import { type ModelServer, startModelServer } from '../support/model-server/server.ts';
import { instead, measured, median, type Section } from './section.ts';

const TOKENS = 1000;
const TEXT = 'word '.repeat(TOKENS);
const BURST_ROUNDS = 20;
const PACED_ROUNDS = 5;
/** Reads a whole reply of the named behaviour and says how many letters of text came. */
type Reader = (behaviour: string) => Promise<number>;

/** What reading a reply through our adapter costs over taking its bytes and throwing them away, and beside the package's own reader. */
export const adapter: Section = {
	title: 'OpenAI-style adapter: 1000 streamed tokens from a server on this machine',
	async measure() {
		const server = await startModelServer();
		server.reply(() => ({ text: TEXT, pieceLength: TEXT.length / TOKENS }));
		const readers = { raw: rawReader(server), own: ownReader(server), packaged: packageReader(server) };
		try {
			const burst = await race(readers, 'burst', BURST_ROUNDS);
			const paced = await race(readers, 'ok', PACED_ROUNDS);
			return [
				{
					name: 'all events at once',
					...measured(burst.own),
					unit: 'ms',
					instead: instead('the openai package', burst.packaged),
					target: { timesBetter: 2 / 3 },
					detail: `bytes taken and thrown away: ${median(burst.raw).toFixed(1)} ms; server in the same process`,
				},
				{
					name: 'what reading adds to taking the bytes, all events at once',
					value: median(burst.own) - median(burst.raw),
					unit: 'ms',
					target: { atMost: 50 },
				},
				{
					name: 'event by event, about 1 ms apart',
					...measured(paced.own),
					unit: 'ms',
					instead: instead('bytes taken and thrown away', paced.raw),
					target: { timesBetter: 1 / 1.2 },
				},
			];
		} finally {
			await server.close();
		}
	},
};

/** The milliseconds of each reader, turn by turn, so that a busy machine slows all alike. */
async function race<Name extends string>(
	readers: Record<Name, Reader>,
	behaviour: string,
	rounds: number,
): Promise<Record<Name, number[]>> {
	const names = Object.keys(readers) as Name[];
	const times = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, number[]>;
	for (let round = 0; round < rounds; round++) {
		for (const name of names) {
			const begun = performance.now();
			const letters = await readers[name](behaviour);
			times[name].push(performance.now() - begun);
			if (letters < TEXT.length) throw new Error(`${name} read only ${String(letters)} letters`);
		}
	}
	return times;
}

function rawReader(server: ModelServer): Reader {
	return async (behaviour) => {
		const response = await fetch(`${server.origin}/v1/chat/completions`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({
				model: behaviour,
				stream: true,
				messages: [{ role: 'user', content: 'Go on.' }],
			}),
		});
		let bytes = 0;
		for await (const piece of response.body as ReadableStream<Uint8Array> & AsyncIterable<Uint8Array>) {
			bytes += piece.length;
		}
		return bytes;
	};
}

function ownReader(server: ModelServer): Reader {
	return async (behaviour) => {
		const model = createOpenAiModel({
			host: custom,
			baseUrl: `${server.origin}/v1`,
			model: behaviour,
			readKey: () => Promise.resolve('sk-bench'),
			clock: systemClock,
			random: () => 0.5,
		});
		let letters = 0;
		const { signal } = new AbortController();
		const request = { role: 'task', messages: [{ role: 'user', content: 'Go on.' }] } as const;
		for await (const part of model.stream(request, signal)) {
			if (part.type === 'text-delta') letters += part.text.length;
		}
		return letters;
	};
}

function packageReader(server: ModelServer): Reader {
	const client = new OpenAI({ apiKey: 'sk-bench', baseURL: `${server.origin}/v1`, maxRetries: 0 });
	return async (behaviour) => {
		let letters = 0;
		const messages = [{ role: 'user', content: 'Go on.' }] as const;
		const stream = await client.chat.completions.create({
			model: behaviour,
			messages: [...messages],
			stream: true,
		});
		for await (const chunk of stream) letters += chunk.choices[0]?.delta.content?.length ?? 0;
		return letters;
	};
}
