import type { PackageIndex } from '../../core/packages/package-index.ts';
import { imageAddress } from './image-store.ts';
import { isMemoryOf } from './memory-store.ts';
import { forgetAllBut } from './package-cache.ts';
import { wheelAddress } from './wheels.ts';

/**
 * Deletes, in its own time, what only another version of this page has a use for: wheels that no lock file names any more, and images
 * and memories of these or of another build. A tab that still has the other version open keeps what it has in memory, and fetches or makes the rest again.
 */
export function forgetOtherVersions(index: PackageIndex, build: string): void {
	const needed = new Set<string>();
	for (const { builds } of index.byName.values()) {
		for (const { sha256 } of builds) needed.add(wheelAddress(sha256)).add(imageAddress(sha256, build));
	}
	const isKnown = (key: string) => needed.has(`images/${key}`);
	forgetAllBut((name) => needed.has(name) || isMemoryOf(name, isKnown));
}
