import type { PictureWanted } from '../evaluation.ts';
import type { Plan } from '../plan.ts';
import { familiesWithCurve } from './curve.ts';

/** The pictures of a plan that have something to show, one of each kind, in the order in which they are offered; at least one. */
export function offeredPictures(plan: Plan, isRated: boolean): readonly [PictureWanted, ...PictureWanted[]] {
	const [family] = familiesWithCurve(plan);
	const [reference, other] = plan.conditions;
	const hasFamilies = new Set(plan.rounds.map(({ instance }) => instance.family)).size > 1;
	const before: PictureWanted[] = [
		...(family === undefined ? [] : [{ kind: 'curve', family } as const]),
		...(hasFamilies ? [{ kind: 'heatMap' } as const] : []),
	];
	const [first = { kind: 'cost' }, ...others] = [
		...before,
		{ kind: 'cost' } as const,
		...(reference === undefined || other === undefined
			? []
			: [{ kind: 'differences', reference: reference.key } as const]),
		...(isRated ? [{ kind: 'reliability' } as const] : []),
	];
	return [first, ...others];
}
