import { describe, expect, it } from 'vitest';
import type { GroupId, RunId } from '../../src/core/ids.ts';
import { YOU } from '../../src/core/person.ts';
import type { RunsOf } from '../../src/core/ports.ts';
import { type RunSummary, summarise } from '../../src/core/record/summary.ts';
import { lookOn } from '../../src/core/run/look-on.ts';
import { Recorder } from '../../src/core/run/recorder.ts';
import { choicesOf } from '../../src/core/setup/setup.ts';
import { families } from '../../src/core/tasks/registry.ts';
import { Choices } from '../../src/state/choices.svelte.ts';
import { Deck, type DeckPorts } from '../../src/state/deck.svelte.ts';
import { Models } from '../../src/state/models.svelte.ts';
import { PreferencesState } from '../../src/state/preferences.svelte.ts';
import { BrowserTabs } from '../support/browser-tabs.ts';
import { MemoryRuns } from '../support/memory-runs.ts';
import { exampleRuns } from '../support/random-runs.ts';
import { stillClock } from '../support/run-spec.ts';

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
	const { tabs, locks } = new BrowserTabs().open();
	const recorder = new Recorder({
		perform: ({ runId }) => {
			begun.push(runId);
			throw new Error('Nothing is to be begun.');
		},
		...{ store, clock: stillClock, locks, tabs },
		onStorageProblem: () => undefined,
	});
	const choices = new Choices(new PreferencesState({ load: () => null, save: () => undefined }));
	const ports: DeckPorts = {
		...{ recorder, store, ids: { next: () => 'new' } },
		lookOn: (run, watcher, signal) => lookOn(run, { store, locks, tabs }, watcher, signal),
		nextFrame: (work) => work(),
		onStorageProblem: () => undefined,
		models: new Models(choices),
		choices: () => choicesOf(choices.current),
	};
	const deck = new Deck({ seed: '7', model: 'demo:bold', play: 1 }, families, ports);
	return { deck, store, begun };
}

describe('a deck that is read from a slow disk', () => {
	it('begins no question that may have been played, and goes to the first that has not', async () => {
		const { deck, store, begun } = playedDeck();
		const opening = deck.open();
		const beginning = deck.begin();
		const whileReading = deck.isReading;
		store.give();
		await Promise.all([opening, beginning]);
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
