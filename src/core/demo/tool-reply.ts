import type { ToolSpec } from '../model.ts';
import { lastMarked } from '../reply/answer.ts';
import { isRecord } from '../json.ts';
import { isWonOver, rightOfOthers } from './mix-reply.ts';
import { codeReplyWith, textReply } from './phrases.ts';
import type { DemoReply } from './reply.ts';
import { randomOf, type Scene } from './scene.ts';
import type { Subject } from './subject.ts';
import type { Temperament } from './temperament.ts';

/**
 * With an interpreter at hand the model decides by felt difficulty. How often it uses code, and how often it is right with
 * and without it, follow the family's curves where a paper has them; elsewhere the published total is split so that
 * words are as good as in All Text and code carries the rest.
 */
export function toolReply(scene: Scene): DemoReply {
	const { conversation, subject, temperament, request } = scene;
	const [tool] = request.tools ?? [];
	const asksForCode = conversation.instruction === 'code' || conversation.instruction === 'code-cot';
	const share = asksForCode ? 1 : useOfCode(subject, temperament);
	const usesCode =
		subject.outcome === 'likelier' ? share >= 0.9 : randomOf(scene, 'uses the tool').next() < share;
	const isRight = randomRight(scene, share, usesCode) || isWonOver(scene);
	const { toolResults } = conversation;
	if (!usesCode || !tool) return inWords(scene, isRight);
	const latest = toolResults.at(-1);
	if (latest === undefined) {
		const rng = randomOf(scene, 'tool program');
		const code = isRight ? subject.program : firstTry(scene);
		return callOf(tool, code, codeReplyWith(isRight, rng), 1);
	}
	const printed = lastMarked(latest);
	if (printed !== null) return textReply('The program has run; this is its result.', printed);
	if (subject.guessProgram !== null && toolResults.length < MOST_GUESSES) {
		const rng = randomOf(scene, 'guess', toolResults.length);
		return callOf(
			tool,
			subject.guessProgram(subject.wrong(rng)),
			'That is not it. Another attempt:',
			toolResults.length + 1,
		);
	}
	return inWords(scene, isRight);
}

const MOST_GUESSES = 3;

function firstTry(scene: Scene): string {
	const rng = randomOf(scene, 'first try');
	const { subject } = scene;
	const wrong = subject.wrong(rng);
	return subject.guessProgram?.(wrong) ?? subject.weakProgram(wrong, rng);
}

function inWords(scene: Scene, isRight: boolean): DemoReply {
	const rng = randomOf(scene, 'tool words');
	const answer = isRight ? (rightOfOthers(scene) ?? scene.subject.right) : scene.subject.wrong(rng);
	return textReply(scene.subject.chain(answer, isRight, rng), answer);
}

function callOf(tool: ToolSpec, code: string, words: string, number: number): DemoReply {
	return {
		text: words,
		toolCalls: [
			{ id: `demo-${number}`, name: tool.name, arguments: JSON.stringify({ [argumentOf(tool)]: code }) },
		],
	};
}

/** The tool's text argument, by the name its schema gives it. */
function argumentOf({ parameters }: ToolSpec): string {
	const properties = isRecord(parameters['properties']) ? parameters['properties'] : {};
	const names = Object.keys(properties);
	return names.find((name) => /code|program|source|python/i.test(name)) ?? names[0] ?? 'code';
}

function useOfCode(subject: Subject, temperament: Temperament): number {
	const published = subject.codeUse(temperament);
	if (published !== null) return published;
	if (temperament === 'careful') return 0.95;
	return subject.leansToCode ? 0.9 : 0.3;
}

/** Splits the published total over the answers with and without code. */
function randomRight(scene: Scene, share: number, usesCode: boolean): boolean {
	const { subject, temperament } = scene;
	const total = subject.rate('tools', temperament);
	const inText = subject.rate('text', temperament);
	const inCode = share === 0 ? 0 : clamp((total - (1 - share) * inText) / share);
	const rate = usesCode ? inCode : share === 1 ? inText : clamp((total - share * inCode) / (1 - share));
	// A typed product of the middle band is where felt difficulty misleads: in words, and wrong.
	if (subject.outcome === 'likelier') return (usesCode ? inCode : inText) >= 0.5;
	return randomOf(scene, 'right with tools').next() < rate;
}

function clamp(value: number): number {
	return Math.max(0, Math.min(1, value));
}
