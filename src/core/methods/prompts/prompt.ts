import type { MethodId } from '../../method-id.ts';

/** A text that a method sends, by name. */
export interface Prompt {
	/** Stable: own wording in links and records go by it. */
	id: string;
	title: string;
	/** When it is sent, and to whom. */
	when: string;
	/** As stored; `{name}` stands where a value is filled in. */
	text: string;
	/** The names of a template's values; a text without any may hold curly brackets of its own. */
	slots?: readonly string[];
	/** What the page looks for in replies to it; an own wording should go on asking for it. */
	reads?: readonly string[];
	methods: readonly MethodId[];
}
