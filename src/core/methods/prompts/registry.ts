import { ok, err, type Result } from '../../result.ts';
import { type MethodId, type MethodOptions } from '../../method-id.ts';
import type { Prompt } from './prompt.ts';
import type { Wording } from './say.ts';
import { type OwnTexts, ownTextsIn, sizeFault } from './wording.ts';
import { answering } from './answering.ts';
import { checking } from './checking.ts';
import { coaching } from './coaching.ts';
import { later } from './later.ts';
import { ruling } from './ruling.ts';
import { shownText } from '../../shown-text.ts';

/**
 * Every text that the methods send, besides the question, replies, outputs, reports and the headings between them.
 */
export const prompts: readonly Prompt[] = [...answering, ...coaching, ...ruling, ...checking, ...later];

const byId = new Map(prompts.map((prompt) => [prompt.id, prompt]));

/** What a method may send, in the order of the registry. */
export function promptsOf(method: MethodId): readonly Prompt[] {
	return prompts.filter(({ methods }) => methods.includes(method));
}

/** What is wrong with an own wording of this prompt, as a sentence; null where nothing is. */
export function wordingFault({ slots = [] }: Prompt, text: string): string | null {
	const missing = slots.filter((slot) => !text.includes(`{${slot}}`));
	if (missing.length === 0) return sizeFault(text);
	const named = missing.map((slot) => `{${slot}}`).join(' and ');
	return `${named} must stay: there the page puts in what it is about`;
}

/** What the page looks for in replies and an own wording no longer names. */
export function unread({ reads = [] }: Prompt, text: string): readonly string[] {
	return reads.filter((word) => !text.includes(word));
}

/** What a method's options say in own words; the sentence names what cannot be used. */
export function wordingOf(method: MethodId, options: MethodOptions): Result<Wording> {
	const own = ownTextsIn(options);
	return own.ok ? worded(method, own.value) : own;
}

function worded(method: MethodId, texts: OwnTexts): Result<Wording> {
	const wording = new Map<string, string>();
	for (const [id, text] of Object.entries(texts)) {
		const prompt = byId.get(id);
		if (prompt?.methods.includes(method) !== true) {
			return err(`The method sends no prompt “${shownText(id, 40)}”`);
		}
		const fault = wordingFault(prompt, text);
		if (fault !== null) return err(`${prompt.title}: ${fault}`);
		if (text !== prompt.text) wording.set(prompt.text, text);
	}
	return ok(wording);
}
