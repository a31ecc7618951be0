import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ask, chooseMethods, laneOf, openApp, verdictOf, type OpenedApp, type Visit } from './support/app.ts';

let app: OpenedApp;
let visit: Visit;

beforeAll(async () => {
	app = await openApp();
});
afterAll(() => app.close());
afterEach(() => visit.context.close());

const METHODS = ['Two views', 'Verify and vote', 'Tool filter'];

/** The narrowest lanes there are, with all votes counted. */
async function played(question: string): Promise<void> {
	visit = await app.visit({ context: { viewport: { width: 320, height: 900 } } });
	await chooseMethods(visit.page, METHODS);
	await ask(visit.page, question);
	for (const method of METHODS) await verdictOf(visit.page, method);
}

describe('a count of votes', () => {
	it('shows a bridge where text and code say the same', async () => {
		await played('What is 12 * 34?');
		const lane = laneOf(visit.page, 'Two views');
		const bridge = lane.getByRole('group', { name: 'Text and code say the same: 408' });
		expect(await bridge.innerText()).toMatch(/Text\s+text 1\s+408\s+Code\s+code 1/);
		expect(await verdictOf(visit.page, 'Two views')).toContain('text and code agreed at once');
	});

	it('else shows who says what, in the narrowest lane without running out of it', async () => {
		await played('Which is larger, 9.11 or 9.9?');
		for (const method of METHODS) {
			const lane = laneOf(visit.page, method);
			const cards = lane.getByRole('article').filter({ hasText: 'counted' });
			expect(await cards.count()).toBeGreaterThan(0);
			const spills = await cards.evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth));
			expect(spills).toEqual([]);
		}
		expect(await laneOf(visit.page, 'Tool filter').textContent()).toContain('inconsistent');
	});
});
