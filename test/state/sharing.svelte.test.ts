import { describe, expect, test } from 'vitest';
import { type Capsule, formatCapsule, parseCapsule } from '../../src/core/capsule/capsule.ts';
import { openPacked, packCapsule } from '../../src/core/capsule/link.ts';
import type { RunEvent } from '../../src/core/record/event.ts';
import { summarise } from '../../src/core/record/summary.ts';
import type { Recorder } from '../../src/core/run/recorder.ts';
import { Sharing } from '../../src/state/sharing.svelte.ts';
import { capsuleWords } from '../../src/words/capsule.ts';
import { printed } from '../support/fake-python.ts';
import { MemoryRuns } from '../support/memory-runs.ts';
import { exampleRuns } from '../support/random-runs.ts';
import { typed } from '../support/run-spec.ts';

const PROMPTS = '0123456789abcdef';
const capsule: Capsule = {
	title: '',
	notes: '',
	madeAt: 1_790_000_000_000,
	appVersion: '0.1.0',
	prompts: PROMPTS,
	runs: exampleRuns,
};

/** Of a token that no other is like, so that packing does not help. */
const probability = (at: number) => ({
	token: `t${String(at)}`,
	logprob: -Math.abs(Math.sin(at)),
	top: [{ token: `u${String(at)}`, logprob: -1 - Math.abs(Math.cos(at)) }],
});

describe('sharing', () => {
	const sharing = (store = new MemoryRuns(), pause = () => Promise.resolve()) => {
		const saved: [string, Blob][] = [];
		const made = new Sharing({
			recorder: {} as Recorder,
			store,
			lookOn: () => Promise.resolve(false),
			nextFrame: (callback) => callback(),
			onStorageProblem: () => undefined,
			save: (name, content) => void saved.push([name, content]),
			now: () => capsule.madeAt,
			pause,
			appVersion: '0.1.0',
			prompts: PROMPTS,
			address: () => 'https://example.org/page/',
			report: { ...capsuleWords.report, end: () => 'Correct' },
		});
		return { made, saved };
	};
	const packedOf = ({ link }: Sharing) => link?.split('#/open/')[1] ?? '';
	const capsuleOf = async (packed: string) => {
		const opened = await openPacked(packed);
		if (!opened.ok) throw new Error(opened.error.kind);
		return opened.value;
	};

	test('gives a link and a file that open as what was shared', async () => {
		const { made, saved } = sharing();
		made.title = ' Decimals ';
		await made.open(exampleRuns);
		expect(made.isOffered).toBe(true);
		const titled = { ...capsule, title: 'Decimals' };
		expect(made.link).toBe(`https://example.org/page/#/open/${await packCapsule(titled)}`);
		expect(made.saveFile()).toBe('codesteer-runs-2026-09-21.json');
		expect(await saved[0]?.[1].text()).toBe(`${formatCapsule(titled)}\n`);
		expect(made.askLink).toMatch(/^https:\/\/example\.org\/page\/#\/\?q=Which\+is\+larger/);
	});

	test('leaves the probabilities of tokens out of a link that would be too long with them, and keeps them in the file', async () => {
		const { made, saved } = sharing();
		const sure = exampleRuns.map((events) =>
			events.map((event) =>
				event.type === 'call-end'
					? { ...event, logprobs: Array.from({ length: 300 }, (_, at) => probability(at)) }
					: event,
			),
		);
		await made.open(sure);
		expect([made.isOffered, made.isLighter]).toEqual([true, true]);
		expect(packedOf(made)).toBe(await packCapsule(capsule));
		// There is room for them in the code of a frame.
		expect(made.frame).toEqual({ packed: await packCapsule({ ...capsule, runs: sure }), isLighter: false });
		made.saveFile();
		expect(await saved[0]?.[1].text()).toBe(`${formatCapsule({ ...capsule, runs: sure })}\n`);
		await made.open(exampleRuns);
		expect([made.isOffered, made.isLighter]).toEqual([true, false]);
	});

	test('offers no link that chats would cut', async () => {
		const { made } = sharing();
		let state = 7;
		const noise = Array.from({ length: 12_000 }, () =>
			String.fromCharCode(33 + ((state = (state * 48271) % 2147483647) % 90)),
		).join('');
		const long = exampleRuns.map((events) =>
			events.map((event): RunEvent => (event.type === 'call-end' ? { ...event, text: noise } : event)),
		);
		await made.open(long);
		expect([made.link !== null, made.isOffered]).toEqual([true, false]);
	});

	test('takes kept runs from the store, without those that have not ended', async () => {
		const store = new MemoryRuns();
		for (const [at, events] of exampleRuns.entries()) {
			const some = at === 2 ? events.slice(0, -1) : events;
			await store.append(summarise(events).runId, some, summarise(some));
		}
		const { made } = sharing(store);
		await made.open(exampleRuns.map((events) => summarise(events).runId));
		expect(made.status).toMatchObject({ kind: 'ready', left: 1, contents: { runs: 2, scripted: 'all' } });
		const none = sharing(store).made;
		await none.open([]);
		expect(none.status).toEqual({ kind: 'refused', reason: capsuleWords.share.nothing });
	});

	const changed = (change: (event: RunEvent) => RunEvent) => exampleRuns.map((events) => events.map(change));

	test('offers no link that its own door refuses, however short it is, and still the file', async () => {
		const { made, saved } = sharing();
		let outputs = 0;
		// Packs to next to nothing.
		await made.open(
			changed((event) =>
				event.type === 'code-end'
					? { ...event, result: printed(String(outputs++).padEnd(1_500_000, '0')) }
					: event,
			),
		);
		expect([made.link, made.isOffered, made.frame, made.fileFault]).toEqual([null, false, null, null]);
		made.saveFile();
		expect(parseCapsule((await saved[0]?.[1].text()) ?? '').ok).toBe(true);
	});

	test('offers nothing to be opened where no page would open it, and says why', async () => {
		const { made } = sharing();
		const text = 'x'.repeat(50_001);
		await made.open(
			changed((event) =>
				event.type === 'run-start'
					? { ...event, spec: { ...event.spec, question: { text, source: { kind: 'typed' } } } }
					: event,
			),
		);
		expect([made.status.kind, made.link, made.frame, made.fileFault]).toEqual([
			'ready',
			null,
			null,
			'Run 1 in it has a question of over 50,000 characters, more than runs to be shown have.',
		]);
	});

	const KEY = `sk-${'a1B2'.repeat(10)}`;

	test('says where something stands that looks like a key, and else that none is in it', async () => {
		const keysIn = async (change: (event: RunEvent) => RunEvent) => {
			const { made } = sharing();
			await made.open(changed(change));
			return made.status.kind === 'ready' ? made.status.keys : null;
		};
		expect(await keysIn((event) => event)).toEqual([]);
		expect(
			await keysIn((event) => (event.type === 'call-end' ? { ...event, text: `Use ${KEY}.` } : event)),
		).toEqual(['reply']);
		expect(
			await keysIn((event) =>
				event.type === 'run-start'
					? { ...event, spec: { ...event.spec, question: typed(`key=${KEY}`) } }
					: event.type === 'code-end'
						? { ...event, result: printed(`https://me:word@host/ ${KEY}`) }
						: event.type === 'call-start'
							? { ...event, messages: [{ role: 'user', content: KEY }] }
							: event,
			),
		).toEqual(['question', 'output']);
		expect(capsuleWords.share.likelyKey(['question', 'output'])).toBe(
			'Something that looks like a key or a login stands in the question and in an output: look before you share it.',
		);
	});

	test('gives a key in the title, or a login in the name of a model, away in none of its ways', async () => {
		const { made, saved } = sharing();
		made.title = `mine ${KEY}`;
		await made.open(
			changed((event) => {
				if (event.type === 'call-start')
					return { ...event, model: { ...event.model, label: `m at https://me:${KEY}@host/v1` } };
				if (event.type !== 'run-start') return event;
				const { task } = event.spec.models;
				const label = `m at https://me:${KEY}@host/v1`;
				return {
					...event,
					spec: { ...event.spec, models: { ...event.spec.models, task: { ...task, label } } },
				};
			}),
		);
		made.saveFile();
		const shown = {
			title: made.cleanTitle,
			contents: made.status,
			lanes: made.lanes.list.map(({ view }) => view),
		};
		const ways = [
			JSON.stringify(shown),
			JSON.stringify(await capsuleOf(packedOf(made))),
			JSON.stringify(await capsuleOf(made.frame?.packed ?? '')),
			await saved[0]?.[1].text(),
			made.report,
			decodeURIComponent(made.askLink ?? ''),
		];
		expect(ways.map((way) => way === undefined || /sk-|me:/.test(way))).toEqual(ways.map(() => false));
		expect(made.cleanTitle).toBe('mine [key]');
	});

	test('leaves what it offers as it is while a title is typed, and makes it anew once', async () => {
		const pauses: (() => void)[] = [];
		const { made } = sharing(undefined, () => new Promise((resolve) => pauses.push(resolve)));
		await made.open(exampleRuns);
		const before = made.link;
		const typing = ['D', 'De', 'Dec'].map((title) => made.retitle(title));
		expect([made.link, made.isSettled]).toEqual([before, false]);
		for (const end of pauses) end();
		await Promise.all(typing);
		expect([made.isSettled, (await capsuleOf(packedOf(made))).title]).toEqual([true, 'Dec']);
	});

	test('has the title in what is copied before a pause has come', async () => {
		const { made } = sharing(undefined, () => new Promise(() => undefined));
		await made.open(exampleRuns);
		made.retitle('Decimals').catch(() => undefined);
		await made.settle();
		expect([made.isSettled, (await capsuleOf(packedOf(made))).title]).toEqual([true, 'Decimals']);
	});
});
