import { createSubscriber } from 'svelte/reactivity';
import { isRecord } from '../core/json.ts';

/** Hash routes, so that any static host works. */
export type Route =
	/** `setup`: the query of a setup's link, null when there is none. */
	| { screen: 'playground'; setup: string | null }
	/** `chosen`: how the task is to be asked, see `formatChosen`; null: as the person has chosen. */
	| {
			screen: 'tasks';
			family: string | null;
			level: string | null;
			seed: string | null;
			chosen: string | null;
	  }
	/** `page`: `new`, `find`, `published`, or an experiment's id; null for the list. */
	| { screen: 'bench'; page: string | null; query: string | null }
	/** `run`: its id, or `compare` for two that stand in `query`; null for the list, which `query` filters. */
	| { screen: 'runs'; run: string | null; query: string }
	/** `page`: `join`, `collect`, or a class's hash; null for the list. */
	| { screen: 'class'; page: string | null; query: string | null }
	/** `packed`: shared runs as a link holds them, or `experiment/` and one; null to open a file. */
	| { screen: 'open'; packed: string | null }
	| { screen: 'settings' }
	/** A worksheet to print; see `worksheetAt`. */
	| { screen: 'print'; of: string | null; id: string | null }
	/** A deck of questions that the person coaches; see `deckNameOf`. */
	| { screen: 'coach'; query: string }
	/** `page`: what is played, or `notes`, of the stage that `of` names; null for what can be played. */
	| { screen: 'stage'; page: string | null; of: string | null }
	/** `page`: a lesson's id, `before` or `after` for the questions of the course; null for the list. */
	| { screen: 'lessons'; page: string | null; level: string | null }
	| { screen: 'unknown'; hash: string };

/**
 * Pure: `#/tasks/letters?level=10-15&seed=7` to a route.
 * @internal for tests
 */
export function parseRoute(hash: string): Route {
	const [path = '', ...queries] = hash.replace(/^#\/?/, '').split('?');
	const query = queries.join('?');
	const [screen = '', id, inside] = path.split('/').map(decode);
	const parameters = new URLSearchParams(query);
	switch (screen) {
		case '':
			return { screen: 'playground', setup: query === '' ? null : query };
		case 'tasks':
			return {
				screen: 'tasks',
				family: id === undefined || id === '' ? null : id,
				level: parameters.get('level'),
				seed: parameters.get('seed'),
				chosen: parameters.get('with'),
			};
		case 'bench':
			return {
				screen: 'bench',
				page: id === undefined || id === '' ? null : id,
				query: query === '' ? null : query,
			};
		case 'class':
			return {
				screen: 'class',
				page: id === undefined || id === '' ? null : id,
				query: query === '' ? null : query,
			};
		case 'runs':
			return { screen: 'runs', run: id === undefined || id === '' ? null : id, query };
		case 'lessons':
			return {
				screen: 'lessons',
				page: id === undefined || id === '' ? null : id,
				level: parameters.get('level'),
			};
		case 'open':
			return { screen: 'open', packed: decode(path.slice('open/'.length)) || null };
		case 'stage':
			return {
				screen: 'stage',
				page: id === undefined || id === '' ? null : id,
				of: parameters.get('of'),
			};
		case 'print':
			return { screen: 'print', of: id ?? null, id: inside ?? null };
		case 'settings':
			return { screen: 'settings' };
		case 'coach':
			return { screen: 'coach', query };
		default:
			return { screen: 'unknown', hash };
	}
}

export class Navigation {
	readonly #window: Window & typeof globalThis;
	readonly #subscribe: () => void;

	constructor(window: Window & typeof globalThis) {
		this.#window = window;
		this.#subscribe = createSubscriber((update) => {
			window.addEventListener('hashchange', update);
			return () => window.removeEventListener('hashchange', update);
		});
	}

	get route(): Route {
		this.#subscribe();
		return parseRoute(this.#window.location.hash);
	}

	/**
	 * True the first time it is asked of a history entry since the page was loaded: going back to a link must not put its
	 * question over what was typed since.
	 */
	isNewEntry(): boolean {
		const { history, performance } = this.#window;
		const seen: unknown = history.state;
		if (isRecord(seen) && seen['seenSince'] === performance.timeOrigin) return false;
		history.replaceState({ seenSince: performance.timeOrigin }, '');
		return true;
	}

	go(hash: string): void {
		this.#window.location.hash = hash;
	}

	/** Changes the address without a new history entry, for sliders. */
	replace(hash: string): void {
		this.#window.history.replaceState(null, '', hash);
		this.#window.dispatchEvent(new HashChangeEvent('hashchange'));
	}
}

/** A broken percent sign in a typed address must not blank the page. */
function decode(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		return part;
	}
}
