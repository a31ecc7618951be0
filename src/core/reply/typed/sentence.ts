/** A piece of a text that claims something on its own. */
export interface Sentence {
	/** What is claimed, without the words that lead to it; lower case kept as written. */
	claim: string;
	/** The words before the claim in the same sentence ("so the final answer is"), empty without. */
	lead: string;
	/** Whether the words before announce the final answer. */
	isSettled: boolean;
}

/** Cuts at line ends and behind full stops, question marks and semicolons that end a sentence. */
export function sentencesOf(text: string): Sentence[] {
	const pieces: string[] = [];
	for (const piece of text.split(/\n+|(?<=[.!?…])["')\]]{0,2}\s+(?=\S)|;\s+/)) {
		const last = pieces.at(-1);
		if (last !== undefined && ABBREVIATED.test(last)) pieces[pieces.length - 1] = `${last} ${piece}`;
		else pieces.push(piece);
	}
	return pieces
		.map((piece) => withoutLead(piece.replace(/^(?:[-*•#]+|\d+[.)]) +/, '').trim()))
		.filter(({ claim, lead }) => claim !== '' || lead !== '');
}

const ABBREVIATED = /(?:\b(?:vs|no|e\.g|i\.e|approx|ca|mr|mrs|dr|st|fig|nr|eq)|^\d+)\.$/i;
const CONNECTIVES =
	/^(?:(?:so|thus|hence|therefore|then|finally|overall|clearly|indeed|conclusion|in conclusion|in summary|in short|in total|altogether|as a result|consequently|to conclude|ok|okay|well|sure|now|and|note)(?:,| -|:)? +)+/i;
const ANSWER =
	/^(.*?\b(?:(?:final|correct|right|my) +)?(?:answer|result|solution|conclusion)(?: (?:to|of|for) [^:=]{1,80}?)?(?: +(?:is|are|was|will be|would be|comes to|equals))?(?: +(?:therefore|thus|then|simply|just|clearly|indeed|option))?(?: *[:=]+ *| +(?=is\b)|(?<=\b(?:is|are|was|be|equals|to|therefore|thus|then|simply|just|clearly|indeed)) +))(.*)$/i;

function withoutLead(piece: string): Sentence {
	const after = lastConclusion(piece);
	const rest = after.replace(CONNECTIVES, '');
	const lead = after.slice(0, after.length - rest.length);
	const found = ANSWER.exec(rest);
	if (found === null)
		return {
			claim: rest,
			lead: '',
			isSettled: lead !== '' && /^(?:so|thus|hence|therefore|finally|overall|in )/i.test(lead),
		};
	const [, announced = '', claim = ''] = found;
	return {
		claim: claim.replace(/^(?:that|option) +/i, '').replace(/^[:=] */, ''),
		lead: announced,
		isSettled: true,
	};
}

/** "…, so the answer is 3": what follows the last such word. */
function lastConclusion(piece: string): string {
	const at = [...piece.matchAll(/[,;:→⇒] *(?:and )?(?=(?:so|thus|hence|therefore)\b)|[→⇒] */gi)].at(-1);
	return at === undefined ? piece : piece.slice(at.index + at[0].length);
}

/** Without a clause of reasons behind ("…, because …") or before ("Since …, …"). */
export function withoutReasons(text: string): string {
	return text
		.replace(
			/^(?:because|since|as|given that|between|of|among|out of|comparing|when comparing|when we compare|if we compare|from|in|for)\b[^,]*(?:\d,\d[^,]*)*, *(?:we (?:see|find|get) (?:that )?|it is clear that )?/i,
			'',
		)
		.replace(/^(?:of|between|among|out of) .{1,60}? (?:and|or) \S+,? (?=the\b)/i, '')
		.replace(
			/[,;(]? *\b(?:because|since|as (?:the|it|they|there|we|both|\S+ [<>=])|due to|given that|which (?:is|means|makes)(?! (?:[a-z]+ )?(?:wrong|incorrect|false|not|impossible)))\b.*$/i,
			'',
		)
		.trim();
}
