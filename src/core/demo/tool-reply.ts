import type { ToolSpec } from '../model.ts';
import { lastMarked } from '../reply/answer.ts';
import { isRecord } from '../json.ts';
import type { DemoReply } from './demo-reply.ts';
import { codeReplyWith, textReply } from './phrases.ts';
import type { Subject } from './subject.ts';
import { along } from './success.ts';
import { randomOf, type Scene } from './scene.ts';

/**
 * With an interpreter at hand the model decides by felt difficulty. How often it uses code, and how often it is right with
 * and without it, follow P1 figure 3 (multiplication) and figure 4 (Game 24); elsewhere the published total is split so
 * that words are as good as in All Text and code carries the rest.
 */
export function toolReply(scene: Scene): DemoReply {
	const { conversation, subject, temperament, request } = scene;
	const [tool] = request.tools ?? [];
	const asksForCode = conversation.instruction === 'code' || conversation.instruction === 'code-cot';
	const share = asksForCode ? 1 : useOfCode(subject, temperament);
	const usesCode =
		subject.outcome === 'likelier' ? share >= 0.9 : randomOf(scene, 'uses the tool').next() < share;
	const isRight = randomRight(scene, share, usesCode);
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
	// Guess after guess as one-line programs, each of which fails (P1, example figure).
	if (subject.family === 'game-24' && toolResults.length < MOST_GUESSES) {
		const rng = randomOf(scene, 'guess', toolResults.length);
		return callOf(
			tool,
			`print(${subject.wrong(rng)})`,
			'That is not it. Another attempt:',
			toolResults.length + 1,
		);
	}
	return inWords(scene, isRight);
}

const MOST_GUESSES = 3;

function firstTry(scene: Scene): string {
	const rng = randomOf(scene, 'first try');
	const wrong = scene.subject.wrong(rng);
	return scene.subject.family === 'game-24' ? `print(${wrong})` : scene.subject.weakProgram(wrong, rng);
}

function inWords(scene: Scene, isRight: boolean): DemoReply {
	const rng = randomOf(scene, 'tool words');
	const answer = isRight ? scene.subject.right : scene.subject.wrong(rng);
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

function useOfCode(subject: Subject, temperament: Scene['temperament']): number {
	if (subject.family === 'number-multiply') {
		const digits = subject.right.replace('-', '').length;
		if (temperament === 'careful') return digits <= 2 ? 0.35 : 1;
		return along(CODE_USE_BY_DIGITS, digits);
	}
	if (subject.family === 'game-24') return temperament === 'bold' ? 0 : 0.97;
	if (temperament === 'careful') return 0.95;
	return subject.leansToCode ? 0.9 : 0.3;
}

/** P1 figure 3 for GPT-4o, over the digits of the product. */
// prettier-ignore
const CODE_USE_BY_DIGITS = [[2, 0], [4, 54], [6, 70], [7, 78], [8, 88], [10, 99], [12, 100]] as const;

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
