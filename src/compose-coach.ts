import type { Ids } from './core/ids.ts';
import type { RunChoices } from './core/setup/setup.ts';
import type { Seats } from './runtime/model/person.ts';
import { saveFile } from './runtime/save-file.ts';
import type { CoachParts } from './state/app.ts';
import { Beside } from './state/beside.svelte.ts';
import { Coaching } from './state/coaching.svelte.ts';
import { Deck } from './state/deck.svelte.ts';
import type { Lane } from './state/lane.svelte.ts';
import type { LanesPorts } from './state/lanes.svelte.ts';
import { lasting } from './state/lasting.svelte.ts';
import type { Models } from './state/models.svelte.ts';

export interface CoachNeeds {
	seats: Seats;
	lanes: LanesPorts & { ids: Ids };
	models: Models;
	choices: () => RunChoices;
	/** Null where the browser refuses site data. */
	storage: Storage | null;
}

const BLIND = 'codesteer-playground:blind';

/** The part of the composition root that comes with the seat of a person who coaches. */
export function createCoach({ seats, lanes, models, choices, storage }: CoachNeeds): CoachParts {
	const besides = new WeakMap<Lane, Beside>();
	const decks = new Map<string, Deck>();
	return {
		models,
		coaching: new Coaching({
			say: (runId, said) => seats.say(runId, said),
			store: lanes.store,
			save: saveFile,
			blind: {
				get: () => storage?.getItem(BLIND) === 'yes',
				set: (isBlind) => {
					try {
						storage?.setItem(BLIND, isBlind ? 'yes' : 'no');
					} catch {
						// Full or refused: it holds until the page is left.
					}
				},
			},
		}),
		beside: (lane) => {
			const beside = besides.get(lane) ?? lasting(() => new Beside(lane, { ...lanes, models }));
			besides.set(lane, beside);
			return beside;
		},
		deck: (name, families) => {
			const key = JSON.stringify([name.seed, name.model, name.play]);
			const deck = decks.get(key) ?? lasting(() => new Deck(name, families, { ...lanes, models, choices }));
			decks.set(key, deck);
			return deck;
		},
		forget: () => {
			for (const deck of decks.values()) deck.close();
			decks.clear();
		},
	};
}
