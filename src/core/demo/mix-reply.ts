import { OTHERS_HEAD, JUDGE_INSTRUCTION, TIE_INSTRUCTION } from '../methods/voting/tool-mix/messages.ts';
import { ADVICE_HEAD, GUIDE_INSTRUCTION } from '../methods/voting/tool-mix/agents.ts';
import type { ModelRequest } from '../model.ts';
import { readConversation } from './conversation.ts';
import { succeeds } from './outcome.ts';
import { randomOf, type Scene } from './scene.ts';
import type { Subject } from './subject.ts';
import { subjectOf } from './subject-of.ts';
import type { Temperament } from './temperament.ts';

/** What Tool mix asks besides for answers; null for everything else. */
export function mixReply(request: ModelRequest, temperament: Temperament): string | null {
	const content = request.messages[0]?.content ?? '';
	if (content.startsWith(JUDGE_INSTRUCTION)) return judgement(content);
	const isGuide = content.startsWith(GUIDE_INSTRUCTION);
	if (!isGuide && !content.startsWith(TIE_INSTRUCTION)) return null;
	const subject = subjectOf(readConversation(request).question);
	if (subject === null) return null;
	return isGuide ? guidance(subject) : choice(content, subject, temperament, request.seed);
}

/** From this share on the scripted judge expects no change; an assumption, nothing is published. */
const SETTLED_SHARE = 60;

function judgement(content: string): string {
	const share = Number(/Share of the most frequent answer: (\d+) %/.exec(content)?.[1] ?? 0);
	return share >= SETTLED_SHARE
		? 'Most agree by now, and those who differ have read the others.\n\n<<<no>>>'
		: 'No answer is far ahead, so another round may turn it.\n\n<<<yes>>>';
}

function guidance({ leansToCode, advice }: Subject): string {
	const [way, how] = leansToCode
		? ['Code', advice ?? 'Let a program compute the answer from what is given, step by step.']
		: ['Text', 'Go through the conditions one after the other and keep track of what follows.'];
	return `<<<${way}>>>\n${how} A slip is likely where a step looks obvious and is not checked.`;
}

function choice(content: string, subject: Subject, temperament: Temperament, seed?: number): string {
	const tied = [...content.matchAll(/^([A-Z]): (.+)$/gm)].map(([, letter = '', answer = '']) => ({
		letter,
		isRight: subject.isRight(answer),
	}));
	const wanted = succeeds(subject, 'guided', temperament, seed);
	const { letter = 'A' } = tied.find(({ isRight }) => isRight === wanted) ?? tied[0] ?? {};
	return `This one fits the question better.\n\n<<<${letter}>>>`;
}

/** The right one among the answers of others that a later round shows; null without one. */
export function rightOfOthers({ subject, request }: Scene): string | null {
	const message = request.messages.find(({ role }) => role === 'user')?.content ?? '';
	const at = message.indexOf(OTHERS_HEAD);
	if (at < 0) return null;
	const answers = [...message.slice(at).matchAll(/^Answer [A-Z]: (.+)$/gm)].map(([, answer = '']) => answer);
	return answers.find((answer) => subject.isRight(answer)) ?? null;
}

/** Whether one who was wrong takes over the right answer of another. */
export function isWonOver(scene: Scene): boolean {
	if (rightOfOthers(scene) === null) return false;
	const { instruction } = scene.conversation;
	// A demonstration shows both: those who are won over, and one who trusts its own steps.
	if (scene.subject.outcome === 'likelier') return instruction !== 'text';
	return randomOf(scene, 'won over', instruction).chance(WON_OVER);
}

/** How many of those who were wrong take over a right answer they are shown; an assumption, nothing is published. */
const WON_OVER = 0.6;

/**
 * A program after guidance in one step: an assumption, it has half of what the whole loop of CodeSteer gains; for a typed
 * question, which shows the likelier outcome, the loop's own.
 */
export function isGuidedRight({ subject, temperament, request }: Scene): boolean {
	if (request.messages[0]?.content.startsWith(ADVICE_HEAD) !== true) return false;
	const [plain, guided] = [subject.rate('code', temperament), subject.rate('guided', temperament)];
	const rate = subject.outcome === 'likelier' ? guided : (plain + guided) / 2;
	return succeeds(subject, 'code', temperament, request.seed, rate);
}
