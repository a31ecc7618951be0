import { meanOf, variance, type Estimate } from './mean.ts';

/**
 * Families as strata: the claim is about these families. Scores per family, one per instance, none of them empty. Each family
 * weighs the same: mean (1/G) sum p_g, standard error (1/G) sqrt(sum s_g^2 / n_g); null when a family has a single instance.
 */
export function stratifiedMean(families: readonly (readonly number[])[]): Estimate {
	const errors = families.map((scores) => {
		const spread = variance(scores);
		return spread === null ? null : spread / scores.length;
	});
	const known = errors.filter((error) => error !== null);
	const sum = known.reduce((total, error) => total + error, 0);
	return {
		mean: meanOf(families.map(meanOf)),
		standardError:
			families.length === 0 || known.length < errors.length ? null : Math.sqrt(sum) / families.length,
	};
}
