import { readRun } from './digit-run.ts';
import { infinity, negative, plus, power, ratio, times, UNDEFINED, whole, type Exact } from './exact.ts';
import { isNumberWord, readNumberWords, SCALES } from './number-words.ts';
import type { Asked } from './question.ts';
import { conversion, PER, unitName } from './unit.ts';

/** A number as read in a text, with what it measures or counts. */
export interface Quantity {
	value: Exact;
	/** Other values the writer may have meant ("50 %" beside 1/2): being equal to one of them decides nothing. */
	also: readonly Exact[];
	/** Set where nobody can tell which of the values is meant ("5M", "5 K"). */
	isUnsure: boolean;
	/** Canonical unit; empty without one. */
	unit: string;
	/** Put together from several units, in the smallest of them: "2 h 35 min". */
	isSum: boolean;
	/** Lower-case words after the number, up to three, in order: what it counts. */
	nouns: readonly string[];
}

/** Where a number stands in a text; offsets are 0-based, `end` is behind its unit. */
export interface Found {
	start: number;
	end: number;
	quantity: Quantity;
	/** Written in digits, not in words. */
	isDigits: boolean;
	/** Written in a way that leaves its value open: "5+", "5x". */
	open: string | null;
}

const MONEY = String.raw`(?:(?:US|CA|AU|A|C)?[$€£¥₹]\s?|(?:USD|EUR|GBP|CHF|JPY|INR|Rs\.?)\s?(?=[-+.\d]))`;
const RUN = String.raw`(?:\d{1,3}(?: \d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,_']\d+)*|\.\d+)`;
const POWER = String.raw`(?:\^|\*\*) ?(?:\( ?[-+]?\d+ ?\)|[-+]?\d+)`;
const DIGITS = new RegExp(
	String.raw`(?<![\p{L}\p{N}_^]|\d[.,])([-+] ?)?(${MONEY})?([-+] ?)?(?:(\d+) (\d+) ?\/ ?(\d+)(?!\d|[./]\d)|(${RUN})(?: ?\/ ?(\d+)(?!\d|[./]\d))?)` +
		String.raw`(?:[eE]([-+]?\d{1,4})(?![\p{L}\d]))?(?: ?${POWER})?(?: ?[×x*·] ?10 ?${POWER})?`,
	'gu',
);
/** "minus 5" at the start of an answer; "7 minus 5" subtracts. */
const SPELLED_MINUS = /(?:^|\b(?:is|are|was|be|equals|answer)|[:=]) ?(?:minus|negative)$/i;
const SPECIAL = /(?<![\p{L}\d])([-+] ?)?(∞|inf(?:inity)?|nan)(?![\p{L}\d])/giu;

/** Every number in a text without decoration, in order. Linear in the text. */
export function findQuantities(text: string, asked: Asked): Found[] {
	const digits = [...text.matchAll(DIGITS)].flatMap((match) => fromDigits(text, match, asked));
	// The 1 of "km h^-1" is a part of the unit before it.
	const found = digits.filter((one, at) => one.start >= (digits[at - 1]?.end ?? 0));
	const special = [...text.matchAll(SPECIAL)].map((match): Found => {
		const [all, sign = '', name = ''] = match;
		const start = match.index;
		const value = /nan/i.test(name) ? UNDEFINED : infinity(sign.startsWith('-') ? -1 : 1);
		return { start, end: start + all.length, quantity: plain(value), isDigits: true, open: null };
	});
	const all = [...found, ...special, ...fromWords(text, found)].sort((a, b) => a.start - b.start);
	return withCompounds(text, all);
}

/** "2 hours and 35 minutes", "2 h 35 min", "5 feet 3 inches": one quantity, in the smallest of its units. */
function withCompounds(text: string, found: readonly Found[]): Found[] {
	const merged: Found[] = [];
	for (const one of found) {
		const last = merged.at(-1);
		const factor = last === undefined ? null : conversion(last.quantity.unit, one.quantity.unit);
		const isPart =
			last !== undefined &&
			factor !== null &&
			!one.quantity.unit.includes('/') &&
			factor.over > factor.under &&
			last.open === null &&
			/^(?: ?,? and | )?$/.test(text.slice(last.end, one.start));
		if (isPart) {
			const larger = times(last.quantity.value, ratio(factor.over, factor.under));
			merged[merged.length - 1] = {
				...one,
				start: last.start,
				quantity: { ...one.quantity, value: plus(larger, one.quantity.value), isSum: true },
			};
		} else merged.push(one);
	}
	return merged;
}

/** The whole of a text as one number with its unit or what it counts; null when it is anything else. */
export function readQuantity(text: string, asked: Asked): Quantity | null {
	const spelled = readNumberWords(text.toLowerCase().replace(/^the /, ''));
	if (spelled !== null) return plain(spelled);
	const found = findQuantities(text, asked);
	const [only] = found;
	if (only === undefined || found.length !== 1 || only.start !== 0 || only.open !== null) return null;
	const rest = text.slice(only.end).trim();
	return rest === '' ||
		(rest.split(' ').length <= 3 && /^[\p{L}' -]+$/u.test(rest) && !NOT_COUNTED.test(rest))
		? only.quantity
		: null;
}

/** Words that go on calculating or talking, so that the number before them is not the whole answer. */
const NOT_COUNTED =
	/(?:^| )(?:pi|below|above|under|too|away|off|short|and|or|not|no|to|by|of|is|are|was|were|than|less|more|plus|minus|times|over|remainder|rest|mod|squared|cubed|half|third|quarters?|if|but|because|since|as|at|in|for|with|from|which|that|per|maybe|perhaps|probably|approximately|about|roughly|appears?|occurs?|would|could|might|may|greater|larger|smaller|bigger|wins?|ist|sind|nicht|oder|und|est|sont|pas|ou|et|es|son|è|sono|não|são)(?: |$)/;

function plain(value: Exact): Quantity {
	return { value, also: [], isUnsure: false, unit: '', isSum: false, nouns: [] };
}

function fromDigits(text: string, match: RegExpExecArray, asked: Asked): Found[] {
	const [all, sign = '', money = '', inner = '', units, over, under, run = '', below, exponent] = match;
	const start = match.index;
	const isMinus = (sign + inner).includes('-');
	// "9 - 7" subtracts; "- 5" at the start, or behind an equals sign, is negative.
	const before = text.slice(Math.max(0, start - 40), start).trimEnd();
	const isBinary =
		sign !== '' &&
		/[\p{L}\d)\]]$/u.test(before) &&
		(sign.length > 1 || !/\s$/.test(text.charAt(start - 1))) &&
		!/\b(?:is|are|was|be|to|and|answer|than)$/i.test(before);
	const base = units !== undefined ? mixed(units, over ?? '', under ?? '') : share(run, below);
	if (base === null) return [];
	const tail = all.slice(all.search(/[×x*·] ?10 ?[\^*]/) + 1 || all.length);
	const ownPower = /(?:\^|\*\*) ?\(? ?([-+]?\d+)/.exec(all.slice(0, all.length - tail.length));
	let value: Exact | null = base.value;
	if (ownPower !== null) value = power(value, whole(BigInt((ownPower[1] ?? '0').replace('+', ''))));
	const shift = Number(exponent ?? '0') + Number(/(?:\^|\*\*) ?\(? ?([-+]?\d+)/.exec(tail)?.[1] ?? '0');
	const scaled = shift === 0 ? whole(1) : power(whole(10), whole(shift));
	if (value === null || scaled === null) return [];
	value = times(value, scaled);
	const other = shift === 0 && ownPower === null ? base.also : [];
	// A minus apart from its number may be a bullet.
	const also = /^- $/.test(sign) && !isBinary && money === '' ? [...other, negative(value)] : other;
	const isSpelled = SPELLED_MINUS.test(before);
	const negate = (one: Exact) => ((isMinus && !isBinary) !== isSpelled ? negative(one) : one);
	const quantity = { ...plain(negate(value)), also: also.map(negate), unit: moneyName(money) };
	const end = start + all.length;
	const suffixed = withSuffix(text, end, quantity, asked);
	const open = isInFormula(before, text.slice(suffixed.end))
		? 'The number is part of a formula'
		: suffixed.open;
	return [
		{
			...suffixed,
			open,
			start: isBinary
				? start + sign.length
				: isSpelled
					? text.slice(0, start).search(/(?:minus|negative) *$/i)
					: start,
			isDigits: true,
		},
	];
}

/** "√5", "f(5", "x + 5", "5 * x", "5 pi". */
function isInFormula(before: string, after: string): boolean {
	return (
		/\b(?:twice|thrice|double|triple|half|(?:root|squares?|cube|half|third|quarter|multiples?|factors?|power|percent|reciprocal|opposite|negative|absolute value|inverse|%) of|divisible by|multiplied by|divided by|base)$|√$|(?<![\p{L}])(?:sqrt|log|ln|exp|sin|cos|tan|abs|\p{L})\($|(?:[\p{L})]|\b) ?[+*×·/^÷]$/iu.test(
			before,
		) ||
		/^ ?(?:[*×·^÷] ?[\p{L}(√]|(?:pi|π|squared|cubed|factorial|times pi|(?:less|more|fewer) than|short of|(?:below|above|under|over)(?= zero| the| average|[.,!]?$))\b|[+-] ?\p{L}\b(?! ?\p{L}))/u.test(
			after,
		)
	);
}

function moneyName(money: string): string {
	const text = money
		.trim()
		.toLowerCase()
		.replace(/^(?:us|ca|au|a|c)(?=\$)/, '')
		.replace(/\.$/, '');
	return text === '' ? '' : (unitName(text) ?? '');
}

function mixed(units: string, over: string, under: string): ReturnType<typeof readRun> {
	const value = plus(whole(BigInt(units)), ratio(BigInt(over), BigInt(under)));
	return { value: under === '0' ? UNDEFINED : value, also: [] };
}

function share(run: string, below: string | undefined): ReturnType<typeof readRun> {
	const over = readRun(run);
	if (over === null || below === undefined) return over;
	const under = BigInt(below);
	return { value: under === 0n ? UNDEFINED : times(over.value, ratio(1n, under)), also: [] };
}

type Suffixed = Pick<Found, 'end' | 'quantity' | 'open'>;

/** Reads what follows a number: percent, scale words, ordinal endings, units, what is counted. */
function withSuffix(text: string, end: number, quantity: Quantity, asked: Asked): Suffixed {
	let rest = text.slice(end, end + 80);
	const percent = /^ ?(?:%|percent\b|per ?cent\b|pct\b)/i.exec(rest);
	if (percent !== null) {
		const part = times(quantity.value, { over: 1n, under: 100n });
		const [value, other] = asked.percent ? [quantity.value, part] : [part, quantity.value];
		return { end: end + percent[0].length, quantity: { ...quantity, value, also: [other] }, open: null };
	}
	if (/^\+(?! ?[\d(])/.test(rest)) return { end: end + 1, quantity, open: 'The number is only a bound' };
	let at = end;
	let { value, also, isUnsure } = quantity;
	for (let scale = scaleOf(rest); scale !== null; scale = scaleOf(rest)) {
		also = [...also, value];
		isUnsure ||= scale.isUnsure;
		value = times(value, whole(scale.factor));
		at += scale.length;
		rest = rest.slice(scale.length);
	}
	const [written = '', over = '', under = '', ...powers] = INVERSE.exec(rest) ?? [];
	const rate =
		written === ''
			? null
			: unitName(`${over}/${under}${/2|²/.test(powers.join('')) ? '^2' : ''}`.toLowerCase());
	if (rate !== null) {
		return {
			end: at + written.length,
			quantity: { ...quantity, value, also, isUnsure, unit: quantity.unit || rate },
			open: null,
		};
	}
	const unit =
		/^ ?((?:(?:square|cubic|sq|degrees?|grad) |° ?)?[\p{L}°€£$¥₹¢µ]+(?:[²³]|\^\(?[23]\)?)?(?:(?: ?\/ ?| (?:per|pro|por|par|an?) )[\p{L}]+(?:[²³]|\^\(?[23]\)?| squared| cubed)?| squared| cubed)?)(?![\p{L}\d_])/iu.exec(
			rest,
		);
	const named = unit === null ? null : longestUnit(unit[1] ?? '', at === end && !rest.startsWith(' '));
	if (named !== null && !(named.written === 's' && rest.startsWith("'"))) {
		const length = (rest.startsWith(' ') ? 1 : 0) + named.written.length;
		return {
			end: at + length,
			quantity: { ...quantity, value, also, isUnsure, unit: quantity.unit || named.name },
			open: null,
		};
	}
	const ending = /^(?:st|nd|rd|th)(?![\p{L}\d])|^'s\b/u.exec(rest);
	if (ending !== null) at += ending[0].length;
	else if (/^[a-zA-Z](?![\p{L}\d])/u.test(rest)) {
		const isTimes = /^x/i.test(rest) && asked.times;
		if (isTimes) return { end: at + 1, quantity, open: null };
		return { end: at + 1, quantity, open: 'The number multiplies something' };
	} else if (/^[\p{L}_]/u.test(rest)) return { end: at, quantity, open: 'The number is part of a name' };
	rest = text.slice(at, at + 80);
	const nouns = (/^(?: [\p{L}][\p{L}'-]*){1,3}/u.exec(rest)?.[0] ?? '').trim().toLowerCase().split(' ');
	return {
		end: at,
		quantity: { ...quantity, value, also, isUnsure, nouns: nouns.filter((word) => word !== '') },
		open: null,
	};
}

/** "km h^-1", "m·s⁻²": what is measured, and with a negative power what it is shared by. */
const INVERSE =
	/^ ?([\p{L}°µ]{1,20})(?: ?[·⋅*] ?| )([\p{L}µ]{1,20}) ?(?:\^ ?\(? ?[-−–] ?([12]) ?\)?|⁻([¹²]))(?![\p{L}\d])/u;

function longestUnit(written: string, isGlued: boolean): { written: string; name: string } | null {
	const [first = ''] = written.split(/ squared| cubed/, 1);
	for (const one of [written, first.split(PER)[0] ?? '', first.split(' ')[0] ?? '']) {
		// A lone letter apart from its number is a name as often as a unit: "5 s", but not "5 C".
		const name = unitName(one.toLowerCase());
		if (name === null) continue;
		const isLetter = /^[a-z]$/i.test(one);
		if (isLetter && !isGlued && one !== one.toLowerCase()) continue;
		if (/^(?:rs|second|j|w|v|n|t)$/i.test(one) && !isGlued) continue;
		return { written: one, name };
	}
	return null;
}

function scaleOf(rest: string): { factor: bigint; length: number; isUnsure: boolean } | null {
	const word = /^ ?([\p{L}]+)(?![\p{L}\d'])/u.exec(rest);
	if (word === null) return null;
	const [all, name = ''] = word;
	const factor = SCALES.get(name.toLowerCase());
	if (factor !== undefined) return { factor, length: all.length, isUnsure: false };
	const short = name.length === 1 ? SHORT.get(name) : undefined;
	if (short === undefined) return null;
	return { factor: short, length: all.length, isUnsure: name !== 'k' || all.startsWith(' ') };
}

/** One letter is a scale or a unit; only a glued small k is sure. */
const SHORT: ReadonlyMap<string, bigint> = new Map([
	['k', 1000n],
	['K', 1000n],
	['M', 10n ** 6n],
	['B', 10n ** 9n],
	['T', 10n ** 12n],
	['G', 10n ** 9n],
]);

/** Numbers in words, outside of those in digits. "one" and "two" beside digits count nothing ("the larger one"). */
function fromWords(text: string, digits: readonly Found[]): Found[] {
	const lower = text.toLowerCase();
	const found: Found[] = [];
	let run: { start: number; end: number } | null = null;
	const close = () => {
		if (run === null) return;
		const written = lower.slice(run.start, run.end).replace(/ and$/, '');
		const value = readNumberWords(written);
		const { start } = run;
		const end = start + written.length;
		run = null;
		if (value === null || digits.some((one) => one.start < end && one.end > start)) return;
		if (
			written === 'one' &&
			isPronoun(lower.slice(Math.max(0, start - 40), start), lower.slice(end, end + 40), digits.length > 0)
		)
			return;
		if (written === 'two' && digits.length > 0) return;
		const nouns = (/^(?: [\p{L}][\p{L}'-]*){1,3}/u.exec(lower.slice(end, end + 80))?.[0] ?? '')
			.trim()
			.split(' ');
		const counted = nouns.filter((word) => word !== '');
		const unit = unitName(counted[0] ?? '') ?? '';
		const quantity = { ...plain(value), unit, nouns: unit === '' ? counted : [] };
		found.push({ start, end, quantity, isDigits: false, open: null });
	};
	for (const match of lower.matchAll(/[a-z]+(?:-[a-z]+)*/g)) {
		const [word] = match;
		const isNext: boolean = run !== null && lower.slice(run.end, match.index) === ' ';
		if (isNumberWord(word) && !(digits.length > 0 && SCALES.has(word) && !isNext)) {
			if (!isNext) close();
			run = { start: isNext && run !== null ? run.start : match.index, end: match.index + word.length };
		} else if (isNext && word === 'and' && run !== null) run.end = match.index + word.length;
		else close();
	}
	close();
	return found;
}

function isPronoun(before: string, after: string, hasDigits: boolean): boolean {
	return (
		hasDigits ||
		/(?:the|this|that|which|each|every|any|no|some|er|est|first|second|other|last) $/.test(before) ||
		/^ (?:of|that|which|who|can|could|must|should|may|another|by|at a)\b/.test(after)
	);
}
