import { complaintOf } from './host-words.ts';

/** A shorter reply than this is none. */
const least = 16;

/**
 * The longest reply a host grants, in tokens, where it says that the asked one is too long; null when its words are about something
 * else or name no smaller number.
 */
export function grantedTokens(status: number, body: string, asked: number): number | null {
	if (status !== 400 && status !== 422) return null;
	const text = complaintOf(body);
	if (!/max_(?:completion_|new_|output_)?tokens|completion|output tokens/.test(text)) return null;
	if (!/too (?:large|high|big)|at most|maximum|less than|exceed|[<>]|range|limit|greater/.test(text))
		return null;
	const context = numberAfter(/maximum context length (?:is|of) (\d{1,9})/.exec(text));
	const prompt = numberAfter(
		/(\d{1,9}) (?:in the messages|(?:prompt|input) tokens|tokens? from the input)/.exec(text),
	);
	const isShared = context !== null && prompt !== null;
	const granted = isShared ? context - prompt : largestBelow(asked, text);
	return granted !== null && granted >= least && granted < asked ? granted : null;
}

function largestBelow(asked: number, text: string): number | null {
	const numbers = (text.match(/(?<![\w.-])\d{1,9}(?:[,_]\d{3})*(?!\w)/g) ?? []).map((one) =>
		Number(one.replace(/[,_]/g, '')),
	);
	const smaller = numbers.filter((one) => one < asked);
	return smaller.length === 0 ? null : Math.max(...smaller);
}

function numberAfter(found: RegExpExecArray | null): number | null {
	return found === null ? null : Number(found[1]);
}
