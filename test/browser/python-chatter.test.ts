import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSandboxPage, type OpenedTestPage } from './support/test-page.ts';

let opened: OpenedTestPage;

beforeAll(async () => {
	opened = await openSandboxPage();
});
afterAll(() => opened.close());

test('Python starts though extensions talk to every frame first, from the page and from inside, with ports and without', async () => {
	await opened.page.addInitScript(() => {
		const talk = (to: Window) => {
			for (const message of [null, 'hello', { kind: 'connect' }, { kind: 'install', files: {} }]) {
				to.postMessage(message, '*');
				to.postMessage(message, '*', [new MessageChannel().port1]);
			}
		};
		if (window !== window.top) {
			document.addEventListener('DOMContentLoaded', () => talk(window));
			return;
		}
		// While it is caught on its way down, before the page's own listener hears that the frame is there.
		document.addEventListener(
			'load',
			({ target }) => {
				if (target instanceof HTMLIFrameElement && target.contentWindow !== null) talk(target.contentWindow);
			},
			true,
		);
	});
	await opened.page.reload();
	const result = await opened.page.evaluate(() => window.sandbox.run({ code: 'print(6 * 7)' }));
	expect(result).toMatchObject({ kind: 'finished', stdout: '42\n' });
});
