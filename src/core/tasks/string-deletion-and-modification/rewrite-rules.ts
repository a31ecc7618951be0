/** One of the twenty published rewriting rules, in words, in TypeScript and in Python. */
export interface RewriteRule {
	/** For a person; "first", "last" and "middle" always mean the current string. */
	words: string;
	/** The string after one application; null when the rule does not apply. Always differs from its input. */
	apply(text: string): string | null;
	/** Python expression for the changed `text`, and the condition under which it holds. */
	python: { when: string; then: string };
}

export type RewriteRuleId = (typeof RULE_IDS)[number];

export const RULE_IDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20] as const;

export const rewriteRules: Readonly<Record<RewriteRuleId, RewriteRule>> = {
	1: starts('ab', 'replace these two letters by "ca"', (rest) => `ca${rest}`, '"ca" + text[2:]'),
	2: ends('ac', 'replace these two letters by "cb"', (rest) => `${rest}cb`, 'text[:-2] + "cb"'),
	3: starts(
		'bc',
		'delete these two letters and append "aa" at the end',
		(rest) => `${rest}aa`,
		'text[2:] + "aa"',
	),
	4: ends('bb', 'delete these two letters', (rest) => rest, 'text[:-2]'),
	5: starts(
		'cb',
		'replace these two letters by "aa" and, if letters follow them, delete the last letter of the string',
		(rest) => `aa${rest.slice(0, -1)}`,
		'"aa" + text[2:-1]',
	),
	6: starts(
		'ca',
		'replace these two letters by "bb" and append "c" at the end',
		(rest) => `bb${rest}c`,
		'"bb" + text[2:] + "c"',
	),
	7: ends(
		'cc',
		'replace these two letters by a single "b" and put "a" in front of the string',
		(rest) => `a${rest}b`,
		'"a" + text[:-2] + "b"',
	),
	8: starts('aa', 'delete the first letter', (rest) => `a${rest}`, 'text[1:]'),
	9: contains('abc', 'cab'),
	10: contains('bca', ''),
	11: ends('ba', 'replace these two letters by "ab"', (rest) => `${rest}ab`, 'text[:-2] + "ab"'),
	12: starts('cc', 'delete these two letters', (rest) => rest, 'text[2:]'),
	13: contains('acb', 'bca'),
	14: ends('ca', 'delete the last letter', (rest) => `${rest}c`, 'text[:-1]'),
	15: starts('bb', 'delete the second letter', (rest) => `b${rest}`, '"b" + text[2:]'),
	16: ends('aa', 'replace these two letters by "cc"', (rest) => `${rest}cc`, 'text[:-2] + "cc"'),
	17: {
		words: 'If "ca" occurs anywhere but at the very start, delete the leftmost such "ca"',
		apply: (text) => replaceAt(text, text.indexOf('ca', 1), 2, ''),
		python: {
			when: 'text.find("ca", 1) >= 0',
			then: 'text[0] + text[1:].replace("ca", "", 1)',
		},
	},
	18: {
		words: 'If the number of "b" is even and not zero, append "ab" at the end',
		apply: (text) => {
			const count = text.split('b').length - 1;
			return count > 0 && count % 2 === 0 ? `${text}ab` : null;
		},
		python: { when: 'text.count("b") in range(2, len(text) + 1, 2)', then: 'text + "ab"' },
	},
	19: {
		words:
			'If the string has more than 15 letters, delete the middle one (with an even number of letters ' +
			'the first letter of the second half)',
		apply: (text) => (text.length > 15 ? replaceAt(text, Math.floor(text.length / 2), 1, '') : null),
		python: {
			when: 'len(text) > 15',
			then: 'text[:len(text) // 2] + text[len(text) // 2 + 1:]',
		},
	},
	20: starts('ac', 'replace these two letters by "zz"', (rest) => `zz${rest}`, '"zz" + text[2:]'),
};

/** `apply` is given what follows the prefix. */
function starts(prefix: string, effect: string, apply: (rest: string) => string, then: string): RewriteRule {
	return {
		words: `If the string starts with "${prefix}", ${effect}`,
		apply: (text) => (text.startsWith(prefix) ? apply(text.slice(prefix.length)) : null),
		python: { when: `text.startswith("${prefix}")`, then },
	};
}

/** `apply` is given what stands before the suffix. */
function ends(suffix: string, effect: string, apply: (rest: string) => string, then: string): RewriteRule {
	return {
		words: `If the string ends with "${suffix}", ${effect}`,
		apply: (text) => (text.endsWith(suffix) ? apply(text.slice(0, -suffix.length)) : null),
		python: { when: `text.endswith("${suffix}")`, then },
	};
}

function contains(part: string, becomes: string): RewriteRule {
	const effect =
		becomes === '' ? 'delete its leftmost occurrence' : `replace its leftmost occurrence by "${becomes}"`;
	return {
		words: `If the string contains "${part}", ${effect}`,
		apply: (text) => replaceAt(text, text.indexOf(part), part.length, becomes),
		python: { when: `"${part}" in text`, then: `text.replace("${part}", "${becomes}", 1)` },
	};
}

function replaceAt(text: string, at: number, length: number, by: string): string | null {
	return at < 0 ? null : text.slice(0, at) + by + text.slice(at + length);
}

/** `restart`: after each application the list is tried from its top again. `round-robin`: the next rule gets its turn. */
export type RewriteSchedule = 'restart' | 'round-robin';

export interface RewriteRun {
	/** Every string from the start to the end, the start included. */
	states: readonly string[];
	/** The rule of each step; one shorter than `states`. */
	fired: readonly RewriteRuleId[];
	/** False when the rewriting repeats itself or outgrows the limits, so that there is no final string. */
	ended: boolean;
}

const MAX_STEPS = 2000;
const MAX_LENGTH = 1000;

export function rewrite(
	start: string,
	rules: readonly RewriteRuleId[],
	schedule: RewriteSchedule,
): RewriteRun {
	const states = [start];
	const fired: RewriteRuleId[] = [];
	const seen = new Set<string>();
	let text = start;
	let turn = 0;
	let idle = 0;
	while (idle < rules.length) {
		const id = rules[turn] as RewriteRuleId;
		const changed = rewriteRules[id].apply(text);
		turn = (turn + 1) % rules.length;
		if (changed === null) {
			idle++;
			continue;
		}
		idle = 0;
		if (schedule === 'restart') turn = 0;
		text = changed;
		states.push(text);
		fired.push(id);
		const situation = `${String(turn)} ${text}`;
		if (seen.has(situation) || fired.length >= MAX_STEPS || text.length > MAX_LENGTH) {
			return { states, fired, ended: false };
		}
		seen.add(situation);
	}
	return { states, fired, ended: true };
}
