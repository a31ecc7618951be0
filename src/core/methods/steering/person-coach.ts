import { readCoachReply } from './coach-reply/coach-reply.ts';

/** What a person who coaches can choose with one press. */
export type QuickChoice = 'text' | 'code' | 'search' | 'check' | 'return' | 'terminate';

export const QUICK_CHOICES: readonly QuickChoice[] = [
	'text',
	'code',
	'search',
	'check',
	'return',
	'terminate',
];

/**
 * Whether a choice means anything at a moment: before the first answer there is nothing to check, to return or to give up, and a
 * method that only asks for the way takes nothing else.
 */
export function isOpen(choice: QuickChoice, method: string, guidance: number): boolean {
	if (choice === 'text' || choice === 'code') return true;
	if (method === 'code-text-choice') return false;
	return choice === 'search' || guidance > 1;
}

/** A choice as a coach's reply, in the form in which a model's is read. */
export function replyOfChoice(choice: QuickChoice): string {
	return REPLIES[choice];
}

/**
 * A person's own words as a coach's reply: read, they are the guidance, character by character but for blanks around them. Words
 * that are a decision by themselves ("Return answer") are taken as one, as a model's are; brackets that would be read as the
 * reply's own become single ones.
 */
export function replyOfWords(words: string): string {
	const text = words.trim();
	const bracketed = `<<<${text}>>>`;
	for (const reply of [bracketed, text]) {
		const word = readCoachReply(reply);
		if (word.kind === 'guidance' && word.text === text) return reply;
	}
	if (DECISIONS.has(readCoachReply(bracketed).kind) && !/<<<|>>>/.test(text)) return bracketed;
	const plain = text.replace(/[<>＜＞⟪⟫\\]|&lt;/g, ' ').trim();
	return `<<<Please note: ${plain}.>>>`;
}

const DECISIONS: ReadonlySet<string> = new Set(['code', 'text', 'return', 'terminate']);

const SEARCH =
	'Write a Python program that really searches: let it enumerate all candidates systematically, test each of them against ' +
	'every condition of the question, and print only one that passes. Do not print an answer you already have in mind.';

const CHECK =
	'Check your answer again: go through the question from the start, condition by condition, and test your last answer ' +
	'against each. If it fails one, find the step that went wrong and correct it. Then give the final answer anew.';

const REPLIES: Readonly<Record<QuickChoice, string>> = {
	text: '<<<Text>>>',
	code: '<<<Code>>>',
	search: `<<<${SEARCH}>>>`,
	check: `<<<${CHECK}>>>`,
	return: '<<<Return Answer>>>',
	terminate: '<<<Terminate>>>',
};
