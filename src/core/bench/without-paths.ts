import { castWithoutPaths, plainNames } from '../record/without-paths.ts';
import type { Design } from './experiment.ts';

/** The design without the folders in which models lie, see `runWithoutPaths`. */
export function withoutPaths(design: Design): Design {
	const names = plainNames(design.casts);
	return { ...design, casts: design.casts.map((cast) => castWithoutPaths(cast, names)) };
}
