import { THOUGHT_INSTRUCTION } from '../methods/chain-of-code/thought.ts';
import type { ModelRequest } from '../model.ts';
import { familyById } from '../tasks/registry.ts';
import type { SentenceReader } from '../tasks/family-demo.ts';
import { succeeds } from './outcome.ts';
import { codeReply } from './phrases.ts';
import type { DemoReply } from './reply.ts';
import type { Subject } from './subject.ts';
import type { Temperament } from './temperament.ts';

/** Chain of Code on BIG-Bench Hard, the mean over its tasks (arXiv 2312.04474), of which those with sentences are. */
const PUBLISHED = 0.84;

/** The method asks no more. */
const MOST_SENTENCES = 12;

/**
 * A program that leaves its sentences to the model: for questions of short sentences whose meaning Python cannot know, few enough
 * to be asked one by one. Null where a program needs no such help, and is written as always.
 */
export function chainReply(subject: Subject, question: string): DemoReply | null {
	const reader = readerOf(subject);
	const sentences = reader?.sentencesIn(question) ?? [];
	if (sentences.length === 0 || sentences.length > MOST_SENTENCES) return null;
	const program = reader?.program(sentences, question) ?? null;
	return program === null
		? null
		: codeReply(program, 'I leave what each sentence says to myself and the rest to Python:');
}

/** Whether a program of such a chain asks what one of its sentences says, told by the instruction it begins with. */
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
	const items = readerOf(subject)?.read(sentence, question?.text ?? '', !isRight) ?? null;
	return items === null ? { text: '<<<unknown>>>' } : said(items);
}

function readerOf(subject: Subject | null): SentenceReader | null {
	const family = subject?.family ?? null;
	return family === null ? null : (familyById(family)?.demo?.sentences ?? null);
}

function said(items: readonly (string | number | boolean)[]): DemoReply {
	const list = items.map((item) =>
		typeof item === 'boolean' ? (item ? 'True' : 'False') : JSON.stringify(item),
	);
	return { text: `<<<[${list.join(', ')}]>>>` };
}
