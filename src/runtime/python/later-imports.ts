/** What functions of a package import when they are first called: of the first solve() and integrate() it took most of the time. */
const LATER = new Map([
	[
		'sympy',
		[
			'sympy.tensor.tensor',
			'sympy.assumptions.wrapper',
			'sympy.sets.setexpr',
			'sympy.sets.handlers.functions',
			'sympy.physics.units',
			'sympy.physics.matrices',
			'sympy.integrals.heurisch',
			'sympy.integrals.manualintegrate',
		],
	],
]);

/** Modules that programs with these imports are going to import without naming them. */
export function laterThan(imports: readonly string[]): readonly string[] {
	return imports.flatMap((name) => LATER.get(name) ?? []);
}
