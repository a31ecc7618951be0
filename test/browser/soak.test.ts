import { afterAll, beforeAll, expect, test } from 'vitest';
import { ask, chooseMethods, openApp, verdictOf, type OpenedApp } from './support/app.ts';
import { LARGER } from './support/questions.ts';
import { counting, held, runAgain } from './support/soak.ts';

let app: OpenedApp;
beforeAll(async () => {
	app = await openApp();
});
afterAll(() => app.close());

test('sixty runs leave no worker, no listener and no element behind that the twenty before did not need', async () => {
	const { page } = await app.visit();
	const methods = ['All text', 'All code'];
	await chooseMethods(page, methods);
	await ask(page, LARGER, '9.9');
	await verdictOf(page, 'All code');
	const session = await counting(page);
	await runAgain(page, 10, methods.length);
	const before = await held(page, session);
	await runAgain(page, 20, methods.length);
	const after = await held(page, session);
	// A spare may be starting at one look and not at the other.
	expect(after.workers - before.workers).toBeLessThanOrEqual(1);
	expect(after.frames).toBe(before.frames);
	// One that was kept for each run would be twenty.
	expect(after.listeners - before.listeners).toBeLessThan(20);
	expect(after.nodes - before.nodes).toBeLessThan(20);
});
