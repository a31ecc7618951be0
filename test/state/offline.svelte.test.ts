import { describe, expect, test } from 'vitest';
import type { QuietMoments } from '../../src/core/ports.ts';
import { Offline, type Part } from '../../src/state/offline.svelte.ts';

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
});
