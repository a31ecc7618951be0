import { pythonTokens } from '../kit/python-tokens.ts';

/** A `think(…)` of a program, name and brackets; lines and columns are 1-based, the end exclusive. */
export interface ThinkCall {
	line: number;
	column: number;
	endLine: number;
	endColumn: number;
	/** What the model answered to it, as Python writes it, in the order asked. */
	answers: readonly string[];
}

/** Every call of `think` with its answers. Linear in the length of the code; strings and comments hold none. */
export function thinkCalls(
	code: string,
	thoughts: readonly { line: number | null; answer: string }[],
): readonly ThinkCall[] {
	const places = placesOf(code);
	const answersOf = places.map((): string[] => []);
	for (const { line, answer } of thoughts) {
		// Python names the line on which the call begins; of several there nobody knows which it was.
		const at = places.findIndex((place) => line !== null && place.line <= line && line <= place.endLine);
		answersOf[at]?.push(answer);
	}
	return places.map((place, at) => ({ ...place, answers: answersOf[at] ?? [] }));
}

function placesOf(code: string): Omit<ThinkCall, 'answers'>[] {
	const calls: Omit<ThinkCall, 'answers'>[] = [];
	/** Brackets that are open, with the place in `calls` of the call they belong to. */
	const open: (number | null)[] = [];
	let [line, column] = [1, 1];
	let [next, last] = [null as number | null, ''];
	for (const { kind, text } of pythonTokens(code)) {
		const isThink = kind === 'call' && text === 'think' && !/(?:\.|\bdef)\s*$/.test(last);
		if (isThink) next = calls.push({ line, column, endLine: line, endColumn: column + text.length }) - 1;
		const bare = kind === 'plain';
		for (const sign of text) {
			if (bare && sign === '(') {
				open.push(next);
				next = null;
			}
			column += sign.length;
			if (bare && sign === ')') {
				const call = calls[open.pop() ?? -1];
				if (call !== undefined) [call.endLine, call.endColumn] = [line, column];
			}
			if (sign === '\n') [line, column] = [line + 1, 1];
		}
		last = kind === 'keyword' || kind === 'plain' ? (last + text).slice(-20) : '';
	}
	return calls;
}
