import type { Clock, PythonRunner } from '../ports.ts';
import type { AttackOutcome, LiveAttack } from './attack.ts';
import { attackProgram, READ_OUTCOMES, readOutcomes, type Surroundings } from './program.ts';

/** What trying all attacks came to. */
export interface Attempt {
	/** One for each attack, in their order. */
	readonly outcomes: readonly AttackOutcome[];
	/** Everything that came back from the sandbox, to be searched for what must not be in it. */
	readonly said: string;
}

const SESSION = 'attacks';
/** Of one program: all attacks begin in a second, where nothing else keeps the machine busy. */
const PROGRAM_MS = 60_000;
const BETWEEN_LOOKS_MS = 150;
const LOOKS = 60;
/** Once all have answered: the browser's report of what it blocked may come a little after the failure. */
const LOOKS_FOR_PROOF = 3;

/**
 * Tries the attacks in one interpreter of the sandbox, behind whatever else waits for Python. Ends by itself: after nine seconds of
 * waiting, what has not answered counts as not run. Never rejects for what an attack does.
 */
export async function attemptAttacks(
	attacks: readonly LiveAttack[],
	around: Surroundings,
	{ python, clock }: { python: PythonRunner; clock: Clock },
	signal: AbortSignal,
): Promise<Attempt> {
	let said = '';
	const run = async (code: string): Promise<{ stdout: string; problem: string | null }> => {
		const result = await python.run(
			{ code, session: SESSION, background: true, timeLimitMs: PROGRAM_MS },
			() => undefined,
			signal,
		);
		if (result.kind === 'unavailable') return { stdout: '', problem: result.reason };
		said += result.output;
		if (result.kind === 'finished') return { stdout: result.stdout, problem: null };
		const problem = result.kind === 'raised' ? result.error.message : result.kind;
		said += problem;
		return { stdout: result.stdout, problem };
	};
	let { problem } = await run(attackProgram(attacks, around));
	let read: ReadonlyMap<string, AttackOutcome> = new Map();
	let left = LOOKS;
	while (problem === null && left-- > 0 && !signal.aborted) {
		const looked = await run(READ_OUTCOMES);
		({ problem } = looked);
		if (problem !== null) break;
		read = readOutcomes(looked.stdout, attacks);
		if (read.size === attacks.length) {
			if ([...read.values()].every(({ kind }) => kind !== 'not-run')) break;
			left = Math.min(left, LOOKS_FOR_PROOF - 1);
		}
		await clock.sleep(BETWEEN_LOOKS_MS, signal).catch(() => undefined);
	}
	python.closeSession(SESSION);
	const unknown: AttackOutcome = { kind: 'not-run', why: problem ?? 'no answer' };
	return { outcomes: attacks.map(({ id }) => read.get(id) ?? unknown), said };
}
