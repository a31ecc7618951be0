import { expect, test } from 'vitest';
import type { ModelFailure, ModelRef } from '../../src/core/model.ts';
import { err, ok } from '../../src/core/result.ts';
import {
	BrowserModels,
	type BrowserModelsPort,
	type KeptModel,
} from '../../src/state/browser-models.svelte.ts';

const ref: ModelRef = { id: 'browser:tiny', label: 'tiny', kind: 'in-browser' };
const running = {
	ref,
	contextLength: 512,
	usesGpu: false,
	url: 'https://a.example/m.gguf',
	hasChatTemplate: true,
};
const url = 'https://a.example/m.gguf';

/** A port on which everything works; a test replaces what it is about. */
function openWith(parts: Partial<BrowserModelsPort>): { models: BrowserModels; chosen: string[] } {
	const chosen: string[] = [];
	const port: BrowserModelsPort = {
		list: () => Promise.resolve([]),
		room: () => Promise.resolve(null),
		download: () => Promise.resolve(ok(null)),
		keep: () => Promise.resolve(ok('picked:tiny.gguf')),
		delete: () => Promise.resolve(),
		load: () => Promise.resolve(ok(running)),
		unload: () => Promise.resolve(),
		onSpeed: () => undefined,
		hasBuiltIn: true,
		builtIn: () => Promise.resolve('downloadable'),
		fetchBuiltIn: () => Promise.resolve(null),
		builtInRef: { id: 'browser:built-in', label: 'own', kind: 'in-browser' },
		open: () => null,
		...parts,
	};
	const models = new BrowserModels(port, {
		announce: () => undefined,
		choose: (id) => chosen.push(id),
		now: () => 0,
	});
	return { models, chosen };
}

function chunkLost(): Promise<never> {
	return Promise.reject(new TypeError('Failed to fetch dynamically imported module'));
}

const file = new File(['x'], 'tiny.gguf');

const actions: readonly {
	name: keyof BrowserModelsPort;
	act: (models: BrowserModels) => Promise<unknown>;
}[] = [
	{ name: 'download', act: (models) => models.fetch(url) },
	{ name: 'load', act: (models) => models.load(url) },
	{ name: 'load', act: (models) => models.pick([file]) },
	{ name: 'load', act: (models) => models.fetch(url) },
	{ name: 'delete', act: (models) => models.delete(url) },
	{ name: 'unload', act: (models) => models.unload() },
	{ name: 'builtIn', act: (models) => models.askBuiltIn() },
	{ name: 'fetchBuiltIn', act: (models) => models.fetchBuiltIn() },
];

test.each(actions)('a rejection of $name is said, and the section goes on working', async ({ name, act }) => {
	const { models, chosen } = openWith({ [name]: chunkLost });
	await act(models);
	const said = models.work.kind === 'failed' ? models.work.failure : models.builtInProblem;
	expect([said, models.isBusy, models.builtInProgress]).toEqual([
		{
			kind: 'unavailable',
			message: 'This did not work: Failed to fetch dynamically imported module.',
			remedy: 'Try again; without a network, as soon as there is one.',
		},
		false,
		null,
	]);
	expect(chosen).toEqual([]);
});

test('a rejected copy of picked files is said, and a later one is made', async () => {
	let isBroken = true;
	const { models } = openWith({
		keep: () => (isBroken ? chunkLost() : Promise.resolve(ok('picked:tiny.gguf'))),
	});
	await models.pick([file]);
	await models.keepPicked();
	const first = models.work.kind;
	isBroken = false;
	await models.keepPicked();
	expect([first, models.work.kind, models.running?.url]).toEqual(['failed', 'idle', 'picked:tiny.gguf']);
});

test('what is stored and how much room there is are looked at apart: one that rejects does not hide the other', async () => {
	const kept: KeptModel = { url, name: 'm.gguf', bytes: 1, isWhole: true };
	const noRoom = openWith({ room: chunkLost, list: () => Promise.resolve([kept]) });
	const noList = openWith({ list: chunkLost, room: () => Promise.resolve({ used: 1, free: 2 }) });
	await noRoom.models.refresh();
	await noList.models.refresh();
	expect([noRoom.models.kept, noRoom.models.room, noList.models.kept, noList.models.room]).toEqual([
		[kept],
		null,
		[],
		{ used: 1, free: 2 },
	]);
});

test('a late look at the store does not bring back what a later one no longer found', async () => {
	const looks: ((kept: readonly KeptModel[]) => void)[] = [];
	const { models } = openWith({ list: () => new Promise((resolve) => looks.push(resolve)) });
	const early = models.refresh();
	const late = models.refresh();
	looks[1]?.([]);
	await late;
	looks[0]?.([{ url, name: 'm.gguf', bytes: 1, isWhole: true }]);
	await early;
	expect(models.kept).toEqual([]);
});

const stopped: ModelFailure = { kind: 'cancelled', message: 'Stopped.', remedy: 'Start again.' };

test('each of two downloads has its own way to stop: Cancel ends the file’s, Stop waiting the browser’s', async () => {
	const ends: string[] = [];
	const untilStopped = (name: string, signal: AbortSignal) =>
		new Promise<ModelFailure>((resolve) => {
			signal.addEventListener('abort', () => {
				ends.push(name);
				resolve(stopped);
			});
		});
	const { models } = openWith({
		download: async (_url, _onProgress, signal) => err(await untilStopped('file', signal)),
		fetchBuiltIn: (_onProgress, signal) => untilStopped('built-in', signal),
	});
	const fileEnd = models.fetch(url);
	const builtInEnd = models.fetchBuiltIn();
	models.cancel();
	await fileEnd;
	const afterCancel = [...ends, models.work.kind, models.builtInProgress];
	models.cancelBuiltIn();
	await builtInEnd;
	expect([afterCancel, ends, models.builtInProgress]).toEqual([
		['file', 'failed', 0],
		['file', 'built-in'],
		null,
	]);
});

test('the end of the browser’s own download does not end the state of another', async () => {
	let endFile: (() => void) | null = null;
	const { models } = openWith({
		download: () => new Promise((resolve) => (endFile = () => resolve(ok(null)))),
		fetchBuiltIn: () => Promise.resolve(stopped),
	});
	const fetching = models.fetch(url);
	await models.fetchBuiltIn();
	const during = [models.work.kind, models.isBusy, models.builtInProblem];
	(endFile as (() => void) | null)?.();
	await fetching;
	expect([during, models.work.kind]).toEqual([['downloading', true, stopped], 'idle']);
});

test('what is forgotten in the middle of a download stays forgotten when the download answers', async () => {
	let end: (() => void) | null = null;
	const { models, chosen } = openWith({
		download: () => new Promise((resolve) => (end = () => resolve(ok(null)))),
	});
	const fetching = models.fetch(url);
	models.cancel();
	await models.forgotten();
	(end as (() => void) | null)?.();
	await fetching;
	expect([models.work.kind, models.running, chosen]).toEqual(['idle', null, []]);
});
