import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRng } from '../../../src/core/rng.ts';
import { lastMarked } from '../../../src/core/reply/answer.ts';
import { pythonProgram } from '../../../src/core/tasks/kit/python.ts';
import program from '../../../src/core/tasks/string-deletion-and-modification/program.py?raw';
import {
	rewriteRules,
	type RewriteRuleId,
} from '../../../src/core/tasks/string-deletion-and-modification/rewrite-rules.ts';
import { applyChange, rewrite } from '../../../src/core/tasks/string-deletion-and-modification/rewrite.ts';
import { stringDeletionAndModification as family } from '../../../src/core/tasks/string-deletion-and-modification/family.ts';
import type { StringRewriteInstance } from '../../../src/core/tasks/string-deletion-and-modification/instance.ts';
import { runPython } from '../../support/pyodide.ts';

const example: StringRewriteInstance = { text: 'bcbccaca', rules: [7, 9, 16, 3], schedule: 'restart' };

function judge(reply: string, instance = example): string {
	const answer = lastMarked(reply);
	return answer === null ? 'no-answer' : family.verify(instance, answer).kind;
}

function solveWith(text: string, rules: RewriteRuleId[]): string {
	return family.solve({ text, rules, schedule: 'restart' });
}

describe('string-deletion-and-modification: rewriting', () => {
	it('goes through the states worked out by hand', () => {
		expect(rewrite('bcbccaca', [7, 9, 16, 3], 'restart')).toEqual({
			states: ['bcbccaca', 'bccacaaa', 'bccacacc', 'abccacab', 'cabcacab', 'ccabacab'],
			fired: [3, 16, 7, 9, 9],
			ended: true,
		});
	});

	it.each<[RewriteRuleId, string, string | null]>([
		[1, 'abcc', 'cacc'],
		[2, 'bac', 'bcb'],
		[3, 'bca', 'aaa'],
		[4, 'abb', 'a'],
		[5, 'cbac', 'aaa'],
		[5, 'cb', 'aa'],
		[6, 'cab', 'bbbc'],
		[7, 'bcc', 'abb'],
		[8, 'aab', 'ab'],
		[9, 'cabcabc', 'ccababc'],
		[10, 'abcabca', 'abca'],
		[11, 'cba', 'cab'],
		[12, 'ccb', 'b'],
		[13, 'cacb', 'cbca'],
		[14, 'bca', 'bc'],
		[15, 'bbc', 'bc'],
		[16, 'baa', 'bcc'],
		[17, 'ca', null],
		[17, 'cca', 'c'],
		[17, 'caca', 'ca'],
		[18, 'abab', 'ababab'],
		[18, 'aca', null],
		[18, 'abbb', null],
		[19, 'abcabcabcabcabca', 'abcabcababcabca'],
		[19, 'abcabcabcabcabc', null],
		[20, 'acb', 'zzb'],
		[20, 'ca', null],
	])('rule %i turns %s into %s', (id, text, after) => {
		expect(applyChange(rewriteRules[id].change, text)).toBe(after);
	});

	it(
		'says the same in Python as in TypeScript, for every rule on every short string',
		{ timeout: 60_000 },
		async () => {
			const strings = ['aabbccaabbccaabbcc', 'abcabcabcabcabca'];
			for (let layer = ['']; strings.length < 400;) {
				strings.push(...layer);
				layer = layer.flatMap((text) => ['a', 'b', 'c'].map((letter) => text + letter));
			}
			const ids = Object.keys(rewriteRules).map(Number) as RewriteRuleId[];
			const rules = ids.map((id) => rewriteRules[id].change);
			// To the empty string no rule applies, so that the program itself ends at once.
			const printed = await runPython(
				pythonProgram({ rules, strings, text: '', schedule: 'restart' }, program) +
					'import json\nprint(json.dumps([[apply(rule, each) for each in strings] for rule in rules]))',
			);
			const results: unknown = JSON.parse(printed.trimEnd().split('\n').at(-1) ?? '');
			expect(results).toEqual(
				ids.map((id) => strings.map((text) => applyChange(rewriteRules[id].change, text))),
			);
		},
	);

	it('recognises endless rewriting', () => {
		expect(rewrite('ababbbaabbbbbab', [18, 19], 'restart').ended).toBe(false);
		expect(rewrite('abbaaaaaaaaaaaa', [18, 19], 'restart').states).toEqual([
			'abbaaaaaaaaaaaa',
			'abbaaaaaaaaaaaaab',
			'abbaaaaaaaaaaaab',
			'abbaaaaaaaaaaab',
		]);
	});
});

describe('string-deletion-and-modification: checking', () => {
	it.each([
		['<<<ccabacab>>>', 'correct'],
		['<<< "ccabacab" >>>', 'correct'],
		["<<<'ccabacab'>>>", 'correct'],
		['<<<```\nccabacab\n```>>>', 'correct'],
		['<<<acacaccb>>>', 'incorrect'],
		['<<<cabcacab>>>', 'incorrect'],
		['<<<>>>', 'incorrect'],
		['<<<CCABACAB>>>', 'malformed'],
		['<<<ccab acab>>>', 'malformed'],
		['it is ccabacab', 'no-answer'],
	])('judges %s as %s', (reply, kind) => {
		expect(judge(reply)).toBe(kind);
	});

	it('names the fault', () => {
		expect(family.verify(example, 'acacaccb').why).toContain('instead of back to rule 1');
		expect(family.verify(example, 'cabcacab').why).toContain('after 4 steps');
		expect(family.verify(example, 'bccacaaa').why).toContain('after 1 step,');
		expect(family.verify(example, 'bcbccaca').why).toBe(
			'This is the string as it was given, but a rule applies to it',
		);
		expect(family.verify(example, '').why).toBe('The answer is empty, but letters are left at the end');
		expect(family.verify({ ...example, schedule: 'round-robin' }, 'ccabacab').why).toContain(
			'instead of on to the next',
		);
		expect(family.solve({ ...example, schedule: 'round-robin' })).toBe('acacaccb');
	});

	it('handles the corners of the rules', () => {
		expect(solveWith('ca', [17])).toBe('ca');
		expect(solveWith('cca', [17])).toBe('c');
		expect(solveWith('abab', [18])).toBe('ababab');
		expect(solveWith('abcabcabcabcabca', [19])).toBe('abcabcababcabca');
		expect(solveWith('acbb', [20, 4])).toBe('zz');
	});

	it('lets an empty result be answered', () => {
		const instance: StringRewriteInstance = { text: 'bb', rules: [4], schedule: 'restart' };
		expect([judge('<<<>>>', instance), judge('<<<"">>>', instance), judge('<<<bb>>>', instance)]).toEqual([
			'correct',
			'correct',
			'incorrect',
		]);
	});

	it('rejects every single fault in a right answer, on every level', () => {
		const mutations: ((answer: string, at: number) => string)[] = [
			(answer, at) => answer.slice(0, at) + answer.slice(at + 1),
			(answer, at) => answer.slice(0, at) + 'a' + answer.slice(at),
			(answer, at) => answer.slice(0, at) + (answer[at] === 'c' ? 'b' : 'c') + answer.slice(at + 1),
		];
		fc.assert(
			fc.property(
				fc.constantFrom(...family.levels),
				fc.nat(),
				fc.constantFrom(...mutations),
				fc.nat(),
				(level, seed, mutate, at) => {
					const instance = family.generate(level, createRng('rewrite test', level.id, seed));
					const answer = family.solve(instance);
					fc.pre(answer !== '');
					expect(family.verify(instance, mutate(answer, at % answer.length)).kind).toBe('incorrect');
				},
			),
		);
	});

	it('refuses endless, oversized and unknown instances', () => {
		expect(family.parse({ text: 'ababbbaabbbbbab', rules: [18, 19], schedule: 'restart' })).toBeNull();
		expect(family.parse({ ...example, text: 'a'.repeat(201) })).toBeNull();
		expect(family.parse({ ...example, rules: [7, 21] })).toBeNull();
		expect(family.parse({ ...example, rules: [7, 7] })).toBeNull();
		expect(family.parse({ ...example, schedule: 'any' })).toBeNull();
	});
});

describe('string-deletion-and-modification: generating', () => {
	it('ends, with the steps and the different rules of the level', () => {
		for (const level of family.levels) {
			for (let seed = 0; seed < 20; seed++) {
				const { text, rules, schedule } = family.generate(level, createRng(level.id, seed));
				const { ended, fired } = rewrite(text, rules, schedule);
				expect(ended).toBe(true);
				expect(fired.length).toBeGreaterThanOrEqual(level.params.steps[0]);
				expect(new Set(fired).size).toBeGreaterThanOrEqual(level.params.different);
				expect(rules).toHaveLength(level.params.rules);
			}
		}
	});

	it('grows by the number of steps', () => {
		const steps = family.levels.map((level) => level.params.steps[0]);
		expect(steps).toEqual([...steps].sort((a, b) => a - b));
	});
});
