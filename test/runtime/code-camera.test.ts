import { afterEach, describe, expect, test, vi } from 'vitest';
import { type CameraNeeds, createCodeCamera } from '../../src/runtime/code-camera.ts';

afterEach(() => vi.unstubAllGlobals());

function named(name: string): Error {
	return Object.assign(new Error(name), { name });
}

/** A camera whose tracks say whether they were stopped. */
function camera() {
	const stopped: string[] = [];
	const track = { readyState: 'live', stop: () => stopped.push('stopped') };
	const stream = { getTracks: () => [track] } as unknown as MediaStream;
	return { stopped, track, devices: { getUserMedia: () => Promise.resolve(stream) } };
}

function screen() {
	return {
		srcObject: null as unknown,
		videoWidth: 1920,
		videoHeight: 1080,
		play: () => Promise.resolve(),
	} as unknown as HTMLVideoElement;
}

/** A browser that reads codes by itself, one of these at each look. */
function detectorOf(codes: readonly string[], formats = ['qr_code']): NonNullable<CameraNeeds['detector']> {
	let look = 0;
	return class {
		static getSupportedFormats = () => Promise.resolve(formats);
		detect = () => {
			const code = codes[look++];
			return Promise.resolve(code === undefined ? [] : [{ rawValue: code }]);
		};
	};
}

/** Looks so often, then somebody turns it off. */
function looks(times: number) {
	const turningOff = new AbortController();
	let left = times;
	const sleep = async (): Promise<void> => {
		if (--left <= 0) turningOff.abort();
	};
	return { signal: turningOff.signal, sleep };
}

const noReader: CameraNeeds['pixelReader'] = () => Promise.reject(new Error('not fetched'));

describe('a camera that reads codes', () => {
	test('gives what the browser’s own reader finds, and lets the camera go when it is turned off', async () => {
		const { devices, stopped } = camera();
		const { signal, sleep } = looks(3);
		const shown = screen();
		const read: string[] = [];
		const watching = createCodeCamera({
			devices,
			detector: detectorOf(['CSP1.a', 'CSP1.b']),
			pixelReader: noReader,
			sleep,
		});
		expect(await watching.watch(shown, (text) => read.push(text), signal)).toBeNull();
		expect([read, stopped, shown.srcObject]).toEqual([['CSP1.a', 'CSP1.b'], ['stopped'], null]);
	});

	test('reads the pixels, shrunk, where the browser has no reader of these codes', async () => {
		const drawn: unknown[] = [];
		const context = {
			drawImage: (_: unknown, ...box: number[]) => drawn.push(box),
			getImageData: () => ({ data: new Uint8ClampedArray(4) }),
		};
		vi.stubGlobal('document', { createElement: () => ({ getContext: () => context }) });
		const { devices } = camera();
		const { signal, sleep } = looks(1);
		const read: string[] = [];
		const pixelReader: CameraNeeds['pixelReader'] = () =>
			Promise.resolve((_, width, height) => ({ data: `${String(width)} × ${String(height)}` }));
		const watching = createCodeCamera({ devices, detector: detectorOf([], ['ean_13']), pixelReader, sleep });
		await watching.watch(screen(), (text) => read.push(text), signal);
		expect([read, drawn]).toEqual([['960 × 540'], [[0, 0, 960, 540]]]);
	});

	test('reads the pixels where the browser’s own reader refuses', async () => {
		const context = { drawImage: () => undefined, getImageData: () => ({ data: new Uint8ClampedArray(4) }) };
		vi.stubGlobal('document', { createElement: () => ({ getContext: () => context }) });
		class Refusing extends detectorOf([]) {
			override detect = () => Promise.reject(named('NotSupportedError'));
		}
		const { devices } = camera();
		const { signal, sleep } = looks(2);
		const read: string[] = [];
		let fetched = 0;
		const pixelReader: CameraNeeds['pixelReader'] = () => {
			fetched++;
			return Promise.resolve(() => ({ data: 'CSP1.a' }));
		};
		const watching = createCodeCamera({ devices, detector: Refusing, pixelReader, sleep });
		expect(await watching.watch(screen(), (text) => read.push(text), signal)).toBeNull();
		expect([read, fetched]).toEqual([['CSP1.a', 'CSP1.a'], 1]);
	});

	test('says that it stopped where it was pulled out', async () => {
		const { devices, stopped, track } = camera();
		const watching = createCodeCamera({
			devices,
			detector: detectorOf(['CSP1.a']),
			pixelReader: noReader,
			sleep: () => {
				track.readyState = 'ended';
				return Promise.resolve();
			},
		});
		const read: string[] = [];
		const { signal } = new AbortController();
		expect(await watching.watch(screen(), (text) => read.push(text), signal)).toBe('ended');
		expect([read, stopped]).toEqual([['CSP1.a'], ['stopped']]);
	});

	test('says why there is none', async () => {
		const { signal, sleep } = looks(1);
		const why = (devices: CameraNeeds['devices']) =>
			createCodeCamera({ devices, detector: undefined, pixelReader: noReader, sleep }).watch(
				screen(),
				() => undefined,
				signal,
			);
		const refusing = (name: string) => why({ getUserMedia: () => Promise.reject(named(name)) });
		expect([
			await why(undefined),
			await refusing('NotAllowedError'),
			await refusing('NotFoundError'),
			await refusing('NotReadableError'),
			await refusing('TypeError'),
		]).toEqual(['not-offered', 'denied', 'missing', 'busy', 'failed']);
	});

	test('lets the camera go when its reader cannot be fetched', async () => {
		const { devices, stopped } = camera();
		const { signal, sleep } = looks(1);
		const watching = createCodeCamera({ devices, detector: undefined, pixelReader: noReader, sleep });
		expect(await watching.watch(screen(), () => undefined, signal)).toBe('failed');
		expect(stopped).toEqual(['stopped']);
	});

	test('is let go at once where it was turned off while the person was asked', async () => {
		const { devices, stopped } = camera();
		const watching = createCodeCamera({
			devices,
			detector: detectorOf(['CSP1.a']),
			pixelReader: noReader,
			sleep: looks(1).sleep,
		});
		const read: string[] = [];
		expect(await watching.watch(screen(), (text) => read.push(text), AbortSignal.abort())).toBeNull();
		expect([read, stopped]).toEqual([[], ['stopped']]);
	});
});
