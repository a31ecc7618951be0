import { errorWords } from '../core/error-words.ts';
import type { RunId } from '../core/ids.ts';
import type { RunStore } from '../core/ports.ts';
import { foldRun } from '../core/record/fold.ts';
import type { RunSpec } from '../core/record/spec.ts';
import type { RunView } from '../core/record/view.ts';
import { compareWords as words } from '../words/runs-compare.ts';
import { Newest } from './newest.ts';

/** A run as it was when it was read. */
export type ComparedRun = RunView & { spec: RunSpec };

export type ComparisonStatus =
	| { kind: 'loading' }
	| { kind: 'ready'; runs: readonly [ComparedRun, ComparedRun] }
	/** What is missing, a sentence each. */
	| { kind: 'missing'; faults: readonly string[] };

/** Two kept runs to be looked at beside each other. */
export class RunComparison {
	status = $state.raw<ComparisonStatus>({ kind: 'loading' });
	readonly #store: Pick<RunStore, 'load'>;
	readonly #newest = new Newest();

	constructor(store: Pick<RunStore, 'load'>) {
		this.#store = store;
	}

	/** Reads the runs that an address names, `a=…&b=…`. Never rejects. */
	async open(query: string): Promise<void> {
		const isNewest = this.#newest.begin();
		this.status = { kind: 'loading' };
		const status = await this.#open(query);
		if (isNewest()) this.status = status;
	}

	async #open(query: string): Promise<ComparisonStatus> {
		const asked = new URLSearchParams(query);
		const [a, b] = [asked.get('a') ?? '', asked.get('b') ?? ''];
		if (a === '' || b === '') return { kind: 'missing', faults: [words.tooFew] };
		if (a === b) return { kind: 'missing', faults: [words.theSame] };
		const [one, other] = await Promise.all([this.#read(a, 0), this.#read(b, 1)]);
		if (typeof one !== 'string' && typeof other !== 'string') return { kind: 'ready', runs: [one, other] };
		return { kind: 'missing', faults: [one, other].filter((read) => typeof read === 'string') };
	}

	/** The run, or why there is none. */
	async #read(id: string, side: 0 | 1): Promise<ComparedRun | string> {
		try {
			const events = await this.#store.load(id as RunId);
			if (events === null) return words.missing(side);
			const { spec, ...view } = foldRun(events);
			return spec === null ? words.unreadable(side, 'it has no beginning') : { ...view, spec };
		} catch (error) {
			return words.unreadable(side, errorWords(error));
		}
	}
}
