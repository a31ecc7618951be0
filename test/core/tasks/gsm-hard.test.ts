import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRng } from '../../../src/core/rng.ts';
import { lastMarked } from '../../../src/core/reply/answer.ts';
import { gsmHard as family } from '../../../src/core/tasks/gsm-hard/family.ts';
import type { GsmInstance } from '../../../src/core/tasks/gsm-hard/instance.ts';
import { gsmRecipes } from '../../../src/core/tasks/gsm-hard/recipes.ts';

const sheets: GsmInstance = {
	question: 'A press prints sheets, a quarter of which is discarded. How many remain?',
	reference: { exact: '45220845/2', value: '22610422.5' },
};

function kind(target: string, reply: string): string {
	return family.verify({ question: 'How many?', reference: { value: target } }, lastMarked(reply) ?? '').kind;
}

describe('gsm-hard verdicts', () => {
	it.each([
		'<<<22610422.5>>>',
		'<<<22,610,422.50>>>',
		'<<<45220845/2>>>',
		'<<<2.26104225e7>>>',
		'<<<22610422.5 sheets>>>',
		'<<<total = 22610422.5>>>',
		'<<<22610422>>>',
		'<<<€ 22 610 422.5>>>',
	])('accepts %s', (reply) => {
		expect(family.verify(sheets, lastMarked(reply) ?? '').kind).toBe('correct');
	});

	it('rejects a rough value and a wrong sign', () => {
		expect(family.verify(sheets, '22600000').kind).toBe('incorrect');
		expect(family.verify(sheets, '-22610422.5').why).toBe('The number is right but the sign is wrong');
	});

	it('evaluates nothing', () => {
		expect(family.verify(sheets, '30147230*0.75').kind).toBe('malformed');
		expect(family.verify(sheets, '30147230*0.75 = 22610422.5').kind).toBe('malformed');
	});

	it('wants whole numbers exactly', () => {
		expect(kind('8421360', '<<<8421361>>>')).toBe('incorrect');
		expect(kind('8421360', '<<<8421360.0>>>')).toBe('correct');
		expect(kind('8421360', '<<<8421000>>>')).toBe('incorrect');
	});

	it('judges tiny, zero and negative targets by their own size', () => {
		expect(kind('0.0000004321', '<<<4.321e-7>>>')).toBe('correct');
		expect(kind('4.321e-07', '<<<0.0000004321>>>')).toBe('correct');
		expect(kind('0.0000004321', '<<<0>>>')).toBe('incorrect');
		expect(kind('0', '<<<0.0>>>')).toBe('correct');
		expect(kind('0', '<<<-0>>>')).toBe('correct');
		expect(kind('-36', '<<<(36)>>>')).toBe('incorrect');
		expect(kind('-36', '<<<−36>>>')).toBe('correct');
	});

	it.each([
		'12 million',
		'12 thousand euros',
		'12k',
		'12 and a half',
		'12 or more',
		'12 percent',
		'12 squared',
		'12 times 3',
		'12 minus one',
	])('takes no word for a unit that changes the number: %s', (answer) => {
		expect(kind('12', `<<<${answer}>>>`)).toBe('malformed');
	});

	it('reads units of one and several words', () => {
		const answers = ['12 km', '12 kilometres per hour', '12 people.', '12 m²', '12kg', '12 dollars'];
		expect(answers.map((answer) => kind('12', `<<<${answer}>>>`))).toEqual(answers.map(() => 'correct'));
	});

	it('allows a percent sign only where a percentage is asked for', () => {
		const asked = (question: string): string =>
			family.verify({ question, reference: { value: '12' } }, '12%').kind;
		expect(asked('What percentage of the pears is ripe?')).toBe('correct');
		expect(asked('Of 100 pears 88 are green. How many percent are ripe?')).toBe('correct');
		expect(asked('A shop takes 5 percent off. How many euros are left?')).toBe('malformed');
		expect(asked('What is left after 5% off?')).toBe('malformed');
	});

	it.each(['<<<1.234.567>>>', '<<<12 or 13>>>', '<<<about 12>>>', '<<<12%>>>', '<<<>>>'])(
		'cannot read %s',
		(reply) => {
			expect(kind('12', reply)).toBe('malformed');
		},
	);
});

describe('gsm-hard problems', () => {
	const anyCase = [fc.constantFrom(...gsmRecipes), fc.constantFrom(...family.levels), fc.integer()] as const;

	it('shows every number it computes with', () => {
		fc.assert(
			fc.property(...anyCase, (recipe, level, seed) => {
				const params = recipe.draw(level.params, createRng(seed));
				const text = recipe.text(params).replace(/(?<=\d),(?=\d{3})/g, '');
				const inText = text.match(/\d+(?:\.\d+)?/g) ?? [];
				const left = [...inText];
				for (const number of Object.values(params).flatMap((value) => value.split(' '))) {
					const at = left.indexOf(number.replace('-', ''));
					expect(at, `${number} in ${text}`).toBeGreaterThanOrEqual(0);
					left.splice(at, 1);
				}
			}),
		);
	});

	it('rejects mutated answers', () => {
		fc.assert(
			fc.property(fc.constantFrom(...family.levels), fc.integer(), (level, seed) => {
				const instance = family.generate(level, createRng(seed));
				const [top = '', bottom = '1'] = (instance.reference.exact ?? '').split('/');
				const verdict = (n: bigint): string => family.verify(instance, `${n}/${bottom}`).kind;
				fc.pre(BigInt(top) !== 0n);
				expect(verdict(BigInt(top))).toBe('correct');
				expect(verdict(-BigInt(top))).toBe('incorrect');
				expect(verdict(BigInt(top) * 10n)).toBe('incorrect');
				if (bottom === '1') expect(verdict(BigInt(top) + 1n)).toBe('incorrect');
			}),
		);
	});

	it('computes a problem as by hand', () => {
		const tank = gsmRecipes.find(({ id }) => id === 'tank-filling')!;
		expect(tank.value({ volume: '1000', inflow: '30 20', outflow: '10' })).toEqual({ n: 25n, d: 1n });
		const savings = gsmRecipes.find(({ id }) => id === 'growing-savings')!;
		// 100 + 110 + 120 = 330, minus 30.
		const saved = savings.value({ first: '100', growth: '10', months: '3', bought: '30', rent: '500.50' });
		expect(saved).toEqual({ n: 300n, d: 1n });
		const inverse = gsmRecipes.find(({ id }) => id === 'start-from-the-end')!;
		// (x * 3 - 6) * 2 - 4 = 20 gives x = 6.
		expect(inverse.value({ end: '20', times: '3 2', less: '6 4' })).toEqual({ n: 6n, d: 1n });
	});

	it('says which week, which heir and how many', () => {
		const text = (id: string, params: Record<string, string>): string =>
			gsmRecipes.find((recipe) => recipe.id === id)!.text(params);
		expect(text('percentage-chain', { start: '1000', changes: '6 -60' })).toBe(
			'A video has 1000 views in its first week. From the first to the second week its weekly views rise by 6 percent, ' +
				'from the second to the third week they fall by 60 percent. How many views does it have in the third week? ' +
				'Do not round.',
		);
		expect(text('proportional-split', { total: '1000', parts: '1 2 7', gift: '10' })).toBe(
			'An inheritance of 1000 crowns is divided among 3 heirs in the ratio 1 : 2 : 7, from the eldest to the youngest. ' +
				'Afterwards the eldest gives the second eldest 10 crowns. How many crowns does the second eldest have then?',
		);
		const plant = { machines: '2', rates: '30', hours: '4', rejected: '1 5' };
		expect(text('teams-with-rejects', plant)).toContain('Out of every 5 screws, 1 is rejected');
		expect(text('teams-with-rejects', { ...plant, rejected: '2 5' })).toContain('2 are rejected');
	});

	it('never asks about one of several things', () => {
		const order = gsmRecipes.find(({ id }) => id === 'order-with-discount')!;
		const amounts = Array.from({ length: 200 }, (_, seed) =>
			order.draw({ digits: 2, steps: 2 }, createRng(seed))['amounts']!.split(' '),
		).flat();
		expect(amounts).not.toContain('1');
	});

	it('refuses an instance whose text, numbers and reference do not belong together', () => {
		const instance = family.generate(family.levels[1]!, createRng('tampered'));
		expect(family.parse(instance)).toEqual(instance);
		expect(family.parse({ ...instance, question: 'How much is it?' })).toBeNull();
		expect(family.parse({ ...instance, reference: { exact: '1', value: '1' } })).toBeNull();
		expect(family.parse({ ...instance, params: { x: '__import__("os")' } })).toBeNull();
	});

	it('has levels that grow in digits times steps', () => {
		const sizes = family.levels.map(({ params }) => params.digits * params.steps);
		expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
	});
});
