import { expect, test } from 'vitest';
import { keepImage } from '../../workers/kept-package.ts';

const WASM = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];

function image(contents: Record<string, number[]>) {
	let at = 0;
	const files = Object.entries(contents).map(([path, bytes]) => ({
		path,
		start: at,
		end: (at += bytes.length),
	}));
	return {
		files: files.filter(({ path }) => !path.endsWith('.so')),
		libraries: files.filter(({ path }) => path.endsWith('.so')),
		bytes: new Uint8Array(Object.values(contents).flat()).buffer,
	};
}

test('sources are kept apart from what every import reads, and libraries compiled', async () => {
	const kept = await keepImage(
		image({ '/a.py': [1, 2], '/__pycache__/a.pyc': [3], '/b.py': [4], '/data.txt': [5, 6], '/c.so': WASM }),
	);
	expect({ ...kept, bytes: [...new Uint8Array(kept.bytes)] }).toEqual({
		files: [
			{ path: '/__pycache__/a.pyc', start: 0, end: 1 },
			{ path: '/data.txt', start: 1, end: 3 },
			{ path: '/c.so', start: 3, end: 3 },
		],
		bytes: [3, 5, 6],
		sources: {
			files: [
				{ path: '/a.py', start: 0, end: 2 },
				{ path: '/b.py', start: 2, end: 3 },
			],
			bytes: expect.any(Blob) as Blob,
		},
		libraries: [{ path: '/c.so', module: expect.any(WebAssembly.Module) as WebAssembly.Module }],
	});
	expect([...new Uint8Array(await kept.sources.bytes.arrayBuffer())]).toEqual([1, 2, 4]);
});

test('a library that is no WebAssembly stays a file', async () => {
	const { files, bytes, libraries } = await keepImage(image({ '/a.txt': [1], '/b.so': [2, 3] }));
	expect([files, [...new Uint8Array(bytes)], libraries]).toEqual([
		[
			{ path: '/a.txt', start: 0, end: 1 },
			{ path: '/b.so', start: 1, end: 3 },
		],
		[1, 2, 3],
		[],
	]);
});
