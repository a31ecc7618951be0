import { AFTER_RUN, type Nudge, NUDGES, OWN_WORDS } from '../methods/nudge.ts';
import type { ModelRequest } from '../model.ts';
import { lastMarked } from '../reply/answer.ts';
import { readReply } from '../reply/read.ts';
import { succeeds } from './outcome.ts';
import { codeReply } from './phrases.ts';
import type { DemoReply } from './reply.ts';
import { randomOf, type Scene } from './scene.ts';

/** What is said when it is told to go on, or shown what its program gave; null in every other conversation. */
export function nudgeReply(scene: Scene): DemoReply | null {
	const nudge = nudgeIn(scene.request);
	if (nudge === null) return null;
	const { replies } = scene.conversation;
	const before =
		replies.map(({ text }) => lastMarked(readReply(text).prose)).findLast((one) => one !== null) ?? null;
	// A continued message goes on behind a sentence of its own, or inside the block that is begun.
	const isOpen = scene.request.messages.at(-1)?.role === 'assistant';
	const { text } =
		nudge === 'output'
			? afterRun(scene, before)
			: nudge === 'python'
				? withProgram(scene)
				: secondThoughts(scene, nudge, before);
	if (!isOpen) return { text };
	return { text: nudge === 'python' ? text.replace(/^```python/, '') : `\n\n${text}` };
}

function nudgeIn({ messages }: ModelRequest): Nudge | 'output' | null {
	const last = messages.at(-1);
	if (last?.role !== 'user' && last?.role !== 'assistant') return null;
	if (last.content.endsWith(AFTER_RUN)) return 'output';
	const words = last.role === 'user' ? NUDGES : OWN_WORDS;
	return KINDS.find((kind) => last.content.endsWith(words[kind])) ?? null;
}

const KINDS: readonly Nudge[] = ['wait', 'python', 'other-way'];

/**
 * Longer reasoning is reported to gain about one point (arXiv 2606.00376). That it turns 4 of 100 wrong answers right and 2 of 100
 * right ones wrong is an assumption: one point where half are right.
 */
const TURNS = { right: 0.04, wrong: 0.02 };

function secondThoughts(scene: Scene, nudge: Nudge, before: string | null): DemoReply {
	const { subject, conversation } = scene;
	const rng = randomOf(scene, nudge, conversation.replies.length);
	const answer = before ?? subject.wrong(rng);
	const wasRight = subject.isRight(answer);
	const turns = subject.outcome === 'drawn' && rng.chance(wasRight ? TURNS.wrong : TURNS.right);
	if (!turns) return said(STAYS[nudge === 'wait' ? 'wait' : 'other-way'], answer);
	return said(
		'One step does not hold after all, so I correct it.',
		wasRight ? subject.wrong(rng) : subject.right,
	);
}

const STAYS = {
	wait: 'Every step holds; I stay with it.',
	'other-way': 'The other route comes to the same.',
} as const;

/** As good as programs are for this task. */
function withProgram(scene: Scene): DemoReply {
	const { subject, temperament, request, conversation } = scene;
	if (succeeds(subject, 'code', temperament, request.seed)) return codeReply(subject.program, '');
	const rng = randomOf(scene, 'nudged program', conversation.replies.length);
	return codeReply(subject.weakProgram(subject.wrong(rng), rng), '');
}

function afterRun(scene: Scene, before: string | null): DemoReply {
	const output = scene.request.messages.at(-1)?.content ?? '';
	const printed = lastMarked(output);
	if (printed === null) {
		const answer = before ?? scene.subject.wrong(randomOf(scene, 'after the run'));
		return said('The program gives no answer, so I stay with mine.', answer);
	}
	const isSame = before !== null && scene.subject.isRight(before) === scene.subject.isRight(printed);
	return said(isSame ? 'The program confirms it.' : 'The program shows a slip in what I said.', printed);
}

function said(words: string, answer: string): DemoReply {
	return { text: `${words}\n\n<<<${answer}>>>` };
}
