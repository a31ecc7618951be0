import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ask, chooseMethods, laneOf, openApp, verdictOf, type OpenedApp, type Visit } from './support/app.ts';

let app: OpenedApp;
let visit: Visit;

beforeAll(async () => {
	app = await openApp();
});
afterAll(() => app.close());
afterEach(() => visit.context.close());

describe('Tool mix', () => {
	it('folds the rounds that are over and shows how the answers flowed', async () => {
		visit = await app.visit({ context: { viewport: { width: 320, height: 900 } } });
		const { page } = visit;
		await chooseMethods(page, ['Tool mix']);
		await ask(page, 'Which is larger, 9.11 or 9.9?');
		await verdictOf(page, 'Tool mix');
		const lane = laneOf(page, 'Tool mix');
		const river = lane.getByRole('img', {
			name: /^5 agents over 2 rounds: 9\.9 was said by 3 in round 1 and 4/,
		});
		await river.waitFor();
		const folded = await lane
			.locator('details')
			.evaluateAll((rounds) =>
				rounds
					.filter((round) => round.querySelector(':scope > summary')?.textContent.startsWith('Round'))
					.map((round) => (round as HTMLDetailsElement).open),
			);
		expect(folded).toEqual([false, true]);
		// Nothing of the picture sticks out of the lane.
		const [box, own] = await Promise.all([river.boundingBox(), lane.boundingBox()]);
		expect(box!.x + box!.width).toBeLessThanOrEqual(own!.x + own!.width);
	});
});
