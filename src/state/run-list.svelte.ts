import type { RunSummary } from '../core/record/summary.ts';
import { FAMILY_LABELS, isFamilyId } from '../core/tasks/family-id.ts';
import { runLabel } from '../words/run-label.ts';
import { endOf } from '../words/verdicts.ts';
import { groupRuns, narrowGroups, type RunGroup } from './run-groups.ts';
import type { RunFilters } from './run-filters.svelte.ts';
import type { Runs } from './runs.svelte.ts';
import { turns } from './turns.ts';

/** The saved runs as they are listed: those started together as one group, filtered and searched. */
export class RunList {
	search = $state('');
	/** All that were asked by hand, newest first. */
	readonly groups: readonly RunGroup[] = $derived.by(() =>
		groupRuns(this.#runs.kept.filter(({ experimentId }) => experimentId === null)),
	);
	/** How many runs belong to experiments, which have a screen of their own. */
	readonly inExperiments: number = $derived.by(
		() => this.#runs.kept.filter(({ experimentId }) => experimentId !== null).length,
	);
	/** The groups with the lanes alone that the filters let through. */
	readonly #narrowed: readonly RunGroup[] = $derived.by(() => narrowGroups(this.groups, this.#filters.test));
	/** Those of them of which at least one lane has every word of the search. */
	readonly foundGroups: readonly RunGroup[] = $derived.by(() => this.#search());
	/** The runs in them. */
	readonly found: readonly RunSummary[] = $derived(this.foundGroups.flatMap(({ lanes }) => lanes));
	readonly #runs: Pick<Runs, 'kept'>;
	readonly #filters: Pick<RunFilters, 'test'>;
	/** What a search looks through, made once of each run: of thousands that takes longer than looking. */
	readonly #texts = new WeakMap<RunSummary, Searched>();

	constructor(runs: Pick<Runs, 'kept'>, filters: Pick<RunFilters, 'test'>) {
		this.#runs = runs;
		this.#filters = filters;
	}

	/** For the first letter that is typed, while nobody waits. What it does not come to, a search makes itself. */
	async getReady(): Promise<void> {
		const { kept } = this.#runs;
		const turn = turns();
		for (const run of kept) {
			if (run.experimentId === null) this.#textOf(run);
			await turn();
			// Other runs are made ready by whoever heard of them.
			if (this.#runs.kept !== kept) return;
		}
	}

	#search(): readonly RunGroup[] {
		const words = this.search.toLowerCase().split(/\s+/).filter(Boolean);
		if (words.length === 0) return this.#narrowed;
		return this.#narrowed.filter(({ lanes }) =>
			lanes.some((lane) => {
				const { text, end } = this.#textOf(lane);
				return words.every((word) => text.includes(word) || end.some((one) => one.startsWith(word)));
			}),
		);
	}

	#textOf(run: RunSummary): Searched {
		let searched = this.#texts.get(run);
		if (searched === undefined) this.#texts.set(run, (searched = searchedOf(run)));
		return searched;
	}
}

/** What a search looks through, in small letters. */
interface Searched {
	text: string;
	/** Words for how the run ended, found by their beginnings alone: who looks for correct runs wants no incorrect ones. */
	end: readonly string[];
}

function searchedOf(run: RunSummary): Searched {
	const { question, method, family, model, others = [], verdict, outcome, answer } = run;
	const task = family !== null && isFamilyId(family) ? FAMILY_LABELS[family] : '';
	const models = [model, ...others].map(({ label }) => label);
	const text = [question, method, runLabel(run), family ?? '', task, ...models, answer ?? ''];
	const end = `${endOf(outcome, verdict).word} ${verdict ?? outcome}`;
	return { text: text.join(' ').toLowerCase(), end: end.toLowerCase().split(/[ -]/) };
}
