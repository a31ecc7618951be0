import type { AttackOutcome, LiveAttack } from '../../src/core/attacks/attack.ts';
import type { Attempt } from '../../src/core/attacks/attempt.ts';
import { liveAttacks } from '../../src/core/attacks/live.ts';
import type { ExecutionRequest, ExecutionResult } from '../../src/core/execution.ts';
import type { Engine, EnginePage } from '../engines/engine.ts';
import type { RowOutcome } from './attack.ts';
import { javaScriptAttacks, type JavaScriptAttack } from './javascript.ts';
import type { Laboratory, Policy } from './laboratory.ts';
import { CATCH_PORT, HONEST, programAttacks, type ProgramAttack } from './programs.ts';
import { COUNT_WORKERS, ENDED, LIVING, OUTLINE, tryAll } from './in-frame.ts';
import { matches } from './matches.ts';
import { frameRow, isStoppedByPolicy, liveRow, programRow, withoutUnproved, workerRow } from './table.ts';

const SANDBOX = 'sandbox.html';
/** What lies in the page's storages and must be in nothing that comes back from the sandbox. */
const SECRET = 'sk-decoy-4d1f77c2';
/** An attack that only the recorders would show has this long; then the page asks them itself, and that arrives. */
const TELLING_MS = 600;

/** The whole table in one engine; throws when the laboratory itself does not work there, so that nothing is shown as refused by it. */
export async function runAttackTable(engine: Engine, laboratory: Laboratory): Promise<RowOutcome[]> {
	const bench = new Bench(engine.name, await engine.open(laboratory.pageUrl), laboratory);
	try {
		await bench.prepare();
		const outcomes = [
			...(await bench.tryLive()),
			...(await bench.tryPrograms()),
			...(await bench.tryInWorker()),
			...(await bench.tryInFrame()),
		];
		const free = await bench.tryWithoutPolicy();
		return [...withoutUnproved(outcomes, free), ...(await bench.tryToLinger())];
	} finally {
		await bench.page.close();
	}
}

class Bench {
	readonly page: EnginePage;
	readonly #engine: string;
	readonly #laboratory: Laboratory;
	/** Whether WebRTC works here at all, as the recorder for UDP sees it. */
	#hasUdp = false;
	/** The same for connections that a browser opens ahead. */
	#opensAhead = false;
	/** Datagrams, and connections, before the attacks that are tried now. */
	#heardBefore = { datagrams: 0, connections: 0 };

	constructor(engine: string, page: EnginePage, laboratory: Laboratory) {
		this.#engine = engine;
		this.page = page;
		this.#laboratory = laboratory;
	}

	/** The page itself reaches what no attack may reach: else a refusal would say nothing. */
	async prepare(): Promise<void> {
		const { recorders } = this.#laboratory;
		const tryHere = (wanted: string): Promise<unknown> =>
			this.page
				.evaluate(
					javaScriptAttacks.find(({ id }) => id === wanted)?.source ?? '',
					...['', '', recorders.udp, recorders.tcp],
				)
				.catch(() => undefined);
		await tryHere(AHEAD);
		await tryHere('web-rtc');
		this.#hasUdp = recorders.datagrams() > 0;
		this.#opensAhead = recorders.connections() > 0;
		// It would go on asking for some seconds, and be taken for an attack.
		await this.page.reload();
		await this.#plant();
		await this.#reachRecorder();
		await this.#run({ code: 'pass' });
	}

	async tryLive(): Promise<RowOutcome[]> {
		return this.#tryLive(liveAttacks);
	}

	async tryPrograms(): Promise<RowOutcome[]> {
		const judged: RowOutcome[] = [];
		await this.page.evaluateInFrame(SANDBOX, COUNT_WORKERS);
		const before = await this.page.evaluateInFrame<string>(SANDBOX, OUTLINE);
		const isFollowed = ({ isFollowedByVisit }: ProgramAttack) => isFollowedByVisit === true;
		const attacks = programAttacks.filter(({ isOpen }) => isOpen === undefined);
		for (const attack of attacks.filter((attack) => !isFollowed(attack))) {
			judged.push(await this.#tryProgram(attack));
		}
		await this.#letThemBeFound();
		await becomes(async () => (await this.#countLingering()) === 0);
		const lingering = await this.#countLingering();
		const [first] = judged;
		if (lingering > 0 && first !== undefined)
			judged[0] = { ...first, kind: 'got', says: `of the workers that were ended ${lingering} live on` };
		const after = await this.page.evaluateInFrame<string>(SANDBOX, OUTLINE);
		const [row] = judged.splice(
			judged.findIndex(({ row }) => row.kind === "the frame's thread"),
			1,
		);
		if (row === undefined) throw new Error('no program is thrown at the frame');
		judged.push(
			before === after ? row : { ...row, kind: 'got', says: `the frame has changed: ${before} to ${after}` },
		);
		for (const attack of attacks.filter(isFollowed)) judged.push(await this.#tryProgram(attack));
		return judged;
	}

	/** Last of all: some of them go on, and take a processor from what follows. */
	async tryToLinger(): Promise<RowOutcome[]> {
		const judged: RowOutcome[] = [];
		for (const attack of programAttacks.filter(({ isOpen }) => isOpen !== undefined)) {
			const outcome = await this.#tryProgram(attack);
			await this.#letThemBeFound();
			const lingers = outcome.kind === 'refused' && (await this.#countLingering()) > 0;
			judged.push(lingers ? { ...outcome, kind: 'got', says: 'its worker lives on' } : outcome);
		}
		return judged;
	}

	/** JavaScript in the interpreter, in a sandbox that lets text become code. */
	tryInWorker(): Promise<RowOutcome[]> {
		return this.#under('code from text', () => this.#tryInWorker(IN_WORKER));
	}

	/** What only the policy stops must be seen to come through without it; on a busy machine not at the first try. */
	tryWithoutPolicy(): Promise<RowOutcome[]> {
		return this.#under('none', async () => {
			const came: RowOutcome[] = [];
			for (let tries = 0; tries < MOST_TRIES; tries++) {
				const isLeft = (row: RowOutcome['row']) =>
					isStoppedByPolicy(row) && !came.some((outcome) => outcome.row.id === row.id);
				const tried = [
					...(await this.#tryLive(liveAttacks.filter((attack) => isLeft(liveRow(attack))))),
					...(await this.#tryInWorker(IN_WORKER.filter((attack) => isLeft(workerRow(attack))))),
					...(await this.#tryInFrame(IN_FRAME.filter((attack) => isLeft(frameRow(attack))))),
				];
				came.push(...tried.filter(({ kind }) => kind === 'got'));
				if (tried.every(({ kind }) => kind === 'got')) break;
			}
			return came;
		});
	}

	async tryInFrame(): Promise<RowOutcome[]> {
		const isAlone = ({ id, isLast }: JavaScriptAttack) => isLast === true || id === 'web-rtc';
		const together = IN_FRAME.filter((attack) => !isAlone(attack));
		const judged: RowOutcome[] = [];
		for (const group of [together, ...IN_FRAME.filter(isAlone).map((attack) => [attack])]) {
			judged.push(...(await this.#tryInFrame(group)));
		}
		await this.page.evaluate('() => window.sandbox.python.close()');
		const page = await this.page.evaluate<string>('() => document.title + " " + location.pathname');
		const honest = await this.#run({ code: HONEST.code });
		if (!page.startsWith('Python sandbox under test ') || !matches(honest, { stdout: HONEST.stdout })) {
			throw new Error(`after the attacks the page is another: ${page}, ${JSON.stringify(honest)}`);
		}
		return judged;
	}

	async #under<T>(policy: Policy, work: () => Promise<T>): Promise<T> {
		await this.#laboratory.setPolicy(policy);
		await this.page.reload();
		await this.#plant();
		const done = await work();
		await this.#laboratory.setPolicy('as it is');
		await this.page.reload();
		return done;
	}

	async #tryLive(attacks: readonly LiveAttack[]): Promise<RowOutcome[]> {
		// What the browser reports of its policy is no proof needed here: the recorders would welcome whatever comes.
		const outcomes = await this.#attempt(attacks.map(({ id, kind, python }) => ({ id, kind, python })));
		return attacks.map((attack, at) => this.#judge(liveRow(attack), attack.id, outcomes[at]));
	}

	async #tryInWorker(attacks: readonly JavaScriptAttack[]): Promise<RowOutcome[]> {
		const outcomes = await this.#attempt(attacks.map((attack) => this.#inPython(attack)));
		return attacks.map((attack, at) => this.#judge(workerRow(attack), attack.id, outcomes[at]));
	}

	/** One beside the other in a frame of their own: the last one may have gone. */
	async #tryInFrame(group: readonly JavaScriptAttack[]): Promise<RowOutcome[]> {
		await this.page.evaluate('() => window.sandbox.python.close()');
		await this.#run({ code: 'pass' });
		await this.#plant();
		this.#clearRecorders();
		const told = await this.page
			.evaluateInFrame<Record<string, AttackOutcome>>(SANDBOX, tryAll(group), ...this.#places())
			.catch((): Record<string, AttackOutcome> => {
				if (group.length > 1)
					throw new Error('an attack took the frame away, and with it what the others say');
				// It went while it answered; where to, the recorders tell.
				return { [group[0]?.id ?? '']: { kind: 'refused', how: 'the frame is gone' } };
			});
		await this.#waitForRecorders();
		return group.map((attack) => this.#judge(frameRow(attack), attack.id, told[attack.id]));
	}

	async #tryProgram(attack: ProgramAttack): Promise<RowOutcome> {
		const row = programRow(attack);
		const problems: string[] = [];
		const expectHonest = (honest: ExecutionResult): void => {
			if (matches(honest, { kind: 'finished', stdout: HONEST.stdout, stderr: '' })) return;
			problems.push(`an honest program said ${JSON.stringify(honest).slice(0, 400)}`);
		};
		const expectEnd = (result: ExecutionResult, ends: object): void => {
			const told = JSON.stringify(result);
			if (!matches(result, ends)) problems.push(`ended otherwise: ${told.slice(0, 400)}`);
			if (told.length > (attack.most ?? 20_000)) problems.push(`${told.length} characters came back`);
		};
		const request = {
			code: attack.code,
			timeLimitMs: attack.limitMs ?? 10_000,
			...((attack.then !== undefined || attack.isForger === true) && { session: attack.id }),
		};
		if (attack.isForger === true) await this.#run({ code: CATCH_PORT, session: attack.id });
		const ended = () => this.page.evaluateInFrame<number>(SANDBOX, ENDED);
		// Another interpreter was asked for since: whatever was to be ended before is.
		const endedBefore = attack.then?.isAfterItsEnd === true ? await ended() : null;
		const [result, neighbour] = await Promise.all([
			this.#run(request),
			attack.hasNeighbour === true ? this.#run({ code: HONEST.code }) : null,
		]);
		expectEnd(result, attack.ends);
		if (neighbour !== null) expectHonest(neighbour);
		if (attack.isFollowedByVisit === true) await this.page.reload();
		expectHonest(await this.#run({ code: HONEST.code }));
		if (attack.then !== undefined) {
			// Its own, and the honest program's.
			if (endedBefore !== null && !(await becomes(async () => (await ended()) >= endedBefore + 2)))
				problems.push('its interpreter lives on');
			expectEnd(await this.#run({ code: attack.then.code, session: attack.id }), attack.then.ends);
		}
		await this.page.evaluate('(session) => window.sandbox.python.closeSession(session)', attack.id);
		const living = await this.page.evaluateInFrame<number>(SANDBOX, LIVING).catch(() => null);
		// Spares wait for programs; nobody else may live.
		if (living === null) problems.push('the frame is gone');
		else if (living > MOST_WAITING) problems.push(`${living} workers live on`);
		return problems.length === 0
			? { row, kind: 'refused', says: attack.ends.kind }
			: { row, kind: 'got', says: problems.join('; ') };
	}

	async #attempt(attacks: readonly LiveAttack[]): Promise<readonly AttackOutcome[]> {
		this.#clearRecorders();
		const { outcomes, said } = await this.page.evaluate<Attempt>(
			'(attacks, elsewhere) => window.sandbox.attempt(attacks, elsewhere)',
			attacks,
			this.#laboratory.recorders.url,
		);
		if (said.includes(SECRET)) throw new Error('the decoy reached Python');
		await this.#waitForRecorders();
		return outcomes;
	}

	/** Whatever an attack says of itself: what the recorders heard, it got. */
	#judge(row: RowOutcome['row'], id: string, outcome: AttackOutcome | undefined): RowOutcome {
		const { recorders, server } = this.#laboratory;
		if ([...recorders.requests, ...server.requests].some((path) => isOf(path, id)))
			return { row, kind: 'got', says: 'a recorder heard it' };
		if (OVER_UDP.includes(id)) {
			if (recorders.datagrams() > this.#heardBefore.datagrams)
				return { row, kind: 'got', says: 'the UDP recorder heard it' };
			if (!this.#hasUdp && outcome?.kind === 'refused' && outcome.how === NOTHING) {
				return { row, kind: 'not-run', says: 'the page itself does not reach the UDP recorder here' };
			}
		}
		if (id === AHEAD) {
			if (recorders.connections() > this.#heardBefore.connections)
				return { row, kind: 'got', says: 'the recorder of connections heard it' };
			if (!this.#opensAhead)
				return { row, kind: 'not-run', says: 'the page itself opens no connection ahead here' };
		}
		switch (outcome?.kind) {
			case 'refused':
				return { row, kind: 'refused', says: outcome.how };
			case 'got':
				return { row, kind: 'got', says: outcome.loot };
			default:
				return { row, kind: 'not-run', says: outcome?.why ?? 'no answer' };
		}
	}

	#inPython({ id, kind, source }: JavaScriptAttack): LiveAttack {
		const call = `js.eval(${JSON.stringify(source)})(PAGE, ELSEWHERE, ${JSON.stringify(this.#laboratory.recorders.udp)})`;
		return { id, kind: kind as LiveAttack['kind'], python: `return ${call}` };
	}

	#places(): readonly string[] {
		const { server, recorders } = this.#laboratory;
		return [server.url, recorders.url, recorders.udp, recorders.tcp];
	}

	#run(request: ExecutionRequest): Promise<ExecutionResult> {
		return this.page.evaluate('(request) => window.sandbox.run(request)', request);
	}

	/** Workers that the page has ended and that live on, as far as it has found them. */
	#countLingering(): Promise<number> {
		return this.page.evaluate('() => window.sandbox.statuses.at(-1)?.lingering ?? 0');
	}

	/** Where workers may live on, the time in which the page finds one. */
	async #letThemBeFound(): Promise<void> {
		if (this.#engine !== ENDS_LATE) return;
		await becomes(async () => (await this.#countLingering()) > 0, LINGERING_MS);
	}

	async #plant(): Promise<void> {
		const storages = await this.page.evaluate<number>(
			'(secret) => window.sandbox.decoys.plant(secret)',
			SECRET,
		);
		if (storages < 3) throw new Error(`the page itself finds its secret in ${storages} storages only`);
	}

	#clearRecorders(): void {
		const { recorders } = this.#laboratory;
		recorders.requests.length = 0;
		this.#heardBefore = { datagrams: recorders.datagrams(), connections: recorders.connections() };
		this.#laboratory.server.requests.length = 0;
	}

	async #waitForRecorders(): Promise<void> {
		await this.page.evaluate('(ms) => new Promise((resolve) => setTimeout(resolve, ms))', TELLING_MS);
		await this.#reachRecorder();
	}

	async #reachRecorder(): Promise<void> {
		const { recorders } = this.#laboratory;
		await this.page.evaluate(
			'(url) => fetch(url).then((answer) => answer.text())',
			`${recorders.url}control`,
		);
		if (!recorders.requests.includes('control')) throw new Error('the recorder does not hear the page');
		const strays = recorders.requests.filter(
			(path) => path !== 'control' && !IDS.some((id) => isOf(path, id)),
		);
		if (strays.length > 0) throw new Error(`a recorder heard what belongs to no row: ${strays.join()}`);
	}
}

const IN_WORKER = javaScriptAttacks.filter(({ from }) => from.includes('worker'));
const IN_FRAME = javaScriptAttacks.filter(({ from }) => from.includes('frame'));
const IDS = [...liveAttacks, ...javaScriptAttacks].map(({ id }) => id);
/** Of these the recorder for UDP would hear. */
const OVER_UDP: readonly string[] = ['web-rtc', 'web-transport'];
/** Of this only the recorder of connections would hear. */
const AHEAD = 'preconnect';
/** What an attack says that came to nothing without a word. */
const NOTHING = 'nothing is there';
/** Two spares and, between two programs, one that is being made. */
const MOST_WAITING = 3;
/** The engine that ends no worker while its WebAssembly calls no JavaScript. */
const ENDS_LATE = 'WebKitGTK';
/** The page looks for workers that it has ended three seconds later. */
const LINGERING_MS = 4_500;
/** Whether an attack asked for this: each has a path of its own, and all below it. */
const isOf = (path: string, id: string): boolean => `${path}/`.startsWith(`attack/${id}/`);
const MOST_TRIES = 3;
/** As long as a busy machine takes. */
const PATIENCE_MS = 30_000;

async function becomes(isSo: () => Promise<boolean>, patienceMs = PATIENCE_MS): Promise<boolean> {
	const end = Date.now() + patienceMs;
	while (Date.now() < end) {
		if (await isSo()) return true;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	return false;
}
