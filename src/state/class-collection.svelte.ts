import { LARGEST_FILE, type OfferedFile, readText } from '../core/bench/export/offered-file.ts';
import { parseDesignQuery } from '../core/bench/link.ts';
import { collectSteps, type Handed, MOST_STUDENTS, type Report } from '../core/class/collect.ts';
import { type JointPair, jointPairs, type JointRate, jointRates } from '../core/class/joint.ts';
import { parseTaught, type TaughtRecord } from '../core/class/kept.ts';
import { type ClassPlan, classPlanOf } from '../core/class/plan.ts';
import type { ClassPlace } from '../core/class/ports.ts';
import { formatIn, otherFormat } from '../core/file-formats.ts';
import { finishInTurns } from '../core/steps.ts';
import { benchExportWords } from '../words/bench-export.ts';
import { classWords as words } from '../words/class.ts';
import type { ClassPorts } from './class-ports.ts';
import { InTurn } from './in-turn.ts';
import { turns } from './turns.ts';

export type CollectionStatus =
	| { kind: 'loading' }
	| { kind: 'ready'; plan: ClassPlan; query: string }
	| { kind: 'failed'; reason: string };

/** Results that may be put into one number: all of models, or all of the scripted one. */
export interface ClassGroup {
	scripted: boolean;
	/** In the order in which they came. */
	handed: readonly Handed[];
	/** Of each method, in the order of the plan. */
	rates: readonly JointRate[];
	pairs: readonly JointPair[];
}

/** A lecturer's class: its link, the results that were handed in, and what they say together. */
export class ClassCollection {
	status = $state.raw<CollectionStatus>({ kind: 'loading' });
	/** In the order in which they came. */
	handed = $state.raw<readonly Handed[]>([]);
	/** Of what was given last; null before the first and where it held nothing. */
	report = $state.raw<Report | null>(null);
	/** Why what was given last could not be read at all. */
	fault = $state.raw<string | null>(null);
	/** A text is being looked through. */
	isBusy = $state(false);
	/** What is collected lasts beyond this page. */
	isKept = $state(true);
	/** Students that are to come, as the lecturer says; null where they did not. */
	expected = $state<number | null>(null);
	/** What was removed last, as long as nothing of that student has come again; null else. */
	readonly removed: { one: Handed; at: number } | null = $derived.by(() => {
		const removed = this.#removed;
		return removed === null || this.#has(removed.one.summary.student) ? null : removed;
	});
	/** Models first. */
	readonly groups: readonly ClassGroup[] = $derived.by(() => this.#groups());
	readonly #ports: ClassPorts;
	/** One text after the other. */
	readonly #turn = new InTurn();
	/** What this tab has read of the storage, or written there. */
	#known: string | null = null;
	#typed = '';
	#removed = $state.raw<{ one: Handed; at: number } | null>(null);
	/** By the camera. The same code is seen many times while it is held still, and several may be in view. */
	readonly #seen = new Set<string>();

	constructor(ports: ClassPorts) {
		this.#ports = ports;
	}

	/** The address that students open; empty before it is ready. */
	get joinAddress(): string {
		return this.status.kind === 'ready'
			? `${this.#ports.pageAddress()}#/class/join?${this.status.query}`
			: '';
	}

	/** By a link; keeps the class here. What cannot be opened becomes the status; never rejects. */
	async openLink(query: string): Promise<void> {
		const read = await parseDesignQuery(query, (value) => this.#ports.parseDesign(value));
		const plan = read.ok ? classPlanOf(read.value) : null;
		if (!read.ok) this.#fail(words.linkFault(read.error));
		else if (plan?.ok === false) this.#fail(words.planFault(plan.error));
		else if (plan !== null) await this.#show(plan.value, query);
	}

	/** One that is kept here. */
	async openKept(hash: string): Promise<void> {
		const text = this.#ports.store.load({ role: 'taught', hash });
		const record = text === null ? null : parseTaught(text);
		if (record === null) this.#fail(words.collect.missing);
		else await this.openLink(record.query);
	}

	/** Takes in every result in a text. */
	collect(text: string): Promise<void> {
		this.#typed = '';
		return this.#inTurn((plan) => this.#collect(plan, text));
	}

	/** The same of a text field, which may say several times what stands in it. */
	collectTyped(text: string): Promise<void> {
		const typed = text.trim();
		if (typed === this.#typed) return Promise.resolve();
		const done = this.collect(text);
		this.#typed = typed;
		return done;
	}

	/** The same of files, as one text. */
	collectFiles(files: readonly OfferedFile[]): Promise<void> {
		return this.#inTurn(async (plan) => {
			const texts: string[] = [];
			for (const file of files) {
				const read = file.size > LARGEST_TEXT ? null : await readText(file);
				if (read === null) this.fault = words.collect.tooLarge;
				else if (!read.ok) this.fault = benchExportWords.fileFault(read.error);
				else {
					const other = otherFormat(formatIn(read.value), null);
					if (other.format === undefined) texts.push(read.value);
					else this.fault = benchExportWords.fileFault(other);
				}
			}
			await this.#collect(plan, texts.join('\n'));
		});
	}

	/** All lines as one text file, which this page and any other takes in again. */
	save(): void {
		if (this.status.kind !== 'ready') return;
		const lines = this.handed.map(({ line }) => `${line}\n`).join('');
		this.#ports.save(`class-${this.status.plan.hash}.txt`, new Blob([lines], { type: 'text/plain' }));
	}

	/** Takes all results away; the class stays. */
	clear(): Promise<void> {
		return this.#inTurn(() => {
			this.#forget();
			this.handed = [];
			this.report = null;
			this.#keep();
			return Promise.resolve();
		});
	}

	/** Takes one result away, by the student's number. */
	remove(student: string): Promise<void> {
		return this.#inTurn(async (plan) => {
			await this.#readKept(plan);
			const at = this.handed.findIndex(({ summary }) => summary.student === student);
			const one = this.handed[at];
			if (one === undefined) return;
			// Whoever puts it in again by hand wants it back.
			this.#typed = '';
			this.handed = this.handed.toSpliced(at, 1);
			this.report = null;
			this.#keep();
			this.#removed = { one, at };
		});
	}

	/** Puts back what was removed last, unless the student has handed in anew. */
	undo(): Promise<void> {
		const { removed } = this;
		return this.#inTurn(async (plan) => {
			await this.#readKept(plan);
			if (removed === null || this.#has(removed.one.summary.student)) return;
			const { one, at } = removed;
			this.handed = this.handed.toSpliced(at, 0, one);
			this.#keep();
		});
	}

	/** How many students are to come; what is no such number takes it back. */
	expect(students: number): Promise<void> {
		const isOne = Number.isSafeInteger(students) && students > 0;
		const expected = isOne ? Math.min(students, MOST_STUDENTS) : null;
		this.expected = expected;
		return this.#inTurn(async (plan) => {
			await this.#readKept(plan);
			this.expected = expected;
			this.#keep();
		});
	}

	watchCamera(screen: HTMLVideoElement, signal: AbortSignal) {
		const onCode = (text: string): void => {
			if (this.#seen.has(text)) return;
			this.#seen.add(text);
			this.collect(text).catch(() => undefined);
		};
		return this.#ports.watchCamera(screen, onCode, signal);
	}

	#has(student: string): boolean {
		return this.handed.some(({ summary }) => summary.student === student);
	}

	/** What was given before may be given again. */
	#forget(): void {
		this.#removed = null;
		this.#typed = '';
		this.#seen.clear();
	}

	async #show(plan: ClassPlan, query: string): Promise<void> {
		this.status = { kind: 'ready', plan, query };
		this.report = null;
		this.handed = [];
		this.#forget();
		this.expected = null;
		this.#known = null;
		await this.#readKept(plan);
		this.#keep();
	}

	/** Another tab may have taken some in, or away: what is kept is what is shown. */
	async #readKept(plan: ClassPlan): Promise<void> {
		for (let kept = this.#load(plan); kept !== this.#known; kept = this.#load(plan)) {
			this.#known = kept;
			const record = kept === null ? null : parseTaught(kept);
			if (record === null) return;
			const lines = new Set(record.lines.split('\n'));
			const still = this.handed.filter(({ line }) => lines.has(line));
			const { handed } = await finishInTurns(collectSteps(plan, still, record.lines), turns());
			this.handed = handed;
			this.expected = record.expected;
		}
	}

	async #collect(plan: ClassPlan, text: string): Promise<void> {
		for (;;) {
			await this.#readKept(plan);
			const { handed, report } = await finishInTurns(collectSteps(plan, this.handed, text), turns());
			// Another tab was at it meanwhile.
			if (this.#load(plan) !== this.#known) continue;
			this.handed = handed;
			this.report = text.trim() === '' ? null : report;
			if (report.taken.length + report.replaced > 0) this.#keep();
			return;
		}
	}

	#load(plan: ClassPlan): string | null {
		return this.#ports.store.load(placeOf(plan));
	}

	#kept(plan: ClassPlan): TaughtRecord | null {
		const text = this.#load(plan);
		return text === null ? null : parseTaught(text);
	}

	/** Does nothing where no class is open. */
	#inTurn(work: (plan: ClassPlan) => Promise<void>): Promise<void> {
		return this.#turn.do(async () => {
			if (this.status.kind !== 'ready') return;
			this.isBusy = true;
			this.fault = null;
			try {
				await work(this.status.plan);
			} finally {
				this.isBusy = false;
			}
		});
	}

	#keep(): void {
		if (this.status.kind !== 'ready') return;
		const { plan, query } = this.status;
		const since = this.#kept(plan)?.since ?? this.#ports.today();
		const lines = this.handed.map(({ line }) => line).join('\n');
		const record: TaughtRecord = { query, since, lines, expected: this.expected };
		const text = JSON.stringify(record);
		this.isKept = this.#ports.store.save(placeOf(plan), text);
		this.#known = text;
	}

	#fail(reason: string): void {
		this.status = { kind: 'failed', reason };
	}

	#groups(): readonly ClassGroup[] {
		if (this.status.kind !== 'ready') return [];
		const { methods, alpha } = this.status.plan.design;
		return [false, true].flatMap((scripted) => {
			const handed = this.handed.filter(({ summary }) => summary.scripted === scripted);
			if (handed.length === 0) return [];
			return [
				{
					...{ scripted, handed },
					rates: jointRates(handed, methods.length, alpha),
					pairs: jointPairs(handed, methods.length, alpha),
				},
			];
		});
	}
}

/** Bytes: a class has some hundred thousand. */
const LARGEST_TEXT = Math.min(20_000_000, LARGEST_FILE);

function placeOf({ hash }: ClassPlan): ClassPlace {
	return { role: 'taught', hash };
}
