import { describe, expect, it } from 'vitest';
import { createModelFiles } from '../../../src/runtime/model/model-files.ts';

const url = 'https://files.example/tiny.gguf';
const signal = new AbortController().signal;

const refusals = {
	'site data is blocked': () => Promise.reject(new DOMException('denied', 'SecurityError')),
	// As `navigator.storage.getDirectory` on a page without https.
	'there is no such storage': () => {
		throw new TypeError("Cannot read properties of undefined (reading 'getDirectory')");
	},
};

describe.each(Object.entries(refusals))('createModelFiles where %s', (_case, root) => {
	function open(isSecure: boolean) {
		const asked: string[] = [];
		const fetch = (address: RequestInfo | URL): Promise<Response> => {
			asked.push(address instanceof Request ? address.url : address.toString());
			return Promise.resolve(new Response('x'));
		};
		return { files: createModelFiles({ root, fetch, isSecure }), asked };
	}

	it('says so before anything is fetched, and what works instead', async () => {
		const { files, asked } = open(false);
		const failure = {
			kind: 'unavailable',
			message: 'This page is not served by https, so the browser keeps no model files for it.',
			remedy: 'Open the page by https, or open a file from your disk: that works here too, for this visit.',
		};
		expect([
			await files.download(url, () => undefined, signal),
			await files.keep('picked:tiny.gguf', new Blob(['x']), signal),
			asked,
		]).toEqual([{ ok: false, error: failure }, { ok: false, error: failure }, []]);
	});

	it('names the private window where https is not what is missing', async () => {
		expect(await open(true).files.download(url, () => undefined, signal)).toEqual({
			ok: false,
			error: {
				kind: 'unavailable',
				message:
					'The browser keeps no model files for this page (a private window, or site data is blocked).',
				remedy:
					'Allow site data for this address and try again, or open a file from your disk: that works for this visit.',
			},
		});
	});

	it('holds nothing: none to list, none to open, none to delete, none to clear', async () => {
		const { files } = open(true);
		await files.delete(url);
		await files.clear();
		expect([await files.list(), await files.open(url)]).toEqual([[], null]);
	});
});
