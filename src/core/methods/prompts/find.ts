import type { MethodId, MethodOptions } from '../../method-id.ts';
import type { Prompt } from './prompt.ts';
import { promptsOf } from './registry.ts';
import { ownTextsIn } from './wording.ts';

/** A prompt that stands in a message. */
export interface FoundPrompt {
	prompt: Prompt;
	/** It stands there in the person's own words. */
	isOwn: boolean;
}

/** Which prompts of its method a message holds, in the order of the registry; one inside another is not named. */
export function promptsIn(message: string, method: MethodId, options: MethodOptions): readonly FoundPrompt[] {
	const read = ownTextsIn(options);
	const texts = read.ok ? read.value : {};
	const found = promptsOf(method).flatMap((prompt) => {
		const own = Object.hasOwn(texts, prompt.id) ? texts[prompt.id] : undefined;
		const text = own ?? prompt.text;
		return holds(message, piecesOf(prompt, text)) ? [{ prompt, isOwn: own !== undefined, text }] : [];
	});
	const isInside = (text: string): boolean =>
		found.some((other) => other.text.length > text.length && other.text.includes(text));
	return found.filter(({ text }) => !isInside(text)).map(({ prompt, isOwn }) => ({ prompt, isOwn }));
}

/** What stands between the slots of a template. */
function piecesOf({ slots = [] }: Prompt, text: string): readonly string[] {
	return slots.reduce<readonly string[]>(
		(pieces, slot) => pieces.flatMap((piece) => piece.split(`{${slot}}`)),
		[text],
	);
}

function holds(message: string, pieces: readonly string[]): boolean {
	let at = 0;
	for (const piece of pieces) {
		const found = message.indexOf(piece, at);
		if (found < 0) return false;
		at = found + piece.length;
	}
	return true;
}
