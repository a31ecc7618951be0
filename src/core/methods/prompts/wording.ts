import { isRecord } from '../../json.ts';
import type { MethodOptions } from '../../method-id.ts';
import { err, ok, type Result } from '../../result.ts';
import { isBlank } from './visible.ts';
import { WORDING_OPTION } from './wording-option.ts';
import { shownText } from '../../shown-text.ts';

/** Characters of one prompt, and of all of a method. */
export const MAX_PROMPT_LENGTH = 8000;
const MAX_WORDING_LENGTH = 40_000;

/** A person's own prompts by the id of the prompt that each stands for; of a prompt that is not named ours is used. */
export type OwnTexts = Readonly<Record<string, string>>;

/** The one door for wording from options, whoever made them: what is wrong is said, and nothing of it is used. */
export function ownTextsIn(options: MethodOptions): Result<OwnTexts> {
	const stored = options[WORDING_OPTION];
	if (stored === undefined) return ok({});
	if (typeof stored !== 'string') return err('The own wording is not a text');
	if (stored.length > 2 * MAX_WORDING_LENGTH) return err(tooLong(stored.length, MAX_WORDING_LENGTH));
	let read: unknown;
	try {
		read = JSON.parse(stored);
	} catch {
		return err('The own wording is damaged');
	}
	if (!isRecord(read)) return err('The own wording is not a list of texts');
	let all = 0;
	for (const [id, text] of Object.entries(read)) {
		if (typeof text !== 'string') return err(`The wording of “${shownText(id, 40)}” is not a text`);
		const fault = sizeFault(text);
		if (fault !== null) return err(fault);
		all += text.length;
	}
	return all > MAX_WORDING_LENGTH ? err(tooLong(all, MAX_WORDING_LENGTH)) : ok(read as OwnTexts);
}

/** The options with these texts and no others; without any the option is gone. */
export function withOwnTexts(options: MethodOptions, texts: OwnTexts): MethodOptions {
	const others = Object.fromEntries(Object.entries(options).filter(([id]) => id !== WORDING_OPTION));
	const ids = Object.keys(texts).sort();
	if (ids.length === 0) return others;
	return {
		...others,
		[WORDING_OPTION]: JSON.stringify(Object.fromEntries(ids.map((id) => [id, texts[id]]))),
	};
}

/** What is wrong with the size of one text; null where nothing is. */
export function sizeFault(text: string): string | null {
	if (isBlank(text)) return 'A wording cannot be empty: take a word back from ours, or set it back';
	return text.length > MAX_PROMPT_LENGTH ? tooLong(text.length, MAX_PROMPT_LENGTH) : null;
}

function tooLong(length: number, limit: number): string {
	const count = (n: number): string => n.toLocaleString('en');
	return `The wording has ${count(length)} characters; the limit is ${count(limit)}`;
}
