/** What a part of a message to a coach is. */
export type BriefingPart =
	/** How to decide and how a reply may end; the same in every run. */
	| 'instruction'
	| 'question'
	| 'answer'
	/** What running the answer's program gave. */
	| 'output'
	/** The self-answer checker's word. */
	| 'check'
	/** The symbolic checker's score and flags. */
	| 'looks'
	/** A standing rule that follows from the ways and the verdicts so far. */
	| 'standing';

/** What a coach is asked, so that a person who coaches can be shown it part by part. */
export interface Briefing {
	/** Of the last message, in order, a blank line between two; `length` in UTF-16 units. */
	parts: readonly { what: BriefingPart; length: number }[];
	/** 1-based number of the guidance that is asked for. */
	guidance: number;
	/** How many there may be in all. */
	of: number;
}

/** One part with its text. */
export interface Told {
	what: BriefingPart;
	text: string;
}

const BETWEEN = '\n\n';

/** The message that holds the parts, and what says where they are. Empty parts are left out. */
export function briefed(
	told: readonly Told[],
	guidance: number,
	of: number,
): { content: string; briefing: Briefing } {
	const parts = told.filter(({ text }) => text !== '');
	return {
		content: parts.map(({ text }) => text).join(BETWEEN),
		briefing: { parts: parts.map(({ what, text }) => ({ what, length: text.length })), guidance, of },
	};
}

/** The way back. */
export function toldIn(content: string, { parts }: Briefing): readonly Told[] {
	let at = 0;
	return parts.map(({ what, length }) => {
		const text = content.slice(at, at + length);
		at += length + BETWEEN.length;
		return { what, text };
	});
}

/** What a person does not see while the verdicts are covered: what the two checkers say, and what follows from it. */
const VERDICTS: ReadonlySet<BriefingPart> = new Set(['check', 'looks', 'standing']);

/** Whether a part of a briefing judges the answer, which a coach may be told or spared. */
export function isVerdict({ what }: Pick<Told, 'what'>): boolean {
	return VERDICTS.has(what);
}

/** The message as it is read with the verdicts covered. */
export function withoutVerdicts(content: string, briefing: Briefing): string {
	return toldIn(content, briefing)
		.filter((told) => !isVerdict(told))
		.map(({ text }) => text)
		.join(BETWEEN);
}
