import { describe, expect, it } from 'vitest';
import type { Network } from '../../src/ui/kit/network.ts';
import { Part } from '../../src/ui/kit/part.svelte.ts';

/** A network that a test switches off and on, and a server that answers or not. */
class FakeNetwork implements Network {
	online = true;
	serves = true;
	#waiting: (() => void)[] = [];

	isOnline(): boolean {
		return this.online;
	}

	whenOnline(): Promise<void> {
		return this.online ? Promise.resolve() : new Promise((resolve) => this.#waiting.push(resolve));
	}

	answers(): Promise<boolean> {
		return Promise.resolve(this.serves);
	}

	comesBack(): void {
		this.online = true;
		for (const go of this.#waiting.splice(0)) go();
	}
}

const lost = new TypeError('Failed to fetch dynamically imported module: x.js');

/** Asked through a browser that, as Chromium does, fails for ever what has failed once. */
function open(network: FakeNetwork, forgets = false) {
	let asked = 0;
	let isPoisoned = false;
	const part = new Part(() => {
		asked++;
		if ((isPoisoned && !forgets) || !network.online || !network.serves) {
			isPoisoned = true;
			return Promise.reject(lost);
		}
		return Promise.resolve('the screen');
	}, network);
	return { part, asked: () => asked };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('a part of the page', () => {
	it('is fetched once, however often it is opened', async () => {
		const { part, asked } = open(new FakeNetwork());
		await Promise.all([part.open(), part.open()]);
		await part.open();
		expect([part.status, asked()]).toEqual([{ kind: 'ready', value: 'the screen' }, 1]);
	});

	it('is not asked for without a network, and comes by itself when there is one again', async () => {
		const network = new FakeNetwork();
		network.online = false;
		const { part, asked } = open(network);
		const opening = part.open();
		await settled();
		expect([part.status, asked()]).toEqual([{ kind: 'waiting' }, 0]);
		network.comesBack();
		await opening;
		expect(part.status).toEqual({ kind: 'ready', value: 'the screen' });
	});

	it('stays there when the network goes away later', async () => {
		const network = new FakeNetwork();
		const { part } = open(network);
		await part.open();
		network.online = false;
		await part.open();
		expect(part.status.kind).toBe('ready');
	});

	it('that the server does not give says whether the server answers, and may be asked for again', async () => {
		for (const [forgets, after] of [
			[true, { kind: 'ready', value: 'the screen' }],
			[false, { kind: 'failed', error: lost, answers: true }],
		] as const) {
			const network = new FakeNetwork();
			network.serves = false;
			const { part } = open(network, forgets);
			await part.open();
			expect(part.status).toEqual({ kind: 'failed', error: lost, answers: false });
			network.serves = true;
			await part.open();
			expect(part.status).toEqual(after);
		}
	});

	it('whose fetch the network left in the middle waits for it', async () => {
		const network = new FakeNetwork();
		let isFirst = true;
		const part = new Part(() => {
			if (!isFirst) return Promise.resolve('the screen');
			isFirst = false;
			network.online = false;
			return Promise.reject(lost);
		}, network);
		const opening = part.open();
		await settled();
		expect(part.status).toEqual({ kind: 'waiting' });
		network.comesBack();
		await opening;
		expect(part.status.kind).toBe('ready');
	});
});
