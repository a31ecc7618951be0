import { describe, expect, it } from 'vitest';
import { checkOption, choiceOf, isOn, numberOf } from '../../../src/core/methods/options.ts';

const rounds = { id: 'n', label: 'Rounds', kind: 'integer', min: 1, max: 5, default: 3, help: '' } as const;
const score = {
	id: 's',
	label: 'Score',
	kind: 'number',
	min: 0,
	max: 1,
	step: 0.1,
	default: 0.5,
	help: '',
} as const;
const check = { id: 'c', label: 'Check', kind: 'switch', default: true, help: '' } as const;
const turns = {
	id: 't',
	label: 'Turns',
	kind: 'choice',
	choices: [
		{ value: '1', label: 'one' },
		{ value: '2', label: 'two' },
	],
	default: '1',
	help: '',
} as const;

describe('an option', () => {
	it('takes its default when the value is absent or of another type', () => {
		const junk = { n: 'x', s: Number.NaN, c: 1, t: 'nine' };
		expect([numberOf(rounds, {}), numberOf(rounds, junk), numberOf(score, junk)]).toEqual([3, 3, 0.5]);
		expect([isOn(check, {}), isOn(check, junk), isOn(check, { c: false })]).toEqual([true, true, false]);
		expect([choiceOf(turns, {}), choiceOf(turns, junk), choiceOf(turns, { t: '2' })]).toEqual([
			'1',
			'1',
			'2',
		]);
	});

	it('stays within its bounds', () => {
		expect([-4, 99, 2.4].map((n) => numberOf(rounds, { n }))).toEqual([1, 5, 2]);
		expect(numberOf(score, { s: 0.25 })).toBe(0.25);
	});

	it('says what is wrong with a value from outside', () => {
		expect([checkOption(rounds, 9), checkOption(check, 'yes'), checkOption(turns, '3')]).toEqual([
			{ ok: false, error: 'Rounds must be between 1 and 5' },
			{ ok: false, error: 'Check must be on or off' },
			{ ok: false, error: 'Turns must be one of one, two' },
		]);
		expect([checkOption(rounds, 2), checkOption(score, 0.3)]).toEqual([
			{ ok: true, value: 2 },
			{ ok: true, value: 0.3 },
		]);
	});
});
