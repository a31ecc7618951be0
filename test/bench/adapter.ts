import OpenAI from 'openai';
import { custom } from '../../src/core/hosts/custom.ts';
import { systemClock } from '../../src/runtime/clock.ts';
import { createOpenAiModel } from '../../src/runtime/model/openai.ts';
import { type ModelServer, startModelServer } from '../support/model-server/server.ts';
import type { Section } from './section.ts';

const TOKENS = 1000;
const TEXT = 'word '.repeat(TOKENS);
const BURST_ROUNDS = 20;
const PACED_ROUNDS = 3;
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
			const sides = (times: typeof burst): string =>
				`ours ${times.own.toFixed(1)} ms, bytes alone ${times.raw.toFixed(1)} ms, openai package ${times.packaged.toFixed(1)} ms`;
			return [
				{
					name: 'ours minus bytes alone, all events at once',
					value: burst.own - burst.raw,
					unit: 'ms',
					target: { atMost: 50 },
					detail: `${sides(burst)}; best of ${String(BURST_ROUNDS)}, server in the same process`,
				},
				{
					name: 'ours ÷ bytes alone, all events at once',
					value: burst.own / burst.raw,
					unit: '×',
				},
				{
					name: 'ours ÷ reading with the openai package, all events at once',
					value: burst.own / burst.packaged,
					unit: '×',
					target: { atMost: 1.5 },
				},
				{
					name: 'ours ÷ bytes alone, event by event, about 1 ms apart',
					value: paced.own / paced.raw,
					unit: '×',
					target: { atMost: 1.2 },
					detail: `${sides(paced)}; best of ${String(PACED_ROUNDS)}`,
				},
			];
		} finally {
			await server.close();
		}
	},
};

/** The least milliseconds of each reader, turn by turn, so that a busy machine slows all alike. */
async function race<Name extends string>(
	readers: Record<Name, Reader>,
	behaviour: string,
	rounds: number,
): Promise<Record<Name, number>> {
	const names = Object.keys(readers) as Name[];
	const least = Object.fromEntries(names.map((name) => [name, Infinity])) as Record<Name, number>;
	for (let round = 0; round < rounds; round++) {
		for (const name of names) {
			const begun = performance.now();
			const letters = await readers[name](behaviour);
			least[name] = Math.min(least[name], performance.now() - begun);
			if (letters < TEXT.length) throw new Error(`${name} read only ${String(letters)} letters`);
		}
	}
	return least;
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
