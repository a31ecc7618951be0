import { THOUGHT_INSTRUCTION } from '../methods/chain-of-code/thought.ts';
import type { ModelRequest } from '../model.ts';
import type { FamilyId } from '../tasks/family-id.ts';
import { pythonProgram } from '../tasks/kit/python.ts';
import lies from './chain-lies.py?raw';
import walk from './chain-walk.py?raw';
import { succeeds } from './outcome.ts';
import { codeReply } from './phrases.ts';
import type { DemoReply } from './reply.ts';
import type { Subject } from './subject.ts';
import type { Temperament } from './temperament.ts';

/** Chain of Code on BIG-Bench Hard, the mean over its tasks (arXiv 2312.04474), of which the two below are. */
const PUBLISHED = 0.84;

/**
 * A program that leaves its sentences to the model: for questions of short sentences whose meaning Python cannot know, few enough
 * to be asked one by one. Null where a program needs no such help, and is written as always.
 */
export function chainReply(subject: Subject, question: string): DemoReply | null {
	const program = programOf(subject.family, question);
	return program === null
		? null
		: codeReply(program, 'I leave what each sentence says to myself and the rest to Python:');
}

function programOf(family: FamilyId | null, question: string): string | null {
	const sentences = sentencesIn(family, question);
	if (sentences.length === 0 || sentences.length > MOST_SENTENCES) return null;
	if (family === 'navigate') return pythonProgram({ sentences }, walk);
	const asked = /Does (.+?) tell the truth\?/.exec(question)?.[1];
	return asked === undefined ? null : pythonProgram({ sentences, question: asked }, lies);
}

/** The method asks no more. */
const MOST_SENTENCES = 12;

function sentencesIn(family: FamilyId | null, question: string): string[] {
	if (family === 'navigate') return question.match(/\b(?:Turn \w+|Take \d+ steps?(?: \w+)?)\./g) ?? [];
	if (family !== 'web-of-lies') return [];
	const lines = question.split('\n').filter((line) => /(?:tells the truth|lies)\.$/.test(line));
	return lines.every((line) => readLie(line) !== null) && !/exactly one of|both truthful/.test(question)
		? lines
		: [];
}

export function isThought({ messages }: ModelRequest): boolean {
	return messages[0]?.content.startsWith(THOUGHT_INSTRUCTION) ?? false;
}

/** What a sentence of such a program says; one is misread where the whole is to go wrong. */
export function thoughtReply(
	{ messages, seed, question }: ModelRequest,
	subject: Subject | null,
	temperament: Temperament,
): DemoReply {
	const asked = messages[0]?.content ?? '';
	const isRight = subject === null || succeeds(subject, 'guided', temperament, seed, PUBLISHED);
	const sentence = asked.slice(asked.lastIndexOf('\n') + 1).replace(/^['"]|['"]$/g, '');
	const walked = /(\d+) steps?(?: (\w+))?|Turn (\w+)/.exec(sentence);
	if (walked !== null) {
		const [, steps, way = 'forward', turn] = walked;
		const isMisread = !isRight && sentencesIn('navigate', question?.text ?? '').at(-1) === sentence;
		if (turn !== undefined) return said('turn', isMisread ? (turn === 'left' ? 'right' : 'left') : turn);
		return said(way, Number(steps) + (isMisread ? 1 : 0));
	}
	const lie = readLie(sentence);
	if (lie === null) return { text: '<<<unknown>>>' };
	const isMisread = !isRight && question?.text.includes(`Does ${lie.speaker} tell the truth?`) === true;
	return said(lie.speaker, lie.person, lie.truth !== isMisread);
}

function readLie(sentence: string): { speaker: string; person: string; truth: boolean } | null {
	const found = /^(?:(.+?) says that )?(.+?) (tells the truth|lies)\.$/.exec(sentence);
	if (found === null) return null;
	const [, speaker = '', person = '', deed] = found;
	return { speaker, person, truth: deed !== 'lies' };
}

function said(...items: readonly (string | number | boolean)[]): DemoReply {
	const list = items.map((item) =>
		typeof item === 'boolean' ? (item ? 'True' : 'False') : JSON.stringify(item),
	);
	return { text: `<<<[${list.join(', ')}]>>>` };
}
