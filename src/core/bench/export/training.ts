import { COACH_SILENT_INSTRUCTION, REWORD_INSTRUCTION } from '../../methods/steering/coach-dialogue.ts';
import { wordingOf } from '../../methods/prompts/registry.ts';
import type { MethodId } from '../../method-id.ts';
import type { ChatMessage } from '../../model.ts';
import type { RunEvent } from '../../record/event.ts';
import type { RunSpec } from '../../record/spec.ts';
import { foldRun } from '../../record/fold.ts';
import type { CallEntry } from '../../record/view.ts';
import { portableJson } from './portable-json.ts';

/** A message as trainers read it. */
export interface TrainingMessage {
	role: 'system' | 'user' | 'assistant';
	content: string;
}

/** One coach's dialogue in one run that was judged. */
export interface Trajectory {
	/** Begins with what the coach was asked, ends with its last reply. */
	messages: readonly TrainingMessage[];
	isRight: boolean;
	/** A scripted model played a part: its words teach nothing about models. */
	scripted: boolean;
}

/** What training files are made of. */
export interface TrainingChoice {
	/** Whose coach is to be learned from; by default CodeSteer's. */
	methods?: readonly MethodId[];
	/** Also runs with a scripted model; every line of them says so. */
	scripted?: boolean;
}

/**
 * The coach's dialogue of a run. Null where there is none to learn from: another method, a coach of rules, a run without a verdict
 * of right or wrong. A reply that said nothing and the reminder after it are left out, for nobody wants to teach them.
 */
export function trajectoryOf(events: readonly RunEvent[], choice: TrainingChoice = {}): Trajectory | null {
	const { methods = ['codesteer'], scripted: withScripted = false } = choice;
	const { spec, outcome, verdict, turns } = foldRun(events);
	if (spec === null || outcome !== 'finished' || verdict === null || !methods.includes(spec.method))
		return null;
	if (verdict.verdict.kind === 'not-checked') return null;
	const calls = turns.flatMap(({ entries }) => entries.filter((entry) => entry.kind === 'call'));
	const scripted = calls.some(({ model }) => model.kind === 'scripted');
	if (scripted && !withScripted) return null;
	const worded = wordsOf(spec);
	const dialogues = calls.filter((call) => isOfDialogue(call, worded(REWORD_INSTRUCTION)));
	const last = dialogues.at(-1);
	if (last === undefined) return null;
	const said = [...last.messages, { role: 'assistant' as const, content: last.text }];
	const messages = withoutSilence(
		said.filter(isPlain).map(({ role, content }) => ({ role, content })),
		worded(COACH_SILENT_INSTRUCTION),
	);
	const isWhole =
		messages.length > 1 &&
		messages.length <= MOST_MESSAGES &&
		messages.every(({ content }) => content.trim() !== '');
	return isWhole ? { messages, isRight: verdict.verdict.kind === 'correct', scripted } : null;
}

/** No coach here says so much; a longer dialogue was made by nobody's method. */
const MOST_MESSAGES = 200;

/** The wording anew of a first guidance is a call beside the dialogue; the dialogue holds what came of it. */
function isOfDialogue({ role, status, messages }: CallEntry, reword: string): boolean {
	const isReword = messages.at(-1)?.content.startsWith(reword) ?? true;
	return role === 'coach' && status.kind === 'ended' && !isReword;
}

/** A prompt as the run worded it. */
function wordsOf({ method, options }: RunSpec): (ours: string) => string {
	const wording = wordingOf(method, options);
	return (ours) => (wording.ok ? wording.value.get(ours) : undefined) ?? ours;
}

function isPlain(message: ChatMessage): message is TrainingMessage {
	return message.role !== 'tool';
}

function withoutSilence(messages: readonly TrainingMessage[], reminder: string): readonly TrainingMessage[] {
	const isReminder = (message: TrainingMessage | undefined): boolean =>
		message?.role === 'user' && message.content.startsWith(reminder);
	return messages.filter((message, at) => !isReminder(message) && !isReminder(messages[at + 1]));
}

/** Conversations of runs that were right, one JSON line each: `{"messages": [{"role", "content"}, …]}`. */
export function* sftLines(trajectories: Iterable<Trajectory>): Generator<string, void> {
	for (const { messages, isRight, scripted } of trajectories) {
		if (isRight) yield lineOf({ messages }, scripted);
	}
}

/**
 * Pairs of coach replies to the same dialogue, one JSON line each: `{"prompt": […], "chosen": […], "rejected": […]}`. Scored as in
 * the paper (methods.md 6.8): a dialogue that ends with its i-th reply scores 15 - i when the run was right and -i when not; a
 * reply that was gone on from in several ways scores their mean; a pair is used where the scores differ by more than 2 and the
 * better one is positive. Of a prompt with very many replies the best and the worst are paired.
 */
export function* dpoLines(trajectories: Iterable<Trajectory>): Generator<string, void> {
	const root = new Choices();
	for (const trajectory of trajectories) root.add(trajectory, 0, 1);
	yield* root.pairs([]);
}

const RIGHT_BONUS = 15;
const LEAST_DIFFERENCE = 2;
/** Replies to one prompt that are paired at most: 66 pairs. */
const MOST_REPLIES = 12;

/** What was replied at one point of a dialogue, by the words before it. */
class Choices {
	readonly #byPrompt = new Map<string, { prompt: readonly TrainingMessage[]; replies: Map<string, Reply> }>();

	/** `from`: index of the first message that is not yet in the tree; `depth`: 1-based number of the reply that comes. */
	add(trajectory: Trajectory, from: number, depth: number): void {
		const { messages } = trajectory;
		const at = messages.findIndex(({ role }, index) => index >= from && role === 'assistant');
		const reply = messages[at];
		if (reply === undefined) return;
		const prompt = messages.slice(from, at);
		const key = JSON.stringify(prompt);
		const known = this.#byPrompt.get(key) ?? { prompt, replies: new Map<string, Reply>() };
		this.#byPrompt.set(key, known);
		const held = known.replies.get(reply.content) ?? new Reply(reply);
		known.replies.set(reply.content, held);
		held.add(trajectory, at + 1, depth);
	}

	scores(): readonly number[] {
		return [...this.#byPrompt.values()].flatMap(({ replies }) =>
			[...replies.values()].map((reply) => reply.score()),
		);
	}

	*pairs(before: readonly TrainingMessage[]): Generator<string, void> {
		for (const { prompt, replies } of this.#byPrompt.values()) {
			const asked = [...before, ...prompt];
			const ranked = [...replies.values()]
				.map((reply) => ({ reply, score: reply.score() }))
				.sort((a, b) => b.score - a.score);
			const half = MOST_REPLIES / 2;
			const paired =
				ranked.length <= MOST_REPLIES ? ranked : [...ranked.slice(0, half), ...ranked.slice(-half)];
			for (const [at, better] of paired.entries()) {
				if (better.score <= 0) break;
				for (const worse of paired.slice(at + 1)) {
					if (better.score - worse.score <= LEAST_DIFFERENCE) continue;
					const scripted = better.reply.scripted || worse.reply.scripted;
					yield lineOf(
						{ prompt: asked, chosen: [better.reply.message], rejected: [worse.reply.message] },
						scripted,
					);
				}
			}
			for (const { reply } of ranked) yield* reply.next.pairs([...asked, reply.message]);
		}
	}
}

class Reply {
	readonly message: TrainingMessage;
	readonly next = new Choices();
	scripted = false;
	readonly #ends: number[] = [];
	#score: number | null = null;

	constructor(message: TrainingMessage) {
		this.message = message;
	}

	add(trajectory: Trajectory, from: number, depth: number): void {
		this.scripted ||= trajectory.scripted;
		if (from >= trajectory.messages.length) this.#ends.push((trajectory.isRight ? RIGHT_BONUS : 0) - depth);
		else this.next.add(trajectory, from, depth + 1);
	}

	/** Asked when the tree is whole. */
	score(): number {
		if (this.#score === null) {
			const scores = [...this.#ends, ...this.next.scores()];
			this.#score = scores.reduce((sum, score) => sum + score, 0) / scores.length;
		}
		return this.#score;
	}
}

function lineOf(line: object, scripted: boolean): string {
	return `${portableJson(scripted ? { ...line, scripted } : line)}\n`;
}
