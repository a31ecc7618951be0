import { STOP_WORD } from '../methods/kit/stop-word.ts';
import { readReply } from '../reply/read.ts';
import type { ModelRequest } from '../model.ts';
import { lastMarked } from '../reply/answer.ts';
import type { Approach } from '../tasks/family-demo.ts';
import { begunReply } from './begun-reply.ts';
import { type FollowUp, readConversation } from './conversation.ts';
import { chainReply, isThought, thoughtReply } from './chain-reply.ts';
import { mentalReply } from './mental-reply.ts';
import { nudgeReply } from './nudge-reply.ts';
import { succeeds } from './outcome.ts';
import { isGuidedRight, isWonOver, rightOfOthers } from './mix-reply.ts';
import { codeReply, codeReplyWith, HONEST_REPLY, SELF_ESTIMATE, textReply } from './phrases.ts';
import type { DemoReply } from './reply.ts';
import { randomOf, type Scene } from './scene.ts';
import { scriptedConfidence } from './scripted-logprobs.ts';
import type { Subject } from './subject.ts';
import { subjectOf } from './subject-of.ts';
import type { Temperament } from './temperament.ts';
import { toolReply } from './tool-reply.ts';

/** The task model's side: in words or in code, right or wrong, as the published rates have it. */
export function taskReply(request: ModelRequest, temperament: Temperament): DemoReply {
	const conversation = readConversation(request);
	const subject = subjectOf(conversation.question);
	if (isThought(request)) return thoughtReply(request, subject, temperament);
	if (!subject) return { text: HONEST_REPLY };
	const scene: Scene = { request, conversation, subject, temperament };
	const nudged = nudgeReply(scene);
	if (nudged !== null) return nudged;
	const begun = begunReply(request, (other) => taskReply(other, temperament), subject, temperament);
	if (begun !== null) return begun;
	if (request.tools !== undefined && request.tools.length > 0) return toolReply(scene);
	switch (conversation.followUp.kind) {
		case 'none':
			return firstReply(scene);
		case 'own-output':
			return afterOutput(scene, conversation.followUp.output);
		case 'own-answer':
			return afterAnswer(scene);
		case 'rate': {
			const answer = lastMarked(conversation.replies.at(-1)?.text ?? '') ?? '';
			const confidence = scriptedConfidence(subject.isRight(answer), randomOf(scene, 'rating', answer));
			return { text: `Confidence: ${Math.round(100 * confidence)}` };
		}
		case 'guidance':
			return afterGuidance(scene, conversation.followUp);
	}
}

function firstReply(scene: Scene): DemoReply {
	const { conversation, subject, temperament } = scene;
	switch (conversation.instruction) {
		case 'text':
			return inWords(scene, draw(scene, 'text'));
		case 'code':
		case 'code-cot':
			return inCode(scene, draw(scene, 'code'));
		case 'autogen':
			return inCode(scene, draw(scene, 'autogen'));
		case 'few-shot':
			return subject.leansToCode
				? inCode(scene, draw(scene, 'code') || draw(scene, 'free'))
				: inWords(scene, draw(scene, 'text'));
		case 'choice':
			return { text: subject.leansToCode ? '<<<Code>>>' : '<<<Text>>>' };
		case 'mental':
			return inHead(scene);
		case 'chain':
			return chainReply(subject, conversation.question.text) ?? inCode(scene, draw(scene, 'code'));
		case 'self-estimate': {
			const scores = estimates(scene);
			const way = scores.code > scores.text ? 'code' : 'text';
			const answer =
				way === 'code' ? inCode(scene, draw(scene, 'code')) : inWords(scene, draw(scene, 'text'));
			return { ...answer, text: `${SELF_ESTIMATE(scores)}\n\n${answer.text}` };
		}
		case 'none': {
			if (temperament === 'careful' && codesUnasked(subject)) return inCode(scene, draw(scene, 'code'));
			const isRight = draw(scene, 'free');
			const looksBig = subject.rate('text', 'bold') < 0.3 && subject.rate('code', 'bold') > 0.6;
			// The bold one codes unasked only where its few successes could not come from words.
			const codes =
				subject.outcome === 'likelier'
					? looksBig && subject.codesWhenBig
					: looksBig && isRight && randomOf(scene, 'codes unasked').chance(0.7);
			if (codes) return inCode(scene, true);
			return inWords(scene, isRight);
		}
	}
}

/** The small-model pattern: a program at once unless words are clearly the better way. */
function codesUnasked(subject: Subject): boolean {
	return subject.rate('code', 'bold') >= subject.rate('text', 'bold') - 0.2;
}

/** P1's figure for a second look at a failed program: about half is repaired by the large model, less by small ones. */
const REPAIRED: Readonly<Record<Temperament, number>> = { bold: 0.5, careful: 0.3 };

function afterOutput(scene: Scene, output: string): DemoReply {
	const { conversation, subject } = scene;
	const printed = lastMarked(output);
	const last = conversation.replies.at(-1);
	const isHonest = last?.code === programOf(subject);
	if (isHonest && printed !== null) {
		return finished(
			`The program worked the answer out and the output meets the conditions: ${printed}.`,
			printed,
		);
	}
	const repairs = succeeds(
		subject,
		'guided',
		scene.temperament,
		scene.request.seed,
		REPAIRED[scene.temperament],
	);
	if (repairs)
		return codeReply(
			subject.program,
			'The program only stated or missed the answer. A complete one that computes it:',
		);
	if (printed === null) return inWords(scene, false);
	return finished('I compared the output with the question and am satisfied with it.', printed);
}

/** A second look without new facts: now and then a right answer becomes wrong, hardly ever the reverse (P1). */
function afterAnswer(scene: Scene): DemoReply {
	const { conversation, subject } = scene;
	const last = conversation.replies.at(-1)?.text ?? '';
	const answer = lastMarked(last) ?? '';
	const wasRight = subject.isRight(answer);
	const rng = randomOf(scene, 'second look', conversation.replies.length);
	const stays = subject.outcome === 'likelier' || rng.chance(wasRight ? 0.95 : 0.97);
	if (stays && answer !== '')
		return finished('I went through it once more and stay with the answer.', answer);
	const isRight = !wasRight && answer !== '';
	return finished(
		'On a second look one step was not sound, so I correct it.',
		isRight ? subject.right : subject.wrong(rng),
	);
}

function afterGuidance(
	scene: Scene,
	{ wants, forSearch, namesFault, showsTest }: Extract<FollowUp, { kind: 'guidance' }>,
): DemoReply {
	const { conversation, subject, temperament, request } = scene;
	const usedCode = conversation.replies.map(({ code }) => code !== null);
	const lastUsedCode = usedCode.at(-1) ?? false;
	const inCodeNow = wants === 'code' || (wants === 'same' && lastUsedCode);
	const hasBeenRight = conversation.replies.some(({ text, code }) =>
		code === null ? subject.isRight(lastMarked(text) ?? '') : code === programOf(subject),
	);
	const isNew = !usedCode.includes(inCodeNow);
	const firstWay: Approach = usedCode[0] === true ? 'code' : 'text';
	// The published rate of the whole loop, given that the first answer failed.
	const first = subject.rate(firstWay, temperament);
	const ceiling = Math.max(0, (subject.rate('guided', temperament) - first) / Math.max(0.01, 1 - first));
	const isStuck = subject.failsAgain && inCodeNow && !isNew;
	// A fixed plan does not know what failed and helps less (P2: Code-First-Rule 68 on Game 24, CodeSteer 93).
	// An assumption: to see what one's own test printed helps as much as to be told to search.
	const share = isStuck ? 0.2 : isNew || forSearch || showsTest ? (namesFault ? 1 : 0.7) : 0.5;
	const isRight = hasBeenRight || succeeds(subject, 'guided', temperament, request.seed, ceiling * share);
	return inCodeNow ? inCode(scene, isRight, forSearch) : inWords(scene, isRight);
}

function inWords(scene: Scene, isRight: boolean): DemoReply {
	const { subject, request, conversation } = scene;
	const rng = randomOf(scene, 'words', conversation.replies.length);
	if (!isRight && subject.endless !== null && conversation.replies.length === 0) {
		const text = subject.endless(rng);
		const limit = 4 * Math.min(request.maxTokens ?? ENDLESS_TOKENS, ENDLESS_TOKENS);
		return { text: text.slice(0, limit), isCut: true };
	}
	const answer = isRight ? (rightOfOthers(scene) ?? subject.right) : subject.wrong(rng);
	return textReply(subject.chain(answer, isRight, rng), answer);
}

/** Words without end are cut here when the request sets no limit. */
const ENDLESS_TOKENS = 700;

function inCode(scene: Scene, isRight: boolean, forSearch = false): DemoReply {
	const { subject, conversation } = scene;
	const rng = randomOf(scene, 'code', conversation.replies.length);
	if (isRight) return codeReply(subject.program, codeReplyWith(forSearch, rng));
	const wrong = subject.wrong(rng);
	const instruction = conversation.instruction;
	// Planning in words first often ends with an answer, which the program then repeats.
	const plan =
		instruction === 'code-cot' && conversation.replies.length === 0
			? `Plan: ${firstLine(subject.chain(wrong, false, rng))}`
			: codeReplyWith(false, rng);
	return codeReply(subject.weakProgram(wrong, rng), plan);
}

/** The program is right as often as programs are, the output imagined only as often as words are (arXiv 2606.15589). */
function inHead(scene: Scene): DemoReply {
	const { subject } = scene;
	const rng = randomOf(scene, 'in the head');
	const wrong = subject.wrong(rng);
	const isImagined = draw(scene, 'text');
	const imagined = isImagined ? subject.right : wrong;
	const program = draw(scene, 'code') ? subject.program : subject.weakProgram(wrong, rng);
	return mentalReply(program, subject.chain(imagined, isImagined, rng), imagined);
}

function finished(words: string, answer: string): DemoReply {
	return { text: `${words}\n\n<<<${answer}>>>\n\n${STOP_WORD}` };
}

function draw(scene: Scene, approach: Approach): boolean {
	const { subject, temperament, request } = scene;
	if (succeeds(subject, approach, temperament, request.seed)) return true;
	return (approach === 'code' && isGuidedRight(scene)) || isWonOver(scene);
}

/** Scores of 0 to 10 near the real rates; the careful one knows itself less well (P1: confidence of weak models). */
function estimates(scene: Scene): { code: number; text: number } {
	const { subject, temperament } = scene;
	const rng = randomOf(scene, 'estimate');
	const spread = temperament === 'bold' ? 2 : 5;
	const score = (rate: number): number =>
		Math.max(
			0,
			Math.min(
				10,
				Math.round(3 + 7 * rate + (subject.outcome === 'likelier' ? 0 : rng.int(-spread, spread))),
			),
		);
	return { code: score(subject.rate('code', temperament)), text: score(subject.rate('text', temperament)) };
}

/** As it comes back out of a reply. */
function programOf(subject: Subject): string {
	return readReply(codeReply(subject.program, '').text).program?.code ?? '';
}

function firstLine(text: string): string {
	return text.split('\n', 1)[0] ?? '';
}
