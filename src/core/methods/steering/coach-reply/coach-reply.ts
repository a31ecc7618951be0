import { blanked, bracketSpans, type Fence, fencesOf, type Span } from './brackets.ts';
import { isMeant, isQuotation, isWithinSentence } from './context.ts';
import { saidDecisions } from './sentences.ts';
import { type DecisionKind, decisionOf, isPlaceholder } from './decisions.ts';

/** What a coach's reply asks for. */
export type CoachWord =
	| { kind: DecisionKind }
	/** Words for the task model: what stood in brackets, else the whole reply. */
	| { kind: 'guidance'; text: string }
	| { kind: 'nothing' };

const WEIGHED = 1000;

/** Something the reply asks for, and where. */
interface Found {
	word: CoachWord;
	start: number;
	end: number;
	isBracketed: boolean;
}

/**
 * Reads a coach's reply. A decision counts in brackets, alone on a line, behind a label, or as a sentence of its own,
 * unless it is denied, supposed, quoted, or one of several options in a list; of several the last counts. Guidance is what
 * stands in brackets; brackets that only show a format (in fences, in quotes, after "format" or "print", a word or two in
 * the middle of a sentence) leave the whole reply the guidance. Linear in the reply.
 */
export function readCoachReply(raw: string): CoachWord {
	const reply = plainBrackets(raw);
	const fences = fencesOf(reply);
	const spans = bracketSpans(reply, fences);
	const listed = listedOptions(reply, spans);
	const meant: Found[] = [];
	const hidden: { start: number; end: number }[] = [...fences];
	for (const [i, span] of spans.entries()) {
		const kind = decisionOf(span.text);
		if (kind === null && isGuidance(reply, span)) {
			meant.push({ word: { kind: 'guidance', text: span.text }, ...placeOf(span), isBracketed: true });
			hidden.push(span);
		} else if (kind !== null && !isQuotation(reply, span.start, span.end)) {
			hidden.push(span);
			// The last one counts: a flood need not be weighed one by one.
			if (listed.has(span) || i < spans.length - WEIGHED || !isMeant(reply, span.start, span.end)) continue;
			meant.push({ word: { kind }, ...placeOf(span), isBracketed: true });
		} else if (listed.has(span)) hidden.push(span);
	}
	for (const { kind, start, end } of saidDecisions(blanked(reply, hidden))) {
		meant.push({ word: { kind }, start, end, isBracketed: false });
	}
	const word = lastOf(reply, meant);
	if (word !== null) return word;
	return wholeReply(reply, fences, spans, listed);
}

/** Brackets written as `\<\<\<` or `&lt;&lt;&lt;`, where the reply has no plain ones. */
function plainBrackets(reply: string): string {
	if (reply.includes('<<<')) return reply;
	const opened = reply.replace(UNOPENED, (_, before: string, word: string) => `${before}<<<${word}>>>`);
	if (opened !== reply) return opened;
	return reply
		.replaceAll('\\<', '<')
		.replaceAll('\\>', '>')
		.replace(/(?:&lt;){3}/g, '<<<')
		.replace(/(?:&gt;){3}/g, '>>>')
		.replace(/[＜]{3}|⟪{3}/g, '<<<')
		.replace(/[＞]{3}|⟫{3}/g, '>>>');
}

/** A decision at the beginning of a reply of which the opening brackets are missing: "Code>>>". */
const UNOPENED = /^([\s*_`"'<]{0,8})(code|text|return answer|terminate)>>>/i;

function placeOf({ start, end }: Span): { start: number; end: number } {
	return { start, end };
}

function isGuidance(reply: string, { text, start, end }: Span): boolean {
	if (isPlaceholder(text) || isQuotation(reply, start, end)) return false;
	return !(text.split(/\s+/, 3).length < 3 && isWithinSentence(reply, start));
}

/**
 * The last word counts, with two exceptions: what stands in brackets behind a decision to return is the answer being
 * returned, unless a "but" between says otherwise; and a bare "Code" or "Text" on a line yields to guidance in brackets.
 */
function lastOf(reply: string, meant: readonly Found[]): CoachWord | null {
	const found = [...meant].sort((a, b) => a.start - b.start);
	const ends = found.findLast(({ word }) => word.kind === 'return' || word.kind === 'terminate');
	const guidance = found.findLast(({ word }) => word.kind === 'guidance');
	const last = found.at(-1);
	if (last === undefined) return null;
	if (ends !== undefined && last.word.kind === 'guidance') {
		const between = reply.slice(ends.end, last.start);
		return /\b(?:but|however|instead|otherwise|rather|wait|actually|or)\b/i.test(between)
			? last.word
			: ends.word;
	}
	const isBareWay = !last.isBracketed && (last.word.kind === 'code' || last.word.kind === 'text');
	return isBareWay && guidance !== undefined ? guidance.word : last.word;
}

/** Decisions that stand in a list of what may be chosen, as the coach was given it. */
function listedOptions(reply: string, spans: readonly Span[]): ReadonlySet<Span> {
	const listed = new Set<Span>();
	const options = spans.filter(({ text }) => decisionOf(text) !== null);
	const explained = options.filter(({ end }) => EXPLAINS.test(reply.slice(end, end + 60)));
	// One line of the list alone is a choice, copied.
	if (new Set(explained.map(({ text }) => decisionOf(text))).size > 1)
		explained.forEach((one) => listed.add(one));
	for (const [i, option] of options.entries()) {
		const { 1: bullet } = BULLET.exec(reply.slice(Math.max(0, option.start - 8), option.start)) ?? [];
		const next = options[i + 1];
		if (next === undefined || decisionOf(next.text) === decisionOf(option.text)) continue;
		const between = reply.slice(option.end, next.start);
		const isList =
			(between.length < 24 && JOINS.test(between)) ||
			(bullet !== undefined && between.length < 160 && BULLET.test(between));
		if (isList) listed.add(option).add(next);
	}
	return listed;
}

const BULLET = /(?:^|\n)[ \t]*([-*•+]|\d[.)])[ \t*`"']*$/;
const JOINS = /^[\s*_`"'.]*(?:[,/|]|(?:,\s*)?\b(?:or|and)\b)(?:\s*or\b)?[\s*_`"']*$/i;
const EXPLAINS =
	/^[\s*_`"']*[:–—-]?\s*(?:to ask for (?:a program|words|reasoning)|to (?:switch with|use) the usual|if (?:the|its) (?:latest |last )?answer|if going on)/i;

/** No decision and no guidance in brackets: the reply is the guidance, unless it says nothing. */
function wholeReply(
	reply: string,
	fences: readonly Fence[],
	spans: readonly Span[],
	listed: ReadonlySet<Span>,
): CoachWord {
	const text = reply.trim();
	const fence = fences.at(-1);
	const inFence = fence === undefined ? null : decisionOf(fence.text);
	if (fence !== undefined && inFence !== null && reply.slice(fence.end).trim() === '')
		return { kind: inFence };
	if (!/[\p{L}\p{N}]/u.test(text.replace(SPECIAL, ''))) return { kind: 'nothing' };
	if (spans.length === 1 && isPlaceholder(spans[0]?.text ?? '') && blanked(reply, spans).trim() === '') {
		return { kind: 'nothing' };
	}
	if (listed.size < 2) return { kind: 'guidance', text };
	const rest = withoutOptions(reply, listed);
	return /[\p{L}\p{N}]/u.test(rest) ? { kind: 'guidance', text: rest } : { kind: 'nothing' };
}

/** Special tokens of a chat template that leaked into the reply. */
const SPECIAL = /<\|[^|>\n]{1,40}\|>|<\/?s>/g;

/** The reply without the lines in which it repeats its options. */
function withoutOptions(reply: string, listed: ReadonlySet<Span>): string {
	const starts = [...listed].map(({ start }) => start);
	let [at, next] = [0, 0];
	const kept: string[] = [];
	for (const line of reply.split('\n')) {
		const end = at + line.length;
		let isOption = /\bend with exactly one of\b|^\W*(?:or )?(?:your|write) .*guidance\b.*(?:<<<|$)/i.test(
			line.slice(0, 200),
		);
		while ((starts[next] ?? Infinity) <= end) {
			isOption = true;
			next++;
		}
		if (!isOption) kept.push(line);
		at = end + 1;
	}
	return kept.join('\n').trim();
}
