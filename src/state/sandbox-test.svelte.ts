import type { AttackOutcome, LiveAttack, LiveKind } from '../core/attacks/attack.ts';
import { attemptAttacks } from '../core/attacks/attempt.ts';
import { DECOY, type Decoys } from '../core/attacks/decoys.ts';
import { liveAttacks } from '../core/attacks/live.ts';
import { errorWords } from '../core/error-words.ts';
import type { Clock, PythonRunner } from '../core/ports.ts';
import { attackKindWords, attackWords, sandboxTestWords } from '../words/attacks.ts';

export interface SandboxTestPorts {
	python: PythonRunner;
	decoys: Decoys;
	clock: Clock;
	/** Does it unless another tab is at it; whether it was done. The decoys are one for all tabs. */
	alone(test: () => Promise<void>): Promise<boolean>;
	/** A secret that nobody knew before. */
	makeSecret(): string;
	/** Address of the page, ending in `/`. */
	page: string;
}

export interface TestedAttack {
	readonly id: string;
	readonly says: string;
	readonly outcome: AttackOutcome;
}

export interface TestedGroup {
	readonly kind: LiveKind;
	readonly title: string;
	readonly attacks: readonly TestedAttack[];
}

export interface SandboxReport {
	readonly groups: readonly TestedGroup[];
	readonly sum: { readonly refused: number; readonly got: number; readonly notRun: number };
	/** In how many storages of the page a decoy key lay, and whether it was in anything that came back from Python. */
	readonly decoy: { readonly storages: number; readonly hasReachedPython: boolean };
}

type Status =
	| { kind: 'idle' }
	| { kind: 'running'; attempts: number }
	| { kind: 'done'; report: SandboxReport }
	| { kind: 'failed'; reason: string };

/** With the start of Python, and behind other programs. */
const LIMIT_MS = 180_000;

/** The self-test of the sandbox: every attack that can be tried from a program, in the page a person looks at. */
export class SandboxTest {
	status = $state.raw<Status>({ kind: 'idle' });
	readonly #ports: SandboxTestPorts;

	constructor(ports: SandboxTestPorts) {
		this.#ports = ports;
	}

	get isBusy(): boolean {
		return this.status.kind === 'running';
	}

	/** One at a time; asked for again while it runs, nothing happens. */
	async run(): Promise<void> {
		if (this.isBusy) return;
		this.status = { kind: 'running', attempts: liveAttacks.length };
		try {
			const isAlone = await this.#ports.alone(() => this.#run());
			if (!isAlone) this.status = { kind: 'failed', reason: sandboxTestWords.elsewhere };
		} catch (error) {
			this.status = { kind: 'failed', reason: errorWords(error) };
		}
	}

	async #run(): Promise<void> {
		const { python, decoys, clock, page } = this.#ports;
		const end = new AbortController();
		const isOver = new AbortController();
		const limit = clock.sleep(LIMIT_MS, isOver.signal).then(() => end.abort());
		try {
			const secret = this.#ports.makeSecret();
			const storages = await decoys.plant(secret);
			// No other server is known to welcome requests: what may not even reach this one reaches none.
			const around = { page, elsewhere: page, decoy: DECOY };
			const { outcomes, said } = await attemptAttacks(liveAttacks, around, { python, clock }, end.signal);
			const decoy = { storages, hasReachedPython: said.includes(secret) };
			this.status = { kind: 'done', report: { ...summarise(liveAttacks, outcomes), decoy } };
		} finally {
			isOver.abort();
			await limit;
			await decoys.remove();
		}
	}
}

function summarise(
	attacks: readonly LiveAttack[],
	outcomes: readonly AttackOutcome[],
): Pick<SandboxReport, 'groups' | 'sum'> {
	const byKind = new Map<LiveKind, TestedAttack[]>();
	const count = { refused: 0, got: 0, 'not-run': 0 };
	for (const [at, { id, kind }] of attacks.entries()) {
		const outcome = outcomes[at] ?? { kind: 'not-run', why: '' };
		count[outcome.kind] += 1;
		const tested = { id, says: attackWords[id as keyof typeof attackWords], outcome };
		byKind.set(kind, [...(byKind.get(kind) ?? []), tested]);
	}
	return {
		groups: [...byKind].map(([kind, tested]) => ({ kind, title: attackKindWords[kind], attacks: tested })),
		sum: { refused: count.refused, got: count.got, notRun: count['not-run'] },
	};
}
