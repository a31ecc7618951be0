import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { connectFrame } from '../../../src/runtime/python/connect-frame.ts';

const BASE = new URL('https://page.test/');

/** A frame that loads; where its address is among those that answer, its script connects. */
class FakeFrame {
	hidden = false;
	title = '';
	src = '';
	isInPage = false;
	readonly sandbox = new Set<string>();
	readonly #answers: (frame: FakeFrame) => boolean;
	#onload = (): void => undefined;

	constructor(answers: (frame: FakeFrame) => boolean) {
		this.#answers = answers;
	}

	addEventListener(_load: string, listener: () => void): void {
		this.#onload = listener;
	}

	readonly contentWindow = {
		postMessage: (_connect: string, _origin: string, [port]: [MessagePort]): void => {
			if (this.#answers(this)) port.postMessage({ kind: 'connected', build: 'build' });
		},
	};

	load(): void {
		this.isInPage = true;
		this.#onload();
	}

	remove(): void {
		this.isInPage = false;
	}
}

/** A page whose service worker answers for it, or not. */
function page(isKept: boolean, answers: (frame: FakeFrame) => boolean): FakeFrame[] {
	const frames: FakeFrame[] = [];
	vi.stubGlobal('document', {
		createElement: () => {
			const frame = new FakeFrame(answers);
			frames.push(frame);
			return frame;
		},
		body: { append: (frame: FakeFrame) => frame.load() },
	});
	const controller = isKept ? { scriptURL: `${BASE.href}sw.js` } : null;
	vi.stubGlobal('navigator', { serviceWorker: { controller } });
	return frames;
}

const seen = (frames: readonly FakeFrame[]) =>
	frames.map(({ src, sandbox, isInPage }) => [src.slice(BASE.href.length), [...sandbox], isInPage]);

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] }));
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

test('the frame has its sandbox from the service worker where that answers for the page, else from its element', async () => {
	const ends = [];
	for (const isKept of [true, false]) {
		const frames = page(isKept, () => true);
		const { build, remove } = await connectFrame(BASE);
		ends.push(build, seen(frames));
		remove();
	}
	expect(ends).toEqual([
		'build',
		[['sandbox.html?kept', [], true]],
		'build',
		[['sandbox.html', ['allow-scripts'], true]],
	]);
});

test('where the service worker’s does not answer, it is tried once more past it, and the first one is gone', async () => {
	const frames = page(true, ({ src }) => !src.endsWith('?kept'));
	const connecting = connectFrame(BASE);
	await vi.advanceTimersByTimeAsync(8_000);
	const { build, remove } = await connecting;
	expect([build, seen(frames)]).toEqual([
		'build',
		[
			['sandbox.html?kept', [], false],
			['sandbox.html', ['allow-scripts'], true],
		],
	]);
	remove();
});

test('where neither answers, the person hears so and nothing is left in the page', async () => {
	const frames = page(true, () => false);
	const connecting = connectFrame(BASE).catch((error: unknown) => String(error));
	await vi.advanceTimersByTimeAsync(16_000);
	expect([await connecting, seen(frames).map(([, , isInPage]) => isInPage)]).toEqual([
		'Error: The Python sandbox did not load (/sandbox.html)',
		[false, false],
	]);
});
