import { Speaker, speaking } from '../methods/prompts/say.ts';
import { wordingOf } from '../methods/prompts/registry.ts';
import { methodById } from '../methods/registry.ts';
import type { FinalReply, Method } from '../methods/method.ts';
import type { Clock } from '../ports.ts';
import { assertNever } from '../result.ts';
import type { NoteBody, RunEvent, RunEventBody, RunVerdict } from '../record/event.ts';
import type { RunSpec } from '../record/spec.ts';
import { RUN_VERSION } from '../record/version.ts';
import { answersBefore } from './answers-before.ts';
import { answersOf } from './answers.ts';
import { bothRoutes } from './both-routes.ts';
import { whileAwake } from '../while-awake.ts';
import { continued } from './continued.ts';
import { EventQueue } from './event-queue.ts';
import { forwardClock } from './forward-clock.ts';
import { describeBug, Halt, Halted } from './halt.ts';
import { lessonsOf } from './lessons.ts';
import { judge } from './judge.ts';
import { StepPerformer } from './perform.ts';
import { Replay } from './replay.ts';
import { judgeReadOut, needsReader, readOutStep } from './read-out.ts';
import { heardAsOurs } from './own-words.ts';
import type { RunPorts } from './run-ports.ts';

/**
 * Performs one method on one question and says everything that happens. `run-start` is first; `run-end` is last and comes
 * exactly once, whatever the ports do, also when they ignore the signal. A reader who stops early stops the run.
 * @param earlier what happened before the run was left in the middle; it goes on behind that. Not for methods that keep an
 *   interpreter between programs.
 */
export function runQuestion(
	spec: RunSpec,
	ports: RunPorts,
	signal: AbortSignal,
	earlier: readonly RunEvent[] = [],
): AsyncGenerator<RunEvent, void> {
	return runMethod(methodById(spec.method), spec, ports, signal, earlier);
}

/** The same for a method that need not be in the registry. */
async function* runMethod(
	method: Method | null,
	spec: RunSpec,
	given: RunPorts,
	signal: AbortSignal,
	earlier: readonly RunEvent[],
): AsyncGenerator<RunEvent, void> {
	const ports = { ...given, clock: forwardClock(given.clock, earlier.at(-1)?.at) };
	const replay = new Replay(earlier);
	const queue = new EventQueue<RunEvent>();
	const halt = new Halt();
	const cancel = (): void => {
		halt.halt({ kind: 'cancelled' });
	};
	signal.addEventListener('abort', cancel, { once: true });
	if (signal.aborted) cancel();
	let { seq } = replay;
	const emit = (body: RunEventBody): void => {
		if (!replay.has(body)) queue.push({ runId: spec.runId, seq: seq++, at: ports.clock.now(), ...body });
		if (body.type === 'run-end') queue.close();
	};
	if (earlier.length > 0 && earlier.at(-1)?.type !== 'run-end') emit({ type: 'run-resumed' });
	const performing = perform(method, spec, ports, halt, emit, replay);
	try {
		yield* queue.read();
	} finally {
		cancel();
		signal.removeEventListener('abort', cancel);
		await performing;
	}
}

async function perform(
	method: Method | null,
	spec: RunSpec,
	ports: RunPorts,
	halt: Halt,
	emit: (body: RunEventBody) => void,
	replay: Replay,
): Promise<void> {
	emit({ type: 'run-start', version: RUN_VERSION, spec });
	const wording = wordingOf(spec.method, spec.options);
	const speaker = new Speaker(wording.ok ? wording.value : new Map());
	const isReworded = wording.ok && wording.value.size > 0;
	const performer = new StepPerformer(
		spec,
		isReworded ? heardAsOurs(ports, speaker) : ports,
		halt,
		emit,
		replay,
	);
	watchSeconds(spec, ports.clock, halt, performer, replay.ms);
	try {
		if (method === null) throw new Error(`There is no method ${spec.method}`);
		if (!wording.ok) {
			const message = `The own wording of this method cannot be used. ${wording.error}`;
			throw halt.halt({ kind: 'failed', failure: { kind: 'internal', message } });
		}
		if (isReworded && Object.values(spec.models).some(({ kind }) => kind === 'scripted')) {
			await performer.perform({ kind: 'note', event: { type: 'remark', turn: 1, text: NOT_READ } });
		}
		const reply = await follow(method, spec, ports, performer, speaker);
		const outcome = await readAndJudge(spec, reply, performer, ports);
		const { notes } = performer;
		const prediction = notes.findLast((note) => note.type === 'prediction');
		const routes =
			prediction === undefined
				? null
				: await bothRoutes(spec.question, reply, outcome, prediction, ports.judge);
		const before = await answersBefore(spec.question, outcome, notes, ports.judge);
		emit({ type: 'verdict', outcome: { ...outcome, ...(routes == null ? {} : { routes }), ...before } });
		closeQuietly(performer);
		emit({ type: 'run-end', outcome: 'finished' });
	} catch (error) {
		if (!(error instanceof Halted)) {
			halt.halt({ kind: 'failed', failure: { kind: 'internal', message: describeBug(error) } });
		}
		closeQuietly(performer);
		if (halt.cause?.kind === 'limit' && performer.kept !== null) {
			await judgeKept(spec, performer.kept, performer.notes, halt.cause, ports, emit);
		} else endEarly(halt, emit);
	} finally {
		// Ends the waiting of the seconds limit.
		halt.halt({ kind: 'cancelled' });
	}
}

async function follow(
	method: Method,
	spec: RunSpec,
	ports: RunPorts,
	performer: StepPerformer,
	speaker: Speaker,
): Promise<FinalReply> {
	const usual = speaking(speaker, () =>
		method.plan(spec.question, spec.options, {
			capabilities: ports.models.task.capabilities,
			ruleCoach: spec.models.coach.kind === 'rules',
			...(spec.models.coach.kind === 'person' ? { personCoach: true } : {}),
			answers: answersOf(spec.question),
			lessons: lessonsOf(spec),
			...(spec.seed === undefined ? {} : { seed: spec.seed }),
		}),
	);
	const plan = spec.fork === undefined ? usual : continued(usual, spec.fork.begun);
	let step = speaking(speaker, () => plan.next());
	while (step.done !== true) {
		const result = await performer.perform(step.value);
		step = speaking(speaker, () => plan.next(result));
	}
	return step.value;
}

/** By rules, and where they cannot tell by what the model copies out, if the run allows that. */
async function readAndJudge(
	{ question, readOut = false }: RunSpec,
	reply: FinalReply,
	performer: StepPerformer,
	ports: RunPorts,
): Promise<RunVerdict> {
	const outcome = ports.judge === undefined ? judge(question, reply) : await ports.judge(question, reply);
	if (!readOut || !needsReader(question, reply, outcome)) return outcome;
	const read = await performer.perform(readOutStep(question, reply));
	return read.kind === 'ask' ? judgeReadOut(question, reply, outcome, read) : outcome;
}

const NOT_READ =
	'The scripted model does not read your wording: it plays as if it had read ours. A real model is sent yours';

/** @param used milliseconds the run had before it was left */
function watchSeconds(spec: RunSpec, clock: Clock, halt: Halt, performer: StepPerformer, used: number): void {
	const { seconds } = spec.limits;
	if (seconds === undefined) return;
	const text = `The run may take ${String(seconds)} seconds and has taken them`;
	usedUp(Math.max(1, seconds * 1000 - used), clock, halt, performer).then(
		() => halt.halt({ kind: 'limit', hit: { limit: 'seconds', text }, turn: performer.turn }),
		() => undefined,
	);
}

/** Time in which the run only waited for Python to start, or for a person, is given back to it. */
async function usedUp(ms: number, clock: Clock, halt: Halt, performer: StepPerformer): Promise<void> {
	for (let left = ms; left > 0; left = performer.startWaits.take()) {
		// No shorter than this, for a wait that goes on would be asked about at every tick.
		await whileAwake(Math.max(left, 100), clock, halt.signal);
		if (halt.signal.aborted) return;
	}
}

/** A client that fails while it closes must not take the end of the run with it. */
function closeQuietly(performer: StepPerformer): void {
	try {
		performer.closeSessions();
	} catch {
		// The answer stands; the interpreter is thrown away with the page.
	}
}

/** A limit has ended the run, and the plan had an answer by then. */
async function judgeKept(
	{ question }: RunSpec,
	reply: FinalReply,
	notes: readonly NoteBody[],
	{ turn, hit }: Extract<NonNullable<Halt['cause']>, { kind: 'limit' }>,
	ports: RunPorts,
	emit: (body: RunEventBody) => void,
): Promise<void> {
	emit({ type: 'limit-reached', turn, ...hit });
	try {
		const outcome = await (ports.judge ?? judge)(question, reply);
		const before = await answersBefore(question, outcome, notes, ports.judge);
		emit({ type: 'verdict', outcome: { ...outcome, ...before } });
		emit({ type: 'run-end', outcome: 'finished' });
	} catch (error) {
		emit({ type: 'run-error', failure: { kind: 'internal', message: describeBug(error) } });
		emit({ type: 'run-end', outcome: 'failed' });
	}
}

function endEarly(halt: Halt, emit: (body: RunEventBody) => void): void {
	const { cause } = halt;
	switch (cause?.kind) {
		case 'failed':
			emit({ type: 'run-error', failure: cause.failure });
			emit({ type: 'run-end', outcome: 'failed' });
			break;
		case 'limit':
			emit({ type: 'limit-reached', turn: cause.turn, ...cause.hit });
			emit({ type: 'run-error', failure: { kind: 'limit', message: cause.hit.text } });
			emit({ type: 'run-end', outcome: 'failed' });
			break;
		case 'cancelled':
		case undefined:
			emit({ type: 'run-end', outcome: 'cancelled' });
			break;
		default:
			assertNever(cause);
	}
}
