/** One file of a package. */
export interface Build {
	fileName: string;
	/** Hexadecimal. */
	sha256: string;
	/** Pyodide's own distribution, or what our lock adds to it. */
	from: 'pyodide' | 'own';
}

/** What must be known of a package to bring it into the sandbox, with what it needs. */
export interface KnownPackage {
	/** In the one spelling of `canonicalName`, like all names here. */
	name: string;
	/** Modules it brings. */
	imports: readonly string[];
	/** Names of packages it cannot be imported without. */
	depends: readonly string[];
	/** Names of packages of which it needs one, the best first. */
	oneOf: readonly string[];
	to: 'site' | 'libraries';
	/** At least one; Pyodide's first. */
	builds: readonly [Build, ...Build[]];
}

/** Every package a program here may import, and those that are known to be missing; made by `indexPackages`. */
export interface PackageIndex {
	byName: ReadonlyMap<string, KnownPackage>;
	/** By top-level module. */
	byImport: ReadonlyMap<string, KnownPackage>;
	/** By top-level module: why there is no such package in a web page, and what to use instead. */
	absent: ReadonlyMap<string, string>;
}

/** What is read of an entry of pyodide-lock.json. */
interface LockedPackage {
	name: string;
	file_name: string;
	sha256: string;
	install_dir?: string;
	depends: readonly string[];
	imports: readonly string[];
}

/** Our own lock file: the same for packages that Pyodide has not, or has in a heavier or less reachable form. */
export interface OwnLock {
	packages: Readonly<Record<string, LockedPackage & { one_of?: readonly string[] }>>;
	absent: Readonly<Record<string, string>>;
}

/** Both lock files in one. Where both know a package, Pyodide's build comes first and our list of what it needs counts. */
export function indexPackages(pyodide: string, own: OwnLock): PackageIndex {
	const { packages } = JSON.parse(pyodide) as { packages: Record<string, LockedPackage> };
	const byName = new Map<string, KnownPackage>();
	for (const locked of Object.values(packages)) {
		const theirs = toKnown(locked, 'pyodide');
		byName.set(theirs.name, theirs);
	}
	for (const locked of Object.values(own.packages)) {
		const ours = toKnown(locked, 'own');
		const theirs = byName.get(ours.name);
		byName.set(ours.name, {
			...ours,
			oneOf: (locked.one_of ?? []).map(canonicalName),
			builds: [...(theirs?.builds ?? []), ...ours.builds] as KnownPackage['builds'],
		});
	}
	return { byName, byImport: indexImports(byName.values()), absent: new Map(Object.entries(own.absent)) };
}

/**
 * PEP 503. A lock file may call a package Pillow and say of another that it needs pillow.
 * @internal for whoever puts packages beside the page
 */
export function canonicalName(name: string): string {
	return name.toLowerCase().replace(/[-_.]+/g, '-');
}

function toKnown(locked: LockedPackage, from: Build['from']): KnownPackage {
	return {
		name: canonicalName(locked.name),
		imports: locked.imports,
		depends: locked.depends.map(canonicalName),
		oneOf: [],
		to: locked.install_dir === 'dynlib' ? 'libraries' : 'site',
		builds: [{ fileName: locked.file_name, sha256: locked.sha256, from }],
	};
}

function indexImports(packages: Iterable<KnownPackage>): ReadonlyMap<string, KnownPackage> {
	const entries = [...packages].flatMap((known) =>
		known.imports.map((name) => [name.split('.')[0] ?? name, known] as const),
	);
	return new Map(entries);
}

/**
 * What must be in place before the package, itself last. Throws with a sentence when the lock files do not know a part.
 */
export function closure({ byName }: PackageIndex, wanted: KnownPackage): readonly KnownPackage[] {
	const found = new Set<KnownPackage>();
	const visit = (known: KnownPackage, path: readonly KnownPackage[]): void => {
		if (found.has(known) || path.includes(known)) return;
		for (const name of known.depends) {
			const needed = byName.get(name);
			if (needed === undefined) throw new Error(`it needs ${name}, which no lock file of this page names`);
			visit(needed, [...path, known]);
		}
		found.add(known);
	};
	visit(wanted, []);
	return [...found];
}
