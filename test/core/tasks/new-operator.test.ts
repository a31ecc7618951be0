import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRng } from '../../../src/core/rng.ts';
import { lastMarked } from '../../../src/core/reply/answer.ts';
import { fraction } from '../../../src/core/tasks/kit/fraction.ts';
import { newOperator as family } from '../../../src/core/tasks/new-operator/family.ts';
import type { NewOperatorInstance } from '../../../src/core/tasks/new-operator/instance.ts';
import { parseNumber } from '../../../src/core/tasks/kit/number-text.ts';

const operators: NewOperatorInstance['operators'] = [
	{ symbol: '#', form: 'linear', p: 2, q: 3 },
	{ symbol: '@', form: 'ratio' },
];
const half: NewOperatorInstance = {
	operators,
	expression: { op: '@', left: { op: '#', left: 4, right: 1 }, right: 2 },
	rendering: 'full',
};
const sixths: NewOperatorInstance = {
	operators: [{ symbol: '~', form: 'ratio' }],
	expression: { op: '~', left: { op: '~', left: 1, right: 2 }, right: 9 },
	rendering: 'full',
};
const chain: NewOperatorInstance = {
	operators,
	expression: { op: '#', left: { op: '@', left: { op: '#', left: 3, right: 4 }, right: 5 }, right: 6 },
	rendering: 'leftAssociative',
};

function kind(instance: NewOperatorInstance, reply: string): string {
	return family.verify(instance, lastMarked(reply) ?? '').kind;
}

describe('new operator verdicts', () => {
	it.each(['<<<6.5>>>', '<<< 13/2 >>>', '<<<[6.5]>>>', '<<<"6.50">>>', '<<<26 / 4>>>', '<<<6 1/2>>>'])(
		'accepts %s for 13/2',
		(reply) => {
			expect(kind(half, reply)).toBe('correct');
		},
	);

	it('rejects a rounded or a near value', () => {
		expect(kind(half, '<<<6>>>')).toBe('incorrect');
		expect(kind(half, '<<<6.51>>>')).toBe('incorrect');
	});

	it('wants one number, neither a list nor an expression', () => {
		expect(kind(half, '<<<11, @, 2, 6.5>>>')).toBe('malformed');
		expect(kind(half, '<<<3*2+0.5>>>')).toBe('malformed');
		expect(kind(half, '<<<6.5 7>>>')).toBe('malformed');
	});

	it('allows four decimals where the value does not end', () => {
		expect(kind(sixths, '<<<1.1667>>>')).toBe('correct');
		expect(kind(sixths, '<<<7/6>>>')).toBe('correct');
		expect(kind(sixths, '<<<21/18>>>')).toBe('correct');
		expect(kind(sixths, '<<<1.17>>>')).toBe('incorrect');
	});

	it('survives impossible numbers', () => {
		for (const reply of ['<<<7/0>>>', '<<<nan>>>', '<<<inf>>>', '<<<1e999999999>>>']) {
			expect(kind(half, reply)).toBe('malformed');
		}
	});

	it('groups from the left where it says so', () => {
		expect(family.question(chain)).toContain('3 # 4 @ 5 # 6');
		expect(kind(chain, '<<<27.2>>>')).toBe('correct');
		expect(kind(chain, '<<<28>>>')).toBe('incorrect');
		expect(kind(chain, '<<<1.642857>>>')).toBe('incorrect');
	});

	it('speaks of brackets only where there are some', () => {
		const once = family.generate(family.levels[0]!, createRng('once'));
		expect(family.question(once)).not.toContain('brackets');
		expect(family.question(half)).toContain('The brackets give the order of evaluation.');
	});

	it('never shows the answer as the format example', () => {
		const seventeenThirds: NewOperatorInstance = {
			operators: [{ symbol: '~', form: 'ratio' }],
			expression: { op: '~', left: 14, right: 3 },
			rendering: 'full',
		};
		expect(family.solve(seventeenThirds)).toBe('17/3');
		expect(family.question(seventeenThirds)).not.toContain('17/3');
	});

	it('names both values', () => {
		expect(family.verify(half, '7')).toEqual({
			kind: 'incorrect',
			why: 'The expression evaluates to 6.5, not 7',
		});
	});
});

describe('numbers in answers', () => {
	it.each([
		['22,610,422.50', fraction(45220845, 2)],
		['2.26104225e7', fraction(45220845, 2)],
		['−36', fraction(-36)],
		['-1 3/4', fraction(-7, 4)],
		['.5', fraction(1, 2)],
		['1 234 567', fraction(1234567)],
		['4.321e-7', fraction(4321, 10_000_000_000)],
	])('reads %s exactly', (text, value) => {
		expect(parseNumber(text)).toEqual({ ok: true, value });
	});

	it.each(['1.234.567', '12 or 13', 'about 12', '1,23', '12,3456', '1/2/3', '', '.', '--5', '1e99'])(
		'refuses "%s"',
		(text) => {
			expect(parseNumber(text).ok).toBe(false);
		},
	);
});

describe('new operator puzzles', () => {
	it('rejects mutated values on every level', () => {
		fc.assert(
			fc.property(fc.constantFrom(...family.levels), fc.integer(), (level, seed) => {
				const instance = family.generate(level, createRng(seed));
				const [top, bottom = '1'] = family.solve(instance).split('/');
				const verdict = (text: string): string => family.verify(instance, text).kind;
				expect(verdict(`${BigInt(top!) * 6n}/${BigInt(bottom) * 6n}`)).toBe('correct');
				expect(verdict(`-${top!}/${bottom}`)).toBe('incorrect');
				expect(verdict(`${BigInt(top!) + BigInt(bottom) * 2n + BigInt(top!)}/${bottom}`)).toBe('incorrect');
				expect(verdict(`${top!}0/${bottom}`)).toBe('incorrect');
			}),
			{ numRuns: 80 },
		);
	});

	it('has levels that grow in steps', () => {
		const steps = family.levels.map(({ params }) => params.steps);
		expect(steps).toEqual([...steps].sort((a, b) => a - b));
	});

	it('refuses trees that are too large or use an undefined operator', () => {
		let deep: NewOperatorInstance['expression'] = 1;
		for (let i = 0; i < 5000; i++) deep = { op: '#', left: deep, right: 1 };
		expect(family.parse({ ...half, expression: deep })).toBeNull();
		expect(family.parse({ ...half, expression: { op: '&', left: 1, right: 2 } })).toBeNull();
		expect(family.parse({ ...half, expression: 5 })).toBeNull();
	});
});
