import { describe, expect, test } from 'vitest';
import type { QuietMoments } from '../../src/core/ports.ts';
import { Offline, type Part, PartlyThere } from '../../src/state/offline.svelte.ts';

const now = () => Promise.resolve();

function moments(changed: Partial<QuietMoments> = {}): QuietMoments {
	return {
		afterStart: now,
		idle: now,
		later: now,
		nextChance: () => new Promise(() => undefined),
		savesData: () => false,
		isBusy: () => false,
		...changed,
	};
}

const listed =
	(...parts: Part[]) =>
	() =>
		Promise.resolve(parts);
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

describe('getting ready offline', () => {
	test('fetches one part after the other, each in an idle moment, and says so', async () => {
		const log: string[] = [];
		const part = (name: string): Part => ({
			name,
			load: async () => {
				log.push(`${name} begins`);
				await settled();
				log.push(`${name} ends`);
			},
		});
		const offline = new Offline(
			listed(part('a'), part('b')),
			moments({ idle: async () => void log.push('idle') }),
		);
		const before = [offline.status, offline.words];
		const preparing = offline.prepare();
		await now();
		const during = offline.words;
		await preparing;
		expect({ log, before, during, after: [offline.status, offline.words] }).toEqual({
			log: ['idle', 'a begins', 'a ends', 'idle', 'b begins', 'b ends'],
			before: [null, ''],
			during: 'preparing for use offline',
			after: ['ready', 'ready offline'],
		});
	});

	test('names what is missing and tries that again, and nothing else, at the next chance', async () => {
		let isBack: () => void = () => undefined;
		const asked: string[] = [];
		let online = false;
		const part = (name: string, needsNetwork: boolean): Part => ({
			name,
			load: () => {
				asked.push(name);
				return needsNetwork && !online ? Promise.reject(new Error('offline')) : now();
			},
		});
		const offline = new Offline(
			listed(part('Python', true), part('Runs', false), part('fonts', true)),
			moments({ nextChance: () => new Promise((resolve) => (isBack = resolve)) }),
		);
		const preparing = offline.prepare();
		await settled();
		const first = [offline.status, offline.words];
		isBack();
		await settled();
		online = true;
		isBack();
		await preparing;
		expect({ first, asked, last: [offline.status, offline.missing] }).toEqual({
			first: [
				'partly',
				'not yet ready offline: Python, fonts could not be fetched; tried again when the network is back',
			],
			asked: ['Python', 'Runs', 'fonts', 'Python', 'fonts', 'Python', 'fonts'],
			last: ['ready', []],
		});
	});

	test('waits while a run is going', async () => {
		let runs = 2;
		const asked: number[] = [];
		const offline = new Offline(
			listed({ name: 'a', load: async () => void asked.push(runs) }),
			moments({
				isBusy: () => runs > 0,
				later: async () => {
					runs--;
					await now();
				},
			}),
		);
		await offline.prepare();
		expect(asked).toEqual([0]);
	});

	test('goes on when even the list of parts could not be fetched at first', async () => {
		let isBack: () => void = () => undefined;
		let tries = 0;
		const offline = new Offline(
			() => (++tries === 1 ? Promise.reject(new Error('away')) : Promise.resolve([{ name: 'a', load: now }])),
			moments({ nextChance: () => new Promise((resolve) => (isBack = resolve)) }),
		);
		const preparing = offline.prepare();
		await settled();
		const before = [offline.status, offline.missing];
		isBack();
		await preparing;
		expect([before, offline.status, offline.missing, tries]).toEqual([
			['partly', ['most of the page']],
			'ready',
			[],
			2,
		]);
	});

	test('where the rest is kept at once, nothing behind it is fetched; where it cannot be, all of it is', async () => {
		const loaded = async (canBeKept: boolean) => {
			const asked: string[] = [];
			const part = (name: string): Part => ({ name, load: async () => void asked.push(name) });
			const rest: Part = {
				name: 'rest',
				load: () => (canBeKept ? now() : Promise.reject(new Error('no'))),
				isRest: true,
			};
			const offline = new Offline(listed(part('a'), rest, part('b')), moments());
			offline.prepare().catch(() => undefined);
			await settled();
			return { asked, status: offline.status, missing: offline.missing };
		};
		expect([await loaded(true), await loaded(false)]).toEqual([
			{ asked: ['a'], status: 'ready', missing: [] },
			{ asked: ['a', 'b'], status: 'partly', missing: ['rest'] },
		]);
	});

	test('fetches nothing for somebody who saves data', async () => {
		const offline = new Offline(
			listed({ name: 'a', load: () => Promise.reject(new Error('asked')) }),
			moments({ savesData: () => true }),
		);
		await offline.prepare();
		expect([offline.status, offline.words]).toEqual([null, '']);
	});

	test('does for somebody who saves data what costs nothing, after the start', async () => {
		const log: string[] = [];
		const offline = new Offline(
			listed(),
			moments({ savesData: () => true, afterStart: async () => void log.push('started') }),
			async () => void log.push('watched'),
		);
		await offline.prepare();
		const failing = new Offline(listed(), moments({ savesData: () => true }), () =>
			Promise.reject(new Error('no')),
		);
		await failing.prepare();
		expect([log, offline.words, failing.words]).toEqual([['started', 'watched'], '', '']);
	});

	test('says how much of a part is there, and is not ready before it is whole', async () => {
		let isBack: () => void = () => undefined;
		let kept = 212;
		const page: Part = {
			name: 'the page',
			isRest: true,
			load: () => (kept < 250 ? Promise.reject(new PartlyThere(`the page (${kept} of 250)`, false)) : now()),
		};
		const offline = new Offline(
			listed(page),
			moments({ nextChance: () => new Promise((resolve) => (isBack = resolve)) }),
		);
		const preparing = offline.prepare();
		await settled();
		const first = [offline.status, offline.words];
		kept = 249;
		isBack();
		await settled();
		const second = offline.missing;
		kept = 250;
		isBack();
		await preparing;
		expect({ first, second, last: offline.words }).toEqual({
			first: [
				'partly',
				'not yet ready offline: the page (212 of 250) could not be fetched; tried again when the network is back',
			],
			second: ['the page (249 of 250)'],
			last: 'ready offline',
		});
	});

	test('what the browser has no room for is said and not tried again; the rest is', async () => {
		let isBack: () => void = () => undefined;
		let online = false;
		const asked: string[] = [];
		const offline = new Offline(
			listed(
				{
					name: 'the page',
					isRest: true,
					load: () => {
						asked.push('the page');
						return Promise.reject(new PartlyThere('the page (1 of 3)', true));
					},
				},
				{
					name: 'Runs',
					load: () => {
						asked.push('Runs');
						return online ? now() : Promise.reject(new Error('offline'));
					},
				},
			),
			moments({ nextChance: () => new Promise((resolve) => (isBack = resolve)) }),
		);
		const preparing = offline.prepare();
		await settled();
		const first = offline.words;
		online = true;
		isBack();
		await preparing;
		expect({ first, asked, last: [offline.status, offline.words] }).toEqual({
			first:
				'not ready offline, without Runs, the page (1 of 3): this browser has no room for more of the page',
			asked: ['the page', 'Runs', 'Runs'],
			last: [
				'partly',
				'not ready offline, without the page (1 of 3): this browser has no room for more of the page',
			],
		});
	});
});
