import type { GroupId } from '../core/ids.ts';
import type { RunStore } from '../core/ports.ts';
import { type Kin, kinAmong } from '../core/record/kin.ts';
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
	/** What each goes on from and what goes on from it. */
	readonly kinOf: (run: RunSummary) => Kin = $derived.by(() => kinAmong(this.#runs.kept));
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
	/** Questions that a summary holds the beginning of alone, in small letters, by group; empty where one cannot be read. */
	readonly #whole = new Map<GroupId, string>();
	/** How often more of them have been read. */
	#readings = $state(0);
	readonly #questions: RunStore['questions'] | null;
	readonly #runs: Pick<Runs, 'kept'>;
	readonly #filters: Pick<RunFilters, 'test'>;
	/** What a search looks through, made once of each run: of thousands that takes longer than looking. */
	readonly #texts = new WeakMap<RunSummary, Searched>();

	/** @param questions null where no more of a question is looked through than its summary holds */
	constructor(
		runs: Pick<Runs, 'kept'>,
		filters: Pick<RunFilters, 'test'>,
		questions: RunStore['questions'] | null = null,
	) {
		this.#questions = questions;
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
		await this.#readWhole(() => this.#runs.kept !== kept);
	}

	async #readWhole(isOver: () => boolean): Promise<void> {
		if (this.#questions === null) return;
		const cut = this.groups.filter(
			({ groupId, question }) => question.endsWith('…') && !this.#whole.has(groupId),
		);
		for (let at = 0; at < cut.length; at += AT_ONCE) {
			const some = cut.slice(at, at + AT_ONCE);
			const asked = await this.#questions(some.map(({ lanes }) => lanes[0].runId));
			for (const { groupId, lanes } of some)
				this.#whole.set(groupId, (asked.get(lanes[0].runId) ?? '').slice(0, MOST).toLowerCase());
			this.#readings++;
			if (isOver()) return;
		}
	}

	#search(): readonly RunGroup[] {
		const words = this.search.toLowerCase().split(/\s+/).filter(Boolean);
		if (words.length === 0) return this.#narrowed;
		const whole = this.#readings > 0 ? this.#whole : null;
		return this.#narrowed.filter(({ groupId, lanes }) => {
			const question = whole?.get(groupId) ?? '';
			return lanes.some((lane) => {
				const { text, end } = this.#textOf(lane);
				return words.every(
					(word) => text.includes(word) || question.includes(word) || end.some((one) => one.startsWith(word)),
				);
			});
		});
	}

	#textOf(run: RunSummary): Searched {
		let searched = this.#texts.get(run);
		if (searched === undefined) this.#texts.set(run, (searched = searchedOf(run)));
		return searched;
	}
}

/** Questions that are read in one go. */
const AT_ONCE = 100;

/** Characters of a question that are looked through. */
const MOST = 100_000;

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
