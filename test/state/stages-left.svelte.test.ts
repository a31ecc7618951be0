import { describe, expect, it } from 'vitest';
import type { Capsule } from '../../src/core/capsule/capsule.ts';
import { StagesLeft } from '../../src/state/stages-left.ts';
import type { Taken } from '../../src/state/stage-shelf.svelte.ts';
import { bundled, openStage } from '../support/talk.ts';

const decimals = bundled('decimals');
const taken = (capsule: Capsule, id = 'opened'): Taken => ({ id, capsule, missing: [], after: null });

function stages() {
	const clocks: ReturnType<typeof openStage>['clock'][] = [];
	const left = new StagesLeft(({ capsule }) => {
		const opened = openStage(capsule);
		clocks.push(opened.clock);
		return opened.stage;
	});
	return { left, pass: (ms: number) => Promise.all(clocks.map((clock) => clock.pass(ms))) };
}

describe('a stage that was left', () => {
	it('stands as it stood for who goes back to it, bets included, and plays nothing before it is told to', async () => {
		const { left, pass } = stages();
		const stage = left.enter(taken(decimals), true);
		for (let press = 0; press < 2; press++) stage.next();
		stage.act({ kind: 'digit', digit: 7 });
		stage.back();
		stage.setPace({ kind: 'even', seconds: 2 });
		stage.close();
		// Read once more, as what is kept is.
		const again = left.enter(taken(bundled('decimals')), false);
		await pass(60_000);
		expect([again.at, again.isPlaying, again.isWriting]).toEqual([1, false, false]);
		again.next();
		expect(again.bets.of(0)).toEqual({ right: 7, wrong: null });
	});

	it('begins anew for who chooses it again', () => {
		const { left } = stages();
		left.enter(taken(decimals), true).next();
		expect(left.enter(taken(decimals), true).at).toBe(0);
	});

	it('is not taken for another file that was opened since, or for runs that have ended since', () => {
		const { left } = stages();
		left.enter(taken(decimals), true).next();
		expect(left.enter(taken(bundled('letters')), false).at).toBe(0);
		const [first = []] = decimals.runs;
		left.enter(taken({ ...decimals, runs: [first] }), true).next();
		expect(left.enter(taken(decimals), false).views).toHaveLength(2);
	});

	it('is held for the eight that were entered last, and for none when everything is forgotten', () => {
		const { left } = stages();
		const ids = Array.from({ length: 9 }, (_, n) => String(n));
		for (const id of ids) left.enter(taken(decimals, id), true).next();
		expect(left.enter(taken(decimals, '8'), false).at).toBe(1);
		expect(left.enter(taken(decimals, '0'), false).at).toBe(0);
		left.forget();
		expect(left.enter(taken(decimals, '8'), false).at).toBe(0);
	});
});
