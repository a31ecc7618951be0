import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PictureWanted } from '../../../../src/core/bench/evaluation.ts';
import { planOf } from '../../../../src/core/bench/plan.ts';
import { familiesWithCurve } from '../../../../src/core/bench/plots/curve.ts';
import { namedPicture, pictureName } from '../../../../src/core/bench/plots/named.ts';
import { offeredPictures } from '../../../../src/core/bench/plots/offered.ts';
import { designs } from '../../../support/experiments.ts';

const NOTHING = { figure: null, family: null, against: null };

test('a picture that is named in an address is that picture, with its task and its reference', () => {
	fc.assert(
		fc.property(designs.map(planOf), (plan) => {
			const all = offeredPictures(plan, true).flatMap((one): readonly PictureWanted[] => {
				if (one.kind === 'curve') return familiesWithCurve(plan).map((family) => ({ kind: 'curve', family }));
				if (one.kind !== 'differences') return [one];
				return plan.conditions.map(({ key: reference }) => ({ kind: 'differences', reference }));
			});
			expect(all.map((one) => namedPicture(plan, pictureName(plan, one)))).toEqual(all);
		}),
	);
});

test('what the plan does not have is passed over', () => {
	fc.assert(
		fc.property(designs.map(planOf), (plan) => {
			const offered = offeredPictures(plan, true);
			const found = [
				namedPicture(plan, NOTHING),
				namedPicture(plan, { ...NOTHING, figure: 'constructor' }),
				...offered.map(({ kind }) =>
					namedPicture(plan, { figure: kind, family: 'x"><script>', against: 9_999 }),
				),
			];
			expect(found).toEqual([offered[0], offered[0], ...offered]);
		}),
	);
});
