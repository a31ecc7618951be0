/** What a reply answers, and the place it was read in; see `run/answer-places.ts` for their order. */
export interface ExtractedAnswer {
	/** Without markers and decoration, trimmed. */
	text: string;
	from: AnswerPlace;
}

/** Where an answer stood. `reader`: a model copied it out. */
export type AnswerPlace =
	| 'output-marker'
	| 'output'
	| 'output-block'
	| 'output-line'
	| 'value'
	| 'variable'
	| 'prose-marker'
	| 'prose-said'
	| 'prose-block'
	| 'prose-line'
	| 'reader';
