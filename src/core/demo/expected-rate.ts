import { type FamilyId, isPublishedFamily, PUBLISHED_FAMILY_IDS } from '../tasks/family-id.ts';
import { publishedRate, type PublishedColumn } from '../tasks/published-rates.ts';

/** Success rate in [0, 1] that the scripted model goes by: the published one, for other families the mean of all published (an assumption). */
export function expectedRate(family: FamilyId, column: PublishedColumn): number {
	if (isPublishedFamily(family)) return publishedRate(family, column);
	const sum = PUBLISHED_FAMILY_IDS.reduce((all, id) => all + publishedRate(id, column), 0);
	return sum / PUBLISHED_FAMILY_IDS.length;
}
