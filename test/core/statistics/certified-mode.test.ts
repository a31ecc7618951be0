import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRng } from '../../../src/core/rng.ts';
import { ModeCertificate, votesInARow } from '../../../src/core/statistics/certified-mode.ts';

test('at a level of 10 % five votes in a row certify, with the evidence 10.5; the candidate has none of its own', () => {
	expect([0.2, 0.1, 0.05].map(votesInARow)).toEqual([4, 5, 7]);
	const certificate = new ModeCertificate(0.1, 10);
	expect(Array.from('aaaaa', (answer) => certificate.take(answer))).toEqual(Array(5).fill('open'));
	expect([certificate.take('a'), certificate.votes]).toEqual(['certified', 5]);
	expect(certificate.evidence).toBeCloseTo(10.5, 4);
});

test('the strongest rival decides how much evidence there is', () => {
	const certificate = new ModeCertificate(0.1, 10);
	for (const answer of 'abaaacaab') certificate.take(answer);
	// 5 against 2, however many others have one.
	const alone = new ModeCertificate(0.1, 10);
	for (const answer of 'abaaabaa') alone.take(answer);
	expect(certificate.evidence).toBeCloseTo(alone.evidence, 9);
	expect([certificate.votes, certificate.others]).toEqual([5, 3]);
});

test('a rival with as much evidence the other way is the next candidate, counted anew at half the level', () => {
	const certificate = new ModeCertificate(0.1, 10);
	expect(Array.from('abbbbb', (answer) => certificate.take(answer)).at(-1)).toBe('overtaken');
	expect([certificate.candidate, certificate.votes, certificate.others, certificate.level]).toEqual([
		'b',
		0,
		0,
		0.05,
	]);
	expect(Array.from('ccccc', (answer) => certificate.take(answer)).at(-1)).toBe('overtaken');
	expect([certificate.candidate, certificate.level]).toEqual(['c', 0.025]);
});

/** How 400 runs of at most 40 samples end for a model that gives one answer with this probability and else another. */
function simulated(mode: number): { right: number; wrong: number } {
	const rng = createRng('certified-mode', mode);
	const ends = { right: 0, wrong: 0 };
	for (let run = 0; run < 400; run++) {
		const certificate = new ModeCertificate(0.1, 10);
		const answers = Array.from({ length: 40 }, () => (rng.chance(mode) ? 'mode' : 'other'));
		if (!answers.some((answer) => certificate.take(answer) === 'certified')) continue;
		ends[certificate.candidate === 'mode' ? 'right' : 'wrong']++;
	}
	return ends;
}

test('seldom certifies what a model does not say most often, though one looks after every sample', () => {
	const [close, clear] = [simulated(0.51), simulated(0.85)];
	// All candidates together stay below twice the level.
	expect(close.wrong / 400).toBeLessThan(0.2);
	expect(clear.wrong / 400).toBeLessThan(0.02);
	expect(clear.right / 400).toBeGreaterThan(0.8);
});

test('says the same of the same votes, whatever the answers are called', () => {
	fc.assert(
		fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 40 }), (samples) => {
			const [one, other] = [new ModeCertificate(0.1, 10), new ModeCertificate(0.1, 10)];
			const names = ['w', 'x', 'y', 'z'];
			expect(samples.map((at) => one.take(String(at)))).toEqual(samples.map((at) => other.take(names[at]!)));
		}),
	);
});
