import { describe, expect, it } from 'vitest';
import type { GroupId, RunId } from '../../src/core/ids.ts';
import { YOU } from '../../src/core/person.ts';
import type { RunsOf } from '../../src/core/ports.ts';
import { foldRun } from '../../src/core/record/fold.ts';
import { type RunSummary, summarise } from '../../src/core/record/summary.ts';
import { DEFAULT_PREFERENCES } from '../../src/core/preferences.ts';
import { choicesOf } from '../../src/core/setup/setup.ts';
import { families } from '../../src/core/tasks/registry.ts';
import { Deck, type DeckPorts } from '../../src/state/deck.svelte.ts';
import { MemoryRuns } from '../support/memory-runs.ts';
import { exampleRuns } from '../support/random-runs.ts';

/** A disk that gives its runs when a test says so. */
class SlowRuns extends MemoryRuns {
	give = (): void => undefined;
	readonly #given = new Promise<void>((resolve) => (this.give = resolve));

	override async list(of?: RunsOf) {
		await this.#given;
		return super.list(of);
	}
}

/** A deck whose first question the person has played, and the rule coach too. */
function playedDeck() {
	const store = new SlowRuns();
	const events = exampleRuns.at(-1)!;
	const groupId = 'deck:1:1:7:demo:bold' as GroupId;
	for (const coach of [YOU, 'rules']) {
		const runId = coach as RunId;
		const summary = summarise(events);
		const models = { ...summary.models!, coach };
		store.summaries.set(runId, { ...summary, runId, groupId, models } satisfies RunSummary);
		store.events.set(runId, [...events]);
	}
	const begun: string[] = [];
	const ports = {
		store,
		recorder: {
			watch: () => null,
			record: () => {
				begun.push('a run');
				throw new Error('Nothing is to be begun.');
			},
		},
		lookOn: async ({ runId }, watcher) => {
			watcher(foldRun(store.events.get(runId)!));
			return false;
		},
		nextFrame: (work) => work(),
		onStorageProblem: () => undefined,
		choices: () => choicesOf(DEFAULT_PREFERENCES),
	} as Partial<DeckPorts> as DeckPorts;
	const deck = new Deck({ seed: '7', model: 'demo:bold', play: 1 }, families, ports);
	return { deck, store, begun };
}

describe('a deck that is read from a slow disk', () => {
	it('begins no question that may have been played, and goes to the first that has not', async () => {
		const { deck, store, begun } = playedDeck();
		const opening = deck.open();
		await deck.begin();
		const whileReading = deck.isReading;
		store.give();
		await opening;
		expect([begun, whileReading, deck.isReading, deck.isPlayed(0), deck.place]).toEqual([
			[],
			true,
			false,
			true,
			1,
		]);
	});

	it('stays at the question that the person has gone to meanwhile', async () => {
		const { deck, store } = playedDeck();
		const opening = deck.open();
		await deck.goTo(4);
		store.give();
		await opening;
		expect([deck.place, deck.isReading]).toEqual([4, false]);
	});
});
