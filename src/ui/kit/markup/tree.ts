/**
 * What a model's text looks like on a card. Every letter and digit of the text is in the tree, in order; only signs that
 * were read as markup (`**`, backticks, heading marks) are not.
 */
export type Block =
	| { kind: 'paragraph'; content: Line }
	| { kind: 'heading'; level: number; content: Line }
	/** Text between fences; `label` is what stood beside the opening one. */
	| { kind: 'code'; label: string; text: string }
	| { kind: 'quote'; blocks: readonly Block[] }
	/** `sign` as written, such as `-` or `3.`: a list that counts 3, 1, 2 keeps its numbers, a minus that was taken for a bullet stays a minus. */
	| { kind: 'list'; isNumbered: boolean; items: readonly { sign: string; blocks: readonly Block[] }[] }
	/** The first row is the head; rows may differ in length. */
	| { kind: 'table'; rows: readonly (readonly Line[])[] }
	| { kind: 'rule' };

/** Running text, white space and line breaks as written. */
export interface Line {
	parts: readonly Inline[];
	/** Rows of signs and numbers, whose columns belong under each other. */
	isGrid: boolean;
}

export type Style = 'strong' | 'em' | 'del';

/** Styles open and close in order, properly nested. */
export type Inline =
	| { kind: 'text'; text: string }
	| { kind: 'code'; text: string }
	/** `source` with its delimiters. */
	| { kind: 'formula'; source: string; display: boolean }
	/** What stood between `<<<` and `>>>`. */
	| { kind: 'answer'; content: Line }
	| { kind: 'open' | 'close'; style: Style };
