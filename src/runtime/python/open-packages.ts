import ownLock from '../../core/packages/own-lock.json' with { type: 'json' };
import { indexPackages } from '../../core/packages/package-index.ts';
import { ImageMaker } from './image-maker.ts';
import { ImportMemory } from './import-memory.ts';
import type { Interpreter } from './interpreter.ts';
import { forgetOtherVersions } from './other-versions.ts';
import { PackageStore } from './packages.ts';
import type { Sandbox } from './sandbox.ts';
import { wheelsAt } from './wheels.ts';

interface Surroundings {
	sandbox: Sandbox;
	/** Where the page's own wheels lie: Pyodide's in `pyodide/`, those of our lock in `packages/`. */
	base: URL;
	isElsewhereAllowed: () => boolean;
	/** A booted interpreter of this sandbox that has run nothing. */
	take: () => Promise<Interpreter>;
	/** Counts one that was not taken so as one that would be missed. */
	hold: (interpreter: Interpreter) => void;
}

export interface OpenedPackages {
	store: PackageStore;
	memory: ImportMemory;
}

/** Fetched with the first program that imports a package. */
export function openPackages({
	sandbox,
	base,
	isElsewhereAllowed,
	take,
	hold,
}: Surroundings): OpenedPackages {
	const own = [wheelsAt(new URL('pyodide/', base), 'pyodide'), wheelsAt(new URL('packages/', base), 'own')];
	const elsewhere = wheelsAt(
		new URL(`https://cdn.jsdelivr.net/pyodide/v${sandbox.version}/full/`),
		'pyodide',
	);
	const index = indexPackages(sandbox.lock, ownLock);
	forgetOtherVersions(index, sandbox.build);
	const store = new PackageStore(
		index,
		() => {
			const isAllowed = isElsewhereAllowed();
			return { list: isAllowed ? [...own, elsewhere] : own, isElsewhereAllowed: isAllowed };
		},
		sandbox,
		new ImageMaker(take),
	);
	return { store, memory: new ImportMemory({ sandbox, hold }) };
}
