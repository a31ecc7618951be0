import type { PictureName } from '../../embed/address.ts';
import type { PictureWanted } from '../evaluation.ts';
import type { Plan } from '../plan.ts';
import { familiesWithCurve } from './curve.ts';
import { offeredPictures } from './offered.ts';

/** How an address names a picture. */
export function pictureName({ conditions }: Plan, picture: PictureWanted): PictureName {
	const name = { figure: picture.kind, family: null, against: null };
	if (picture.kind === 'curve') return { ...name, family: picture.family };
	if (picture.kind !== 'differences') return name;
	const place = conditions.findIndex(({ key }) => key === picture.reference);
	return { ...name, against: place === -1 ? null : place };
}

/** The way back. What the plan does not have is passed over: then the picture is the one that is offered first. */
export function namedPicture(plan: Plan, { figure, family, against }: PictureName): PictureWanted {
	const offered = offeredPictures(plan, true);
	const named = offered.find(({ kind }) => kind === figure) ?? offered[0];
	switch (named.kind) {
		case 'curve':
			return {
				kind: 'curve',
				family: familiesWithCurve(plan).find((one) => one === family) ?? named.family,
			};
		case 'differences':
			return { kind: 'differences', reference: plan.conditions[against ?? 0]?.key ?? named.reference };
		default:
			return named;
	}
}
