import {
	type ChosenFilter,
	filterChoices,
	type FilterChoices,
	filterCount,
	filterTest,
	formatFilter,
	isBackwards,
	parseFilter,
	type RunFilter,
	type TimeSpan,
} from '../core/record/run-filter.ts';
import type { RunSummary } from '../core/record/summary.ts';
import type { Runs } from './runs.svelte.ts';

export interface FilterPorts {
	/** Another address, which is an entry of the history. */
	go(hash: string): void;
	/** Another address in the place of this one. */
	replace(hash: string): void;
	/** Milliseconds since the epoch. */
	now(): number;
}

/** Which of the kept runs are listed, by their properties. The address says it, so that reloading and going back keep it. */
export class RunFilters {
	/** Of the address. */
	query = $state('');
	readonly #found = $derived.by(() => this.#find());
	/** What can be chosen: what occurs among the runs that were asked by hand. */
	readonly choices: FilterChoices = $derived(this.#found.choices);
	readonly #read = $derived.by(() => this.#parse());
	/** What the address asks for and there is. */
	readonly filter: RunFilter = $derived(this.#read.filter);
	/** What it asks for and there is not. */
	readonly faults = $derived(this.#read.faults);
	readonly count: number = $derived(filterCount(this.filter));
	/** Null for a filter that lets every run through. */
	readonly test: ((run: RunSummary) => boolean) | null = $derived.by(() =>
		filterTest(this.filter, this.#spanOf(this.filter)),
	);
	/** Of the list as it is filtered. */
	readonly address: string = $derived(addressOf(this.filter));
	readonly #runs: Pick<Runs, 'status'>;
	readonly #ports: FilterPorts;
	/** Values that runs had which may be gone by now: a filter does not stop filtering because its last run was deleted. */
	readonly #seen = new Set<string>();

	constructor(runs: Pick<Runs, 'status'>, ports: FilterPorts) {
		this.#runs = runs;
		this.#ports = ports;
	}

	/**
	 * Goes to the address with these fields changed; null takes one away. A span of days takes the place of single ones, and they of
	 * it. `replace`: what is typed bit by bit is one step on the way back.
	 */
	choose(
		changes: { readonly [K in keyof RunFilter]: RunFilter[K] | null },
		how: 'go' | 'replace' = 'go',
	): void {
		const next: Record<string, string | null | undefined> = { ...this.filter, ...changes };
		if (typeof changes.when === 'string') next['from'] = next['to'] = null;
		else if (typeof changes.from === 'string' || typeof changes.to === 'string') next['when'] = null;
		const set = Object.entries(next).filter(([, value]) => value != null && value !== '');
		this.#ports[how](addressOf(Object.fromEntries(set)));
	}

	clear(): void {
		this.#ports.go(addressOf({}));
	}

	/** Days from the first run on until today, to begin with when single days are to be chosen. */
	allDays(): { from: string; to: string } {
		const { status } = this.#runs;
		const first = status.kind === 'ready' ? status.runs.at(-1)?.startedAt : undefined;
		const now = this.#ports.now();
		return { from: dayOf(Math.min(first ?? now, now)), to: dayOf(now) };
	}

	#find(): { choices: FilterChoices; isSeen: (name: ChosenFilter, value: string) => boolean } {
		const { status } = this.#runs;
		const runs = status.kind === 'ready' ? status.runs : [];
		const choices = filterChoices(runs.filter(({ experimentId }) => experimentId === null));
		for (const name of ['task', 'method', 'verdict'] as const)
			for (const value of choices[name]) this.#seen.add(`${name} ${value}`);
		for (const id of choices.model.keys()) this.#seen.add(`model ${id}`);
		return { choices, isSeen: (name, value) => this.#seen.has(`${name} ${value}`) };
	}

	/** While the runs are being read nothing is known to be missing. */
	#parse() {
		const { isSeen } = this.#found;
		return parseFilter(this.query, this.#runs.status.kind === 'ready' ? isSeen : () => true);
	}

	#spanOf(filter: RunFilter): TimeSpan {
		const { when, from, to } = isBackwards(filter) ? {} : filter;
		const today = new Date(this.#ports.now());
		if (when !== undefined) {
			return { since: startOf(today, 1 - LENGTHS[when]), before: Number.POSITIVE_INFINITY };
		}
		return {
			since: from === undefined ? Number.NEGATIVE_INFINITY : startOf(localDay(from), 0),
			before: to === undefined ? Number.POSITIVE_INFINITY : startOf(localDay(to), 1),
		};
	}
}

/** Days, today included. */
const LENGTHS = { today: 1, '7d': 7, '30d': 30 } as const;

function addressOf(filter: RunFilter): string {
	const query = formatFilter(filter);
	return query === '' ? '#/runs' : `#/runs?${query}`;
}

/** When a day begins here, so many days later. */
function startOf(day: Date, later: number): number {
	return new Date(day.getFullYear(), day.getMonth(), day.getDate() + later).getTime();
}

function localDay(day: string): Date {
	const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
	const local = new Date(2000, month - 1, date);
	// Years below 100 would mean the last century.
	local.setFullYear(year, month - 1, date);
	return local;
}

function dayOf(time: number): string {
	const day = new Date(time);
	const two = (part: number): string => String(part).padStart(2, '0');
	return `${String(day.getFullYear()).padStart(4, '0')}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
