/** One of the twenty published rewriting rules. */
export interface RewriteRule {
	/** For a person; "first", "last" and "middle" always mean the current string. */
	words: string;
	change: Change;
}

/** What a rule asks of the string, and what it makes of it. The result always differs from the string. */
export type Change =
	/** `letters` at the start or the end go; the rest, without its last `cut` letters, gets `front` before and `back` behind. */
	| { when: 'start' | 'end'; letters: string; front: string; back: string; cut?: number }
	/** The leftmost `letters` that begin at the 0-based place `from` or later are replaced. */
	| { when: 'contain'; letters: string; from: number; by: string }
	/** An even number of `letter`, but not zero: `back` is appended. */
	| { when: 'even'; letter: string; back: string }
	/** Longer than `length`: the middle letter goes, of an even number the first of the second half. */
	| { when: 'long'; length: number };

export type RewriteRuleId = (typeof RULE_IDS)[number];

export const RULE_IDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20] as const;

export const rewriteRules: Readonly<Record<RewriteRuleId, RewriteRule>> = {
	1: start('ab', 'replace these two letters by "ca"', { front: 'ca' }),
	2: end('ac', 'replace these two letters by "cb"', { back: 'cb' }),
	3: start('bc', 'delete these two letters and append "aa" at the end', { back: 'aa' }),
	4: end('bb', 'delete these two letters', {}),
	5: start(
		'cb',
		'replace these two letters by "aa" and, if letters follow them, delete the last letter of the string',
		{ front: 'aa', cut: 1 },
	),
	6: start('ca', 'replace these two letters by "bb" and append "c" at the end', { front: 'bb', back: 'c' }),
	7: end('cc', 'replace these two letters by a single "b" and put "a" in front of the string', {
		front: 'a',
		back: 'b',
	}),
	8: start('aa', 'delete the first letter', { front: 'a' }),
	9: contain('abc', 'cab'),
	10: contain('bca', ''),
	11: end('ba', 'replace these two letters by "ab"', { back: 'ab' }),
	12: start('cc', 'delete these two letters', {}),
	13: contain('acb', 'bca'),
	14: end('ca', 'delete the last letter', { back: 'c' }),
	15: start('bb', 'delete the second letter', { front: 'b' }),
	16: end('aa', 'replace these two letters by "cc"', { back: 'cc' }),
	17: {
		words: 'If "ca" occurs anywhere but at the very start, delete the leftmost such "ca"',
		change: { when: 'contain', letters: 'ca', from: 1, by: '' },
	},
	18: {
		words: 'If the number of "b" is even and not zero, append "ab" at the end',
		change: { when: 'even', letter: 'b', back: 'ab' },
	},
	19: {
		words:
			'If the string has more than 15 letters, delete the middle one (with an even number of letters ' +
			'the first letter of the second half)',
		change: { when: 'long', length: 15 },
	},
	20: start('ac', 'replace these two letters by "zz"', { front: 'zz' }),
};

interface NewEnds {
	front?: string;
	back?: string;
	cut?: number;
}

function start(letters: string, effect: string, ends: NewEnds): RewriteRule {
	return {
		words: `If the string starts with "${letters}", ${effect}`,
		change: { when: 'start', letters, front: '', back: '', ...ends },
	};
}

function end(letters: string, effect: string, ends: NewEnds): RewriteRule {
	return {
		words: `If the string ends with "${letters}", ${effect}`,
		change: { when: 'end', letters, front: '', back: '', ...ends },
	};
}

function contain(letters: string, by: string): RewriteRule {
	const effect = by === '' ? 'delete its leftmost occurrence' : `replace its leftmost occurrence by "${by}"`;
	return {
		words: `If the string contains "${letters}", ${effect}`,
		change: { when: 'contain', letters, from: 0, by },
	};
}
